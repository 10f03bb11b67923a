/** Opening: a path, a file opened before, an example. */
import { FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { openFile, openText, readRecent, unlessUnsaved } from '../../store/tasks/files.ts';
import { simplestFirst } from '../../start/example-order.ts';
import start from '../../start/start.module.css';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { BrowseButton } from './browse-button.tsx';
import { useClose } from './use-close.ts';

export function OpenDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  const [path, setPath] = useState('');
  const recent = useLive((live) => live.recent);
  const examples = useLive((live) => live.examples);
  const failure = useLive((live) => live.failures.file);
  useEffect(() => void readRecent(bench).catch(() => undefined), [bench]);
  const open = (wanted: string): void => {
    if (wanted !== '') unlessUnsaved(bench, () => void openFile(bench, wanted));
  };
  return (
    <Dialog
      title={t('open.title')}
      onClose={close}
      wide
      footer={
        <>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <BrowseButton onPick={open} />
          <Button look="primary" disabled={path === ''} onClick={() => open(path)}>
            {t('open.go')}
          </Button>
        </>
      }
    >
      <Field label={t('open.path')} hint={t('open.pathHint')}>
        {(field) => (
          <TextInput
            field={field}
            mono
            autoFocus
            value={path}
            placeholder="two-hosts.vlanvas.yaml"
            onType={setPath}
            onKeyDown={(event) => event.key === 'Enter' && open(path)}
          />
        )}
      </Field>
      {failure && <ProblemCard problem={failure} />}
      {recent.length > 0 && (
        <section>
          <h3 className={start.group}>{t('start.recent')}</h3>
          {recent.map((file) => (
            <button key={file.path} type="button" className={start.recent} onClick={() => open(file.path)}>
              <FileText size={14} aria-hidden="true" />
              {file.name}
              <span>{file.path}</span>
            </button>
          ))}
        </section>
      )}
      {examples.length > 0 && (
        <section>
          <h3 className={start.group}>{t('start.examples')}</h3>
          {simplestFirst(examples).map((example) => (
            <button
              key={example.id}
              type="button"
              className={start.recent}
              onClick={() => unlessUnsaved(bench, () => openText(bench, example.text))}
            >
              <FileText size={14} aria-hidden="true" />
              {t.say(example.title)}
            </button>
          ))}
        </section>
      )}
    </Dialog>
  );
}
