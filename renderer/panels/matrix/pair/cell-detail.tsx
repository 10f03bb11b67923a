/** Why a cell is as it is: what was predicted and measured, the hops there and back, the reason, what to do. */
import { X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { Located } from '../../../../shared/locate/located.ts';
import type { Fate, PairKey } from '../../../../shared/reach/result.ts';
import type { Diagnosis, DifferenceKind } from '../../../../shared/verdict/diagnosis.ts';
import type { MeasuredPair } from '../../../../shared/verdict/measurement.ts';
import { isSurprise, verdict } from '../../../../shared/verdict/verdict.ts';
import { useLive, useT, useView } from '../../../store/hooks.ts';
import { resultOf } from '../../../store/live.ts';
import { measurementOf } from '../../../store/follow-measurement.ts';
import { historyOf, type PastRound } from '../../../store/round-history.ts';
import { Button } from '../../../ui/button.tsx';
import type { Analyst } from '../../../worker/analyst.ts';
import { Advice } from './advice.tsx';
import styles from './cell-detail.module.css';
import { CellHistory } from './cell-history.tsx';
import { DiagnosisText } from './diagnosis-text.tsx';
import { Hops } from './hops.tsx';
import { LocatePart } from './locate-part.tsx';
import { measuredText } from '../model/measured-text.ts';
import { useAnswer } from '../../../store/use-answer.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { useLocate } from './use-locate.ts';
import { usePath } from './use-path.ts';
import type { MatrixView } from '../model/use-matrix.ts';

/** What no deploy mends: cables, and what others have added. */
const BY_HAND: readonly DifferenceKind[] = ['no-carrier', 'route-added'];

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
  const lookNow = useLive((live) => live.measure?.look ?? null);
  const textNow = useLive((live) => live.measure?.text ?? '');
  const seen = useDiagnosis(pair, walk, result, view.past ? view.past.known : { look: lookNow, text: textNow });
  const diagnosis = seen?.diagnosis ?? null;
  const found = useLocate(pair)?.found?.located;
  // What was located is not so any more where the pair was measured otherwise since.
  const isOld = found !== undefined && isOtherwise(found, result);
  const located = view.past || isOld ? undefined : found;
  usePath({
    predicted: walk,
    seen: diagnosis?.explained === true ? (seen?.walk ?? null) : null,
    fault: diagnosis?.object,
    answered: result?.measured ? result.measured.received > 0 : null,
    located,
  });
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
          <p className={styles.reason}>{t.say(walk.text)}</p>
        </div>
        <div className={styles.side} data-unexpected={asPredicted ? undefined : walk.reachable ? 'closed' : 'open'}>
          <h4>{view.past ? t('cell.measuredAt', { time: t.time(view.past.at) }) : t('cell.measured')}</h4>
          <p>
            <b>{reason !== undefined && !result?.measured ? t('look.dead') : measuredText(result, t)}</b>
          </p>
          {reason !== undefined && <p className={styles.reason}>{t.say(reason)}</p>}
          {!asPredicted && !diagnosis && (
            <p className={styles.unexpected}>{t(walk.reachable ? 'cell.unexpectedlyClosed' : 'cell.unexpectedlyOpen')}</p>
          )}
        </div>
      </div>
      {diagnosis && <DiagnosisText diagnosis={diagnosis} isOpen={!walk.reachable} />}
      <Advice
        fate={diagnosis ?? walk}
        predicted={walk}
        canDeploy={!view.past && diagnosis !== null && canDeploy(diagnosis, walk)}
      />
      {/* Frames are listened for now, whatever moment is shown. */}
      {!view.past && <LocatePart pair={pair} isLost={!asPredicted && walk.reachable} isOld={isOld} />}
      <CellHistory pair={pair} shown={view.past?.at ?? null} />
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

/** Whether deploying again may change what the hosts show: they are otherwise than the design, or their rules are. */
function canDeploy({ differences, reason, explained }: Diagnosis, predicted: Fate): boolean {
  const ofRules = explained && [reason, predicted.reason].includes('FORWARD_DENIED');
  return ofRules || differences.some(({ kind }) => !BY_HAND.includes(kind));
}

function isOtherwise(found: Located, result: MeasuredPair | undefined): boolean {
  return result?.measured !== undefined && result.measured.received > 0 !== found.answered > 0;
}

/** What was last measured of a pair, or what it was in the round that is looked at. */
function useResult(pair: PairKey, past: PastRound | null): MeasuredPair | undefined {
  const now = useLive((live) => resultOf(live.measure, pair));
  return useMemo(() => {
    if (!past) return now;
    const [trip] = historyOf([past], pair);
    if (!trip) return undefined;
    return { ...pair, measured: measurementOf(trip.trip) };
  }, [past, pair, now]);
}
