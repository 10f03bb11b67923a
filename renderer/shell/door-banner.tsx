/** The services do not answer: that it is tried again, or what has become of them, what is kept, and what to do. */
import { Unplug } from 'lucide-react';
import { isDirty, textOf } from '../store/design.ts';
import { useDesign, useLive, useT, useWorkbench } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { download } from '../ui/download.ts';
import styles from './notices.module.css';

export function DoorBanner() {
  const t = useT();
  const door = useLive((live) => live.door);
  if (door === 'open' || door === 'connecting') return null;
  if (door === 'lost')
    return (
      <div className={styles.banner} data-tone="warning" data-banner="door" data-door={door} role="status">
        <span className={styles.spinner} aria-hidden="true" />
        {t('notice.lost')}
      </div>
    );
  return <Gone door={door} />;
}

function Gone({ door }: { readonly door: 'ended' | 'restarted' }) {
  const t = useT();
  const bench = useWorkbench();
  const unsaved = useDesign(isDirty);
  const saved = useDesign((design) => design.saved.path !== null && !isDirty(design));
  const uncopied = useLive((live) => live.uncopied);
  const command = useLive((live) => live.command);
  const { port } = window.location;
  const words = [
    t(door === 'ended' ? 'notice.ended' : 'notice.restarted'),
    ...(unsaved ? [t(uncopied ? 'notice.onlyHere' : 'notice.keptUnsaved')] : []),
    ...(saved ? [t('notice.keptSaved')] : []),
    // At the same port it is the same page to the browser, with what it keeps.
    door === 'ended'
      ? t('notice.startAgain', { command: `${command ?? 'vlanvas'} serve --port ${port}` })
      : t('notice.openAgain'),
  ];
  const saveCopy = (): void => {
    const design = bench.design.getState();
    download(`${design.document?.name ?? 'design'}.vlanvas.yaml`, new Blob([textOf(design)], { type: 'application/yaml' }));
  };
  return (
    <div className={styles.banner} data-tone="error" data-banner="door" data-door={door} role="alert">
      <Unplug size={15} aria-hidden="true" />
      <span className={styles.words}>{words.join(' ')}</span>
      {unsaved && (
        <div className={styles.choices}>
          <Button small onClick={saveCopy}>
            {t('notice.saveCopy')}
          </Button>
        </div>
      )}
    </div>
  );
}
