/** A labelled line of text that is checked while it is typed and written into the document at once. */
import { useState } from 'react';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';

interface LineProps {
  readonly label: string;
  readonly value: string;
  /** What is wrong with a text, in words. */
  readonly check?: (text: string) => string | null;
  readonly onType: (text: string) => void;
  readonly onDone: () => void;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly note?: string | undefined;
  readonly hint?: string;
}

export function Line({ label, value, check, onType, onDone, mono = true, placeholder, note, hint }: LineProps) {
  // Kept after the focus left, so that a mistake that could not be written into the document stays to be seen and mended.
  const [rejected, setRejected] = useState<string | null>(null);
  const shown = rejected ?? value;
  return (
    <Field label={label} error={check?.(shown)} hint={hint}>
      {(field) => (
        <TextInput
          field={field}
          value={shown}
          mono={mono}
          placeholder={placeholder ?? ''}
          note={note}
          onType={(text) => {
            setRejected((check?.(text) ?? null) === null ? null : text);
            onType(text);
          }}
          onDone={onDone}
        />
      )}
    </Field>
  );
}
