import { useState } from 'react';
import { useDesign, useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { saveFile } from '../../store/tasks/files.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useClose } from './use-close.ts';

/** Where a design is saved that has no file yet, or gets another one. */
export function SaveDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  const name = useDesign((design) => design.document?.name ?? 'untitled');
  const saved = useDesign((design) => design.saved.path);
  const [path, setPath] = useState(saved ?? `${name}.vlanvas.yaml`);
  const failure = useLive((live) => live.failures.file);
  const save = (chosen: string): void => {
    void saveFile(bench, chosen).then((done) => done && close());
  };
  return (
    <Dialog
      title={t('save.title')}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button look="primary" disabled={path === ''} onClick={() => save(path)}>
            {t('save.go')}
          </Button>
        </>
      }
    >
      <Field label={t('save.path')} hint={t('save.pathHint')}>
        {(field) => (
          <TextInput
            field={field}
            mono
            autoFocus
            value={path}
            onType={setPath}
            onKeyDown={(event) => event.key === 'Enter' && save(path)}
          />
        )}
      </Field>
      {failure && <ProblemCard problem={failure} />}
    </Dialog>
  );
}
