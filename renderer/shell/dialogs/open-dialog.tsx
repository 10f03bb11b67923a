/** Opening: a path, a file opened before, an example. */
import { FileText } from 'lucide-react';
import { useEffect } from 'react';
import { useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { openFile, openText, readRecent, unlessUnsaved } from '../../store/tasks/files.ts';
import { simplestFirst } from '../../start/example-order.ts';
import start from '../../start/start.module.css';
import { BrowseButton } from './browse-button.tsx';
import { PathDialog } from './path-dialog.tsx';
import { useClose } from './use-close.ts';

export function OpenDialog() {
  const t = useT();
  const bench = useWorkbench();
  const recent = useLive((live) => live.recent);
  const examples = useLive((live) => live.examples);
  useEffect(() => void readRecent(bench).catch(() => undefined), [bench]);
  const open = (wanted: string): void => {
    unlessUnsaved(bench, () => void openFile(bench, wanted));
  };
  return (
    <PathDialog
      title="open.title"
      go="open.go"
      placeholder="two-hosts.vlanvas.yaml"
      wide
      onGo={open}
      onClose={useClose()}
      browse={<BrowseButton onPick={open} />}
    >
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
    </PathDialog>
  );
}
