/** Measuring: once, or again and again; and whether the hosts take part. */
import { Pause, Play, RefreshCw, Square } from 'lucide-react';
import { actionById } from '../../actions/registry.ts';
import { isEnabled, perform } from '../../actions/action.ts';
import { useDesign, useLive, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { cancelTask } from '../../store/tasks/run.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CompareMenu } from './compare-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import styles from './matrix-tools.module.css';

const INTERVALS_MS = [500, 1_000, 2_000, 5_000, 15_000, 60_000];

export function MatrixTools() {
  const t = useT();
  const bench = useWorkbench();
  const running = useLive((live) => live.running.measure !== undefined);
  const live = useLive((state) => state.measure?.live === true);
  const hosts = useView((view) => view.matrixHosts);
  const interval = useView((view) => view.intervalMs);
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
      <select
        className={styles.pick}
        aria-label={t('matrix.interval')}
        title={t('matrix.interval')}
        value={interval}
        onChange={(event) => {
          set({ intervalMs: Number(event.target.value) });
          // A running measurement goes on with the new interval.
          if (running && live) {
            cancelTask(bench, 'measure');
            setTimeout(() => perform(again, bench), 50);
          }
        }}
      >
        {INTERVALS_MS.map((milliseconds) => (
          <option key={milliseconds} value={milliseconds}>
            {t('matrix.every', { seconds: milliseconds / 1000 })}
          </option>
        ))}
      </select>
      <CompareMenu />
      <ExportMenu />
      {running ? (
        <Button small onClick={() => cancelTask(bench, 'measure')}>
          {live ? <Pause size={12} aria-hidden="true" /> : <Square size={12} aria-hidden="true" />}
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
  const interval = useView((view) => view.intervalMs);
  if (!measure) return null;
  const parts = [
    measure.live && running ? t('matrix.every', { seconds: interval / 1000 }) : '',
    measure.milliseconds === null
      ? ''
      : t('matrix.took', { pairs: measure.pairs, seconds: Math.max(0.01, measure.milliseconds / 1000).toFixed(2) }),
  ];
  return <span className={styles.facts}>{parts.filter((part) => part !== '').join(' · ')}</span>;
}
