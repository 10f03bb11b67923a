/** Questions about files that wait above the window: unsaved work of before, and a file that somebody else has changed. */
import { FileClock, FileWarning } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useDesign, useLive, useT, useView, useWorkbench } from '../store/hooks.ts';
import { fileName, folderOf, keepOurs, takeFromDisk } from '../store/tasks/disk.ts';
import { saveAs, saveFile, unlessUnsaved } from '../store/tasks/files.ts';
import { forget, restoreWork } from '../store/tasks/recovery.ts';
import { Button } from '../ui/button.tsx';
import styles from './notices.module.css';

const DAY = 24 * 3600 * 1000;

export function FileBanners() {
  return (
    <>
      <ConflictBanner />
      <GoneBanner />
      <RecoveredBanner />
    </>
  );
}

function ConflictBanner() {
  const t = useT();
  const bench = useWorkbench();
  const file = useLive((live) => live.onDisk);
  if (!file) return null;
  return (
    <Banner
      name="conflict"
      icon={<FileWarning size={15} aria-hidden="true" />}
      words={t('file.changed', { name: fileName(file.path) })}
    >
      <Button small onClick={() => takeFromDisk(bench, file)} title={t('file.openAgainHint')}>
        {t('file.openAgain')}
      </Button>
      <Button small onClick={() => keepOurs(bench, file)} title={t('file.keepOursHint')}>
        {t('file.keepOurs')}
      </Button>
      <Button small onClick={() => void saveAs(bench)}>
        {t('file.saveAs')}
      </Button>
    </Banner>
  );
}

function GoneBanner() {
  const t = useT();
  const bench = useWorkbench();
  const gone = useLive((live) => live.fileGone);
  const path = useDesign((design) => design.saved.path);
  if (!gone || path === null) return null;
  return (
    <Banner name="gone" icon={<FileWarning size={15} aria-hidden="true" />} words={t('file.gone', { name: fileName(path) })}>
      <Button small onClick={() => void saveFile(bench)}>
        {t('save.go')}
      </Button>
      <Button small onClick={() => void saveAs(bench)}>
        {t('file.saveAs')}
      </Button>
    </Banner>
  );
}

/** The newest first; the next one when it is answered. */
function RecoveredBanner() {
  const t = useT();
  const bench = useWorkbench();
  const work = useLive((live) => live.recovered[0]);
  const language = useView((view) => view.language);
  const [now] = useState(() => Date.now());
  if (!work) return null;
  const at = new Date(work.savedAt);
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(now - work.savedAt > DAY && { day: 'numeric', month: 'short' }),
  }).format(at);
  const words =
    work.path === null
      ? t('recovery.found', { name: work.name, time })
      : t('recovery.foundIn', { name: fileName(work.path), folder: folderOf(work.path), time });
  return (
    <Banner name="recovered" icon={<FileClock size={15} aria-hidden="true" />} words={words}>
      <Button small look="primary" onClick={() => unlessUnsaved(bench, () => void restoreWork(bench, work))}>
        {t('recovery.restore')}
      </Button>
      <Button small onClick={() => void forget(bench, work)}>
        {t('recovery.discard')}
      </Button>
    </Banner>
  );
}

interface BannerProps {
  readonly name: string;
  readonly icon: ReactNode;
  readonly words: string;
  readonly children: ReactNode;
}

function Banner({ name, icon, words, children }: BannerProps) {
  return (
    <div className={styles.banner} data-tone="warning" data-banner={name} role="status">
      {icon}
      <span className={styles.words}>{words}</span>
      <div className={styles.choices}>{children}</div>
    </div>
  );
}
