/** Nothing is open: the examples, a new design, a file, the sandbox. */
import { FilePlus2, FileText, FolderOpen, ServerCog } from 'lucide-react';
import { actionById } from '../actions/registry.ts';
import { perform } from '../actions/action.ts';
import { useLive, useT, useView, useWorkbench } from '../store/hooks.ts';
import { openFile, openText } from '../store/tasks/files.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { ExampleGallery } from './example-gallery.tsx';
import styles from './start.module.css';

/** So many that the examples are still in sight. */
const MOST_RECENT = 5;

export function Start() {
  const t = useT();
  const bench = useWorkbench();
  const hasExamples = useLive((live) => live.examples.length > 0);
  const recent = useLive((live) => live.recent);
  const failure = useLive((live) => live.failures.door);
  const lab = useLive((live) => live.lab.status);
  const set = useView((view) => view.set);
  return (
    <main className={styles.start} data-part="start">
      <div className={styles.page}>
        <h1 className={styles.title}>{t('start.title')}</h1>
        <p className={styles.words}>{t('start.words')}</p>
        {failure && <ProblemCard problem={failure} />}
        <div className={styles.ways}>
          <button type="button" className={styles.way} onClick={() => perform(actionById('file.new'), bench)}>
            <FilePlus2 size={18} aria-hidden="true" />
            <b>{t('start.new')}</b>
            <span>{t('start.newWords')}</span>
          </button>
          <button type="button" className={styles.way} onClick={() => perform(actionById('file.open'), bench)}>
            <FolderOpen size={18} aria-hidden="true" />
            <b>{t('start.open')}</b>
            <span>{t('start.openWords')}</span>
          </button>
          <button type="button" className={styles.way} onClick={() => set({ dialog: 'sandbox' })}>
            <ServerCog size={18} aria-hidden="true" />
            <b>{lab?.running ? t('start.sandboxRunning') : t('start.sandbox')}</b>
            <span>{t('start.sandboxWords')}</span>
          </button>
        </div>
        {recent.length > 0 && (
          <section aria-label={t('start.recent')}>
            <h2 className={styles.group}>{t('start.recent')}</h2>
            <ul>
              {recent.slice(0, MOST_RECENT).map((file) => (
                <li key={file.path}>
                  <button type="button" className={styles.recent} onClick={() => void openFile(bench, file.path)}>
                    <FileText size={14} aria-hidden="true" />
                    {file.name}
                    <span>{file.path}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {hasExamples && (
          <section aria-label={t('start.examples')}>
            <h2 className={styles.group}>{t('start.examples')}</h2>
            <ExampleGallery onPick={(text) => openText(bench, text)} />
          </section>
        )}
      </div>
    </main>
  );
}
