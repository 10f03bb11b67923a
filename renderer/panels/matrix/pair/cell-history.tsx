/** The last hour of a pair: round trips as bars over time, lost ones as marks below the line, and what they come to in words. */
import { useMemo } from 'react';
import type { PairKey } from '../../../../shared/reach/result.ts';
import { useLive, useT } from '../../../store/hooks.ts';
import { LOST } from '../../../store/pair-table.ts';
import { historyOf, type PastTrip } from '../../../store/round-history.ts';
import styles from './cell-history.module.css';
import { roundTripText } from '../model/model.ts';

const WIDTH = 360;
const HEIGHT = 40;
/** Room below the line for what was lost. */
const BELOW = 7;
const BAR = 4;
/** Room for the first and the last time side by side. */
const LEAST_TIMES = 170;

export interface Bar {
  /** From the left, in pixels. */
  readonly x: number;
  /** Longest round trip, in milliseconds; null where nothing came back. */
  readonly trip: number | null;
  readonly lost: number;
  readonly rounds: number;
  readonly at: number;
}

/** The rounds dealt out over the width, the last at the right: as many bars as fit, each for the rounds of its time. */
export function barsOf(trips: readonly PastTrip[], width = WIDTH, bar = BAR): readonly Bar[] {
  const [first, last] = [trips[0], trips.at(-1)];
  if (!first || !last) return [];
  const slots = Math.floor(width / bar);
  // Few rounds stand side by side at the left; many share the width by their time.
  const slotOf = (trip: PastTrip, index: number): number =>
    trips.length <= slots ? index : Math.min(slots - 1, Math.floor(((trip.at - first.at) / (last.at - first.at)) * slots));
  const bars = new Map<number, Bar>();
  trips.forEach((trip, index) => {
    const slot = slotOf(trip, index);
    const known = bars.get(slot) ?? { x: slot * bar, trip: null, lost: 0, rounds: 0, at: trip.at };
    const isLost = trip.trip === LOST;
    bars.set(slot, {
      ...known,
      at: trip.at,
      rounds: known.rounds + 1,
      lost: known.lost + (isLost ? 1 : 0),
      trip: isLost ? known.trip : Math.max(known.trip ?? 0, trip.trip),
    });
  });
  return [...bars.values()];
}

interface CellHistoryProps {
  readonly pair: PairKey;
  /** When the round that is looked at ended; null: now. */
  readonly shown: number | null;
}

export function CellHistory({ pair, shown }: CellHistoryProps) {
  const t = useT();
  const history = useLive((live) => live.measure?.history);
  const rounds = useMemo(() => historyOf(history ?? [], pair), [history, pair]);
  const bars = useMemo(() => barsOf(rounds), [rounds]);
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (rounds.length < 2 || !first || !last) return null;
  const trips = rounds.flatMap(({ trip }) => (trip === LOST ? [] : [trip]));
  const lost = rounds.length - trips.length;
  const most = Math.max(0.001, ...bars.map(({ trip }) => trip ?? 0));
  const changes = rounds.filter(({ trip }, index) => index > 0 && (trip === LOST) !== (rounds[index - 1]?.trip === LOST)).length;
  const least = trips.reduce((low, trip) => Math.min(low, trip), Infinity);
  const words = [
    t('cell.history.rounds', { count: rounds.length }),
    t('cell.history.lost', { count: lost }),
    trips.length > 0 ? t('cell.history.range', { low: roundTripText(least), high: roundTripText(most) }) : '',
    t('cell.history.changes', { count: changes }),
  ].filter((part) => part !== '');
  const line = HEIGHT - BELOW;
  const marked = shown === null ? undefined : bars.find(({ at }) => at >= shown);
  return (
    <div className={styles.history} data-testid="cell-history">
      <h4>{t('cell.history')}</h4>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={words.join(' · ')}>
        <path className={styles.line} d={`M0 ${line + 0.5}H${WIDTH}`} />
        {bars.map((bar) => (
          <BarMark key={bar.x} bar={bar} most={most} line={line} />
        ))}
        {marked && <rect className={styles.shown} x={marked.x - 0.5} y={0.5} width={BAR} height={HEIGHT - 1} />}
      </svg>
      <p className={styles.times} aria-hidden="true" style={{ width: Math.max(LEAST_TIMES, (bars.at(-1)?.x ?? 0) + BAR) }}>
        <span>{t.time(first.at)}</span>
        <span>{t.time(last.at)}</span>
      </p>
      <p>{words.join(' · ')}</p>
    </div>
  );
}

function BarMark({ bar, most, line }: { readonly bar: Bar; readonly most: number; readonly line: number }) {
  const t = useT();
  const { x, trip, lost, at } = bar;
  const height = trip === null ? 0 : Math.max(2, (trip / most) * (line - 2));
  return (
    <g>
      <title>{[t.time(at), trip === null ? '' : `${roundTripText(trip)} ms`].join(' ').trim()}</title>
      {trip !== null && <rect className={styles.bar} x={x} y={line - height} width={BAR - 1} height={height} />}
      {lost > 0 && <path className={styles.lost} d={`M${x} ${line + 3}l3 3m0 -3l-3 3`} />}
    </g>
  );
}
