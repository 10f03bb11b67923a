/**
 * An expectation: an arrow where somebody is to be reached, a bar where nobody may pass; in its middle whether the prediction
 * agrees. Told by shape first, and by colour beside it.
 */
import type { EdgeProps } from '@xyflow/react';
import { useExpectationState } from '../../store/use-expectation-state.ts';
import { useT } from '../../store/hooks.ts';
import type { ExpectationEdge } from './expectation-edges.ts';
import styles from './expectation-line.module.css';

export function ExpectationLine({ id, data, selected }: EdgeProps<ExpectationEdge>) {
  const t = useT();
  const state = useExpectationState(data?.index ?? -1);
  if (!data) return null;
  const { curve, reachable } = data;
  return (
    <g
      className={styles.expectation}
      data-expectation={id}
      data-reachable={reachable}
      data-state={state?.is ?? 'unknown'}
      data-selected={selected || undefined}
    >
      <path className={styles.touch} d={curve.path} />
      <path className={styles.ground} d={curve.path} />
      <path className={styles.line} d={curve.path} />
      <g transform={`translate(${curve.end.x} ${curve.end.y}) rotate(${curve.angle})`}>
        {reachable ? (
          <path className={styles.head} d="M1 0L-10 -5.5L-7.5 0L-10 5.5Z" />
        ) : (
          <path className={styles.bar} d="M-1 -8V8" />
        )}
      </g>
      {curve.open && (
        <text className={styles.nobody} x={curve.open.x} y={curve.open.y - 12}>
          {t('router.any')}
        </text>
      )}
      <g transform={`translate(${curve.middle.x} ${curve.middle.y})`}>
        <circle className={styles.badge} r={8.5} />
        <path className={styles.sign} d={SIGNS[state?.is ?? 'unknown']} />
      </g>
    </g>
  );
}

/** A tick, an exclamation mark, a dash, a question mark. */
const SIGNS = {
  met: 'M-3.6 0.2L-1.2 2.8L3.8 -2.6',
  unmet: 'M0 -4.4V1M0 3.7V4.2',
  idle: 'M-3.2 0H3.2',
  unknown: 'M-2.2 -2C-2.2 -4.8 2.4 -4.8 2.4 -2C2.4 -0.4 0 -0.2 0 1.4M0 3.9V4.2',
} as const;
