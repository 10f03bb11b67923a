/** Back in time: a slider over the rounds of the last hour, with marks where pairs changed. */
import { useMemo, useState } from 'react';
import { useLive, useT, useView } from '../../../store/hooks.ts';
import { roundAt, type PastRound } from '../../../store/round-history.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './timeline.module.css';

const NONE: readonly PastRound[] = [];

export function Timeline() {
  const t = useT();
  const rounds = useLive((live) => live.measure?.history) ?? NONE;
  // While it is dragged it stays as it was: each new round would move it under the pointer.
  const [held, setHeld] = useState<readonly PastRound[] | null>(null);
  const history = held ?? rounds;
  const moment = useView((view) => view.moment);
  const set = useView((view) => view.set);
  const shown = moment === null ? undefined : roundAt(history, moment);
  const marks = useMemo(() => marksOf(history), [history]);
  if (history.length < 2) return null;
  const last = history.length - 1;
  const index = shown ? history.indexOf(shown) : last;
  const at = history[index];
  const text = shown && at ? t('timeline.at', { time: t.time(at.at), changes: at.changed }) : t('timeline.now');
  const letGo = (): void => setHeld(null);
  return (
    <div className={styles.timeline} data-testid="timeline">
      <span className={styles.end}>{t.time(history[0]?.at ?? 0)}</span>
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
          onPointerDown={() => setHeld(rounds)}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onLostPointerCapture={letGo}
          onBlur={letGo}
          onChange={(event) => {
            const next = Number(event.target.value);
            set({ moment: next >= last ? null : (history[next]?.at ?? null) });
          }}
        />
      </span>
      <output className={styles.text} title={text}>
        {text}
      </output>
      {/* Both are always there: a slider that gets narrower as it is dragged runs away from the pointer. */}
      <Button small disabled={!shown} onClick={() => set({ moment: null })}>
        {t('timeline.back')}
      </Button>
      <Button
        className={styles.compare ?? ''}
        small
        disabled={!shown}
        onClick={() => at && set({ moment: null, comparison: { kind: 'moment', at: at.at } })}
      >
        {t('timeline.compare')}
      </Button>
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
