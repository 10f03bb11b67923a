/** A design with nothing in it says how it begins. */
import { Server } from 'lucide-react';
import { addFromPalette } from '../palette/add-from-palette.ts';
import { useDesign, useLive, useT, useView, useWorkbench } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { isEmpty } from './is-empty.ts';
import styles from './empty-hint.module.css';

export function EmptyHint() {
  const t = useT();
  const bench = useWorkbench();
  const empty = useDesign((design) => isEmpty(design.document));
  const hasExamples = useLive((live) => live.examples.length > 0);
  const unreadable = useDesign((design) => design.unreadable !== null);
  const running = useLive((live) => live.lab.status?.running === true);
  const set = useView((view) => view.set);
  if (!empty || unreadable) return null;
  return (
    <div className={styles.hint}>
      <Server size={22} aria-hidden="true" />
      <p className={styles.title}>{t('empty.title')}</p>
      <p className={styles.words}>{t('empty.words')}</p>
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => addFromPalette(bench, 'host')}>
          {t('empty.addHost')}
        </Button>
        <Button onClick={() => set({ dialog: 'addHosts' })}>{t('empty.config')}</Button>
        <Button onClick={() => set({ dialog: 'sandbox' })}>{running ? t('empty.sandboxRunning') : t('empty.sandbox')}</Button>
      </div>
      {hasExamples && (
        <button type="button" className={styles.link} onClick={() => set({ dialog: 'examples' })}>
          {t('empty.example')}
        </button>
      )}
    </div>
  );
}
