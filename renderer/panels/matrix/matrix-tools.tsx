/** Measuring: once, or again and again; and whether the hosts take part. */
import { Play, RefreshCw, Square } from 'lucide-react';
import { actionById } from '../../actions/registry.ts';
import { isEnabled, perform } from '../../actions/action.ts';
import { useDesign, useLive, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { LIVE_INTERVAL_MS } from '../../store/tasks/measure.ts';
import { cancelTask } from '../../store/tasks/run.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './matrix-tools.module.css';

export function MatrixTools() {
  const t = useT();
  const bench = useWorkbench();
  const running = useLive((live) => live.running.measure !== undefined);
  const live = useLive((state) => state.measure?.live === true);
  const hosts = useView((view) => view.matrixHosts);
  const set = useView((view) => view.set);
  useDesign((design) => design.document);
  const measure = actionById('topology.measure');
  const again = actionById('topology.measureLive');
  return (
    <>
      <Facts />
      <span className={styles.hosts}>
        <Checkbox label={t('matrix.withHosts')} checked={hosts} onChange={(matrixHosts) => set({ matrixHosts })} />
      </span>
      {running ? (
        <Button small onClick={() => cancelTask(bench, 'measure')}>
          <Square size={12} aria-hidden="true" />
          {t(live ? 'matrix.stopLive' : 'matrix.cancel')}
        </Button>
      ) : (
        <>
          <Button small onClick={() => perform(measure, bench)} disabled={!isEnabled(measure, bench)}>
            <Play size={12} aria-hidden="true" />
            {t('matrix.measureOnce')}
          </Button>
          <Button small onClick={() => perform(again, bench)} disabled={!isEnabled(again, bench)}>
            <RefreshCw size={12} aria-hidden="true" />
            {t('matrix.live')}
          </Button>
        </>
      )}
    </>
  );
}

function Facts() {
  const t = useT();
  const measure = useLive((live) => live.measure);
  const running = useLive((live) => live.running.measure !== undefined);
  if (!measure) return null;
  const parts = [
    measure.live && running ? t('matrix.every', { seconds: LIVE_INTERVAL_MS / 1000 }) : '',
    measure.milliseconds === null
      ? ''
      : t('matrix.took', { pairs: measure.pairs, seconds: (measure.milliseconds / 1000).toFixed(2) }),
  ];
  return <span className={styles.facts}>{parts.filter((part) => part !== '').join(' · ')}</span>;
}
