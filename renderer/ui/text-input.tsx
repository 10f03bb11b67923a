/** A line of text. What is typed stays while the field has the focus, whatever becomes of the value meanwhile. */
import { useContext, useState, type InputHTMLAttributes } from 'react';
import type { FieldState } from './field.tsx';
import styles from './field.module.css';
import { ReadOnly } from './read-only.ts';

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> {
  readonly field: FieldState;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** The focus leaves, or Enter was pressed. */
  readonly onDone?: (text: string) => void;
  readonly mono?: boolean;
  /** A word at the right end of the field, as in `planned`. */
  readonly note?: string | undefined;
}

export function TextInput({ field, value, onType, onDone, mono, note, ...rest }: TextInputProps) {
  const readOnly = useContext(ReadOnly);
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  return (
    <span className={styles.frame} data-invalid={field.invalid || undefined} data-read-only={readOnly || undefined}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        readOnly={readOnly}
        id={field.id}
        className={mono ? styles.mono : styles.text}
        value={text}
        aria-invalid={field.invalid || undefined}
        aria-describedby={field.describedBy}
        onFocus={() => setDraft(value)}
        onChange={(event) => {
          setDraft(event.target.value);
          onType(event.target.value);
        }}
        onBlur={() => {
          setDraft(null);
          if (!readOnly) onDone?.(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !readOnly) onDone?.(text);
          rest.onKeyDown?.(event);
        }}
      />
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </span>
  );
}
