/** Why a cell is as it is: what was predicted and measured, the hops there and back, the reason, what to do. */
import { X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { PairKey } from '../../../shared/reach/result.ts';
import type { MeasuredPair } from '../../../shared/verdict/measurement.ts';
import { isSurprise, verdict } from '../../../shared/verdict/verdict.ts';
import { useLive, useT, useView } from '../../store/hooks.ts';
import { resultOf } from '../../store/live.ts';
import { LOST } from '../../store/pair-table.ts';
import { historyOf, type PastRound } from '../../store/round-history.ts';
import { Button } from '../../ui/button.tsx';
import type { Analyst } from '../../worker/analyst.ts';
import { Advice } from './advice.tsx';
import styles from './cell-detail.module.css';
import { CellHistory } from './cell-history.tsx';
import { DiagnosisText } from './diagnosis-text.tsx';
import { Hops } from './hops.tsx';
import { LocatePart } from './locate-part.tsx';
import { measuredText } from './measured-text.ts';
import { useAnswer } from './use-answer.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { useLocate } from './use-locate.ts';
import { usePath } from './use-path.ts';
import type { MatrixView } from './use-matrix.ts';

export function CellDetail({
  cell,
  view,
}: {
  readonly cell: { readonly from: string; readonly to: string };
  readonly view: MatrixView;
}) {
  const t = useT();
  const set = useView((state) => state.set);
  const target = view.whole.endpoints.find((endpoint) => endpoint.id === cell.to);
  const pairs = useMemo(
    () => target?.addresses.map(({ address }): PairKey => ({ from: cell.from, to: cell.to, address })) ?? [],
    [cell, target],
  );
  return (
    <aside className={styles.detail} aria-label={t('cell.label', { from: cell.from, to: cell.to })}>
      <Button
        look="quiet"
        small
        className={styles.close ?? ''}
        aria-label={t('dialog.close')}
        onClick={() => set({ cell: null })}
      >
        <X size={14} />
      </Button>
      {pairs.map((pair) => (
        <PairDetail key={`${pair.from} ${pair.to} ${pair.address}`} pair={pair} view={view} />
      ))}
    </aside>
  );
}

function PairDetail({ pair, view }: { readonly pair: PairKey; readonly view: MatrixView }) {
  const t = useT();
  const { predicted } = view;
  // Another prediction, another way: the core is asked again.
  const ask = useCallback((analyst: Analyst) => (predicted ? analyst.walk({ pair }) : Promise.resolve(null)), [predicted, pair]);
  const walk = useAnswer(ask);
  const result = useResult(pair, view.past);
  const seen = useDiagnosis(pair, walk, view.past ? undefined : result);
  const diagnosis = seen?.diagnosis ?? null;
  const located = useLocate(pair)?.found?.located;
  usePath(walk, diagnosis?.object, located);
  if (!walk) return null;
  const asPredicted = !isSurprise(verdict(walk, result?.measured));
  const reason = view.dead.get(view.hostOf(pair.to)) ?? view.dead.get(view.hostOf(pair.from));
  return (
    <section className={styles.pair} data-testid="cell-reason">
      <h3 className={styles.title}>
        {pair.from} → {pair.to} <code>{pair.address}</code>
      </h3>
      <div className={styles.sides}>
        <div className={styles.side}>
          <h4>{t('cell.predicted')}</h4>
          <p>
            <b>{walk.reachable ? t('cell.open') : t('cell.closed', { reason: walk.reason ?? '' })}</b>
          </p>
          <p className={styles.reason}>{walk.text}</p>
        </div>
        <div className={styles.side} data-unexpected={asPredicted ? undefined : walk.reachable ? 'closed' : 'open'}>
          <h4>{t('cell.measured')}</h4>
          <p>
            <b>{reason !== undefined && !result?.measured ? t('look.dead') : measuredText(result, t)}</b>
          </p>
          {reason !== undefined && <p className={styles.reason}>{reason}</p>}
          {!asPredicted && !diagnosis && (
            <p className={styles.unexpected}>{t(walk.reachable ? 'cell.unexpectedlyClosed' : 'cell.unexpectedlyOpen')}</p>
          )}
        </div>
      </div>
      {diagnosis && <DiagnosisText diagnosis={diagnosis} />}
      <Advice fate={diagnosis ?? walk} predicted={walk} />
      <LocatePart pair={pair} isLost={!asPredicted && walk.reachable} />
      <CellHistory pair={pair} />
      <div className={styles.sides}>
        <div>
          {seen?.walk && <h4 className={styles.way}>{t('cell.asDrawn')}</h4>}
          <Hops title={t('cell.there')} hops={walk.there} />
          <Hops title={t('cell.back')} hops={walk.back} />
        </div>
        {seen?.walk && (
          <div>
            <h4 className={styles.way}>{t('cell.asSeen')}</h4>
            <Hops title={t('cell.there')} hops={seen.walk.there} />
            <Hops title={t('cell.back')} hops={seen.walk.back} />
          </div>
        )}
      </div>
    </section>
  );
}

/** What was last measured of a pair, or what it was in the round that is looked at. */
function useResult(pair: PairKey, past: PastRound | null): MeasuredPair | undefined {
  const now = useLive((live) => resultOf(live.measure, pair));
  return useMemo(() => {
    if (!past) return now;
    const [trip] = historyOf([past], pair);
    if (!trip) return undefined;
    const isLost = trip.trip === LOST;
    return { ...pair, measured: { sent: 1, received: isLost ? 0 : 1, rttMs: isLost ? null : trip.trip } };
  }, [past, pair, now]);
}
