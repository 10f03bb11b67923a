/** The last hour of a pair: the round trip of every round as a bar, a lost one as a cross below the line. */
import { useMemo } from 'react';
import type { PairKey } from '../../../shared/reach/result.ts';
import { useLive, useT } from '../../store/hooks.ts';
import { historyOf, LOST } from '../../store/pair-table.ts';
import styles from './cell-history.module.css';
import { roundTripText } from './model.ts';

const HEIGHT = 30;
const BAR = 4;
/** As many as fit beside the explanation. */
const SHOWN = 90;

export function CellHistory({ pair }: { readonly pair: PairKey }) {
  const t = useT();
  const history = useLive((live) => live.measure?.history);
  const rounds = useMemo(() => historyOf(history ?? [], pair), [history, pair]);
  if (rounds.length < 2) return null;
  const shown = rounds.slice(-SHOWN);
  const trips = rounds.flatMap(({ rtt }) => (rtt === LOST ? [] : [rtt]));
  const lost = rounds.length - trips.length;
  const most = Math.max(0.001, ...trips);
  const changes = rounds.filter(({ rtt }, index) => index > 0 && (rtt === LOST) !== (rounds[index - 1]?.rtt === LOST)).length;
  const words = [
    t('cell.history.rounds', { count: rounds.length }),
    t('cell.history.lost', { count: lost }),
    trips.length > 0 ? t('cell.history.range', { low: roundTripText(Math.min(...trips)), high: roundTripText(most) }) : '',
    t('cell.history.changes', { count: changes }),
  ].filter((part) => part !== '');
  return (
    <div className={styles.history} data-testid="cell-history">
      <h4>{t('cell.history')}</h4>
      <svg width={shown.length * BAR} height={HEIGHT} role="img" aria-label={words.join(' · ')}>
        {shown.map(({ at, rtt }, index) => {
          const x = index * BAR;
          const time = new Date(at).toLocaleTimeString();
          if (rtt === LOST) {
            return (
              <path key={at} className={styles.lost} d={`M${x} ${HEIGHT - 4}l3 3m0 -3l-3 3`}>
                <title>{time}</title>
              </path>
            );
          }
          const height = Math.max(2, (rtt / most) * (HEIGHT - 7));
          return (
            <rect key={at} className={styles.bar} x={x} y={HEIGHT - 6 - height} width={BAR - 1} height={height}>
              <title>{`${time} ${roundTripText(rtt)} ms`}</title>
            </rect>
          );
        })}
      </svg>
      <p>{words.join(' · ')}</p>
    </div>
  );
}
