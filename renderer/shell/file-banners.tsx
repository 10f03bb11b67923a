/** Questions about files that wait above the window: unsaved work of before, and a file that somebody else has changed. */
import { FileClock, FileWarning } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { OpenedFile } from '../../shared/contract/contract.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { changedNames } from '../store/changed-names.ts';
import { parse } from '../store/core.ts';
import { useDesign, useLive, useT, useView, useWorkbench } from '../store/hooks.ts';
import { fileName, folderOf, keepOurs, takeFromDisk } from '../store/tasks/disk.ts';
import { saveAs, saveFile, unlessUnsaved } from '../store/tasks/files.ts';
import { forget, restoreWork } from '../store/tasks/recovery.ts';
import { Button } from '../ui/button.tsx';
import styles from './notices.module.css';

const DAY = 24 * 3600 * 1000;
/** So many that the banner stays a line or two. */
const MOST_NAMES = 4;

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
  const both = useBothSides(file);
  if (!file) return null;
  return (
    <Banner
      name="conflict"
      icon={<FileWarning size={15} aria-hidden="true" />}
      words={[t('file.changed', { name: fileName(file.path) }), ...both].join(' ')}
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

/** What was changed here and on disk since the file was the same at both; empty where a side cannot be read. */
function useBothSides(file: OpenedFile | null): readonly string[] {
  const t = useT();
  const ours = useDesign((design) => (design.unreadable ? null : design.document));
  const before = useDesign((design) => design.saved.text);
  const base = useMemo(() => (file ? parse(before, file.path).document : undefined), [file, before]);
  const theirs = useMemo(() => (file ? parse(file.text, file.path).document : undefined), [file]);
  return useMemo(() => {
    // A restored design knows no text that both had.
    if (!file || !base || !ours || !theirs || before === file.text) return [];
    const words = (document: TopologyDocument): string => {
      const { names, parts } = changedNames(base, document);
      const all = [...names, ...parts.map((part) => t(`file.part.${part}`))];
      const shown = all.slice(0, MOST_NAMES).join(', ');
      return all.length > MOST_NAMES ? t('file.andMore', { names: shown, count: all.length - MOST_NAMES }) : shown;
    };
    const [here, there] = [words(ours), words(theirs)];
    return [
      ...(here === '' ? [] : [t('file.changedHere', { names: here })]),
      ...(there === '' ? [] : [t('file.changedThere', { names: there })]),
    ];
  }, [file, before, base, ours, theirs, t]);
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
