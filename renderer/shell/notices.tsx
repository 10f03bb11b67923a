/** What concerns the whole window: the connection, a file that could not be opened or saved, a sentence about what was refused. */
import { X } from 'lucide-react';
import { useLive, useT, useView, useWorkbench } from '../store/hooks.ts';
import { without } from '../store/tasks/run.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { DoorBanner } from './door-banner.tsx';
import { FileBanners } from './file-banners.tsx';
import styles from './notices.module.css';

export function Notices() {
  const t = useT();
  const { live: liveStore } = useWorkbench();
  const file = useLive((live) => live.failures.file);
  const dialog = useView((view) => view.dialog);
  const notice = useView((view) => view.notice);
  return (
    <>
      <DoorBanner />
      {file && dialog === null && (
        <div className={styles.banner} data-tone="error" role="alert">
          <SeverityIcon severity="error" size={15} />
          <span className={styles.words}>{t.say(`${file.message} ${file.hint ?? ''}`.trimEnd())}</span>
          <button
            type="button"
            aria-label={t('dialog.close')}
            onClick={() => liveStore.setState((live) => ({ failures: without(live.failures, 'file') }))}
          >
            <X size={14} />
          </button>
        </div>
      )}
      <FileBanners />
      <div className={styles.toasts} role="status" aria-live="polite">
        {notice !== null && <div className={styles.toast}>{t.say(notice)}</div>}
      </div>
    </>
  );
}
