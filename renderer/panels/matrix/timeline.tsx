/** Back in time: a slider over the rounds of the last hour, with marks where pairs changed. */
import { useMemo } from 'react';
import { useLive, useT, useView } from '../../store/hooks.ts';
import { roundAt, type PastRound } from '../../store/round-history.ts';
import { Button } from '../../ui/button.tsx';
import styles from './timeline.module.css';

const NONE: readonly PastRound[] = [];

export function Timeline() {
  const t = useT();
  const history = useLive((live) => live.measure?.history) ?? NONE;
  const moment = useView((view) => view.moment);
  const comparison = useView((view) => view.comparison);
  const set = useView((view) => view.set);
  const shown = moment === null ? undefined : roundAt(history, moment);
  const marks = useMemo(() => marksOf(history), [history]);
  if (history.length < 2) return null;
  const last = history.length - 1;
  const index = shown ? history.indexOf(shown) : last;
  const at = history[index];
  const text = shown && at ? t('timeline.at', { time: clock(at.at), changes: at.changed }) : t('timeline.now');
  const compared = comparison?.kind === 'moment';
  return (
    <div className={styles.timeline} data-testid="timeline">
      <span className={styles.end}>{clock(history[0]?.at ?? 0)}</span>
      <span className={styles.track}>
        <svg className={styles.marks} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
          {marks.map(({ x, share }) => (
            <rect key={x} x={x - 1.5} width={3} y={10 - 4 - share * 6} height={4 + share * 6} />
          ))}
        </svg>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={index}
          aria-label={t('timeline.label')}
          aria-valuetext={text}
          onChange={(event) => {
            const next = Number(event.target.value);
            set({ moment: next >= last ? null : (history[next]?.at ?? null) });
          }}
        />
      </span>
      <output className={styles.text}>{text}</output>
      <Button small disabled={!shown} onClick={() => set({ moment: null })}>
        {t('timeline.back')}
      </Button>
      {shown && at && (
        <Button small onClick={() => set({ moment: null, comparison: { kind: 'moment', at: at.at } })}>
          {t('timeline.compare')}
        </Button>
      )}
      {!shown && compared && (
        <Button small onClick={() => set({ comparison: null })}>
          {t('compare.stop')}
        </Button>
      )}
    </div>
  );
}

interface Mark {
  /** Of a thousand. */
  readonly x: number;
  /** Of the round that changed most: how much of that. */
  readonly share: number;
}

function marksOf(history: readonly PastRound[]): readonly Mark[] {
  const most = history.reduce((high, { changed }) => Math.max(high, changed), 1);
  const last = Math.max(1, history.length - 1);
  return history.flatMap(({ changed }, index) => (changed === 0 ? [] : [{ x: (index / last) * 1000, share: changed / most }]));
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString();
}
