/** A dialog that asks for the path of a file: what opening and saving have in common. */
import { useState, type ReactNode } from 'react';
import type { MessageKey } from '../../locales/index.ts';
import { useLive, useT } from '../../store/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { TextInput } from '../../ui/text-input.tsx';

interface PathDialogProps {
  readonly title: MessageKey;
  /** What the button says that takes the path. */
  readonly go: MessageKey;
  /** The path that is offered first. */
  readonly initial?: string;
  readonly placeholder?: string;
  readonly wide?: boolean;
  readonly onGo: (path: string) => void;
  readonly onClose: () => void;
  /** One more way to choose, before the main button. */
  readonly browse?: ReactNode;
  /** Below the field. */
  readonly children?: ReactNode;
}

export function PathDialog(props: PathDialogProps) {
  const { title, go, initial = '', placeholder, wide = false, onGo, onClose, browse, children } = props;
  const t = useT();
  const [path, setPath] = useState(initial);
  const failure = useLive((live) => live.failures.file);
  const take = (): void => {
    if (path.trim() !== '') onGo(path.trim());
  };
  return (
    <Dialog
      title={t(title)}
      onClose={onClose}
      wide={wide}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          {browse}
          <Button look="primary" disabled={path.trim() === ''} onClick={take}>
            {t(go)}
          </Button>
        </>
      }
    >
      <Field label={t('file.path')} hint={t('file.pathHint')}>
        {(field) => (
          <TextInput
            field={field}
            mono
            autoFocus
            value={path}
            {...(placeholder !== undefined && { placeholder })}
            onType={setPath}
            onKeyDown={(event) => event.key === 'Enter' && take()}
          />
        )}
      </Field>
      {failure && <ProblemCard problem={failure} />}
      {children}
    </Dialog>
  );
}
