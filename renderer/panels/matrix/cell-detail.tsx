/** Why a cell is as it is: what was predicted and measured, the hops there and back, the reason, what to do. */
import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { PairKey } from '../../../shared/reach/result.ts';
import { isSurprise, verdict } from '../../../shared/verdict/verdict.ts';
import { useLive, useT, useView } from '../../store/hooks.ts';
import { resultOf } from '../../store/live.ts';
import { idOfRef } from '../../store/object-id.ts';
import { Button } from '../../ui/button.tsx';
import styles from './cell-detail.module.css';
import { CellHistory } from './cell-history.tsx';
import { DiagnosisText } from './diagnosis-text.tsx';
import { Hops } from './hops.tsx';
import { measuredText } from './measured-text.ts';
import { useDiagnosis } from './use-diagnosis.ts';
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
  const pairs = target?.addresses.map(({ address }): PairKey => ({ from: cell.from, to: cell.to, address })) ?? [];
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
        <PairDetail key={pair.address} pair={pair} view={view} />
      ))}
    </aside>
  );
}

function PairDetail({ pair, view }: { readonly pair: PairKey; readonly view: MatrixView }) {
  const t = useT();
  const { prediction } = view;
  const walk = useMemo(() => prediction?.walk(pair), [prediction, pair]);
  const result = useLive((live) => resultOf(live.measure, pair));
  const select = useView((state) => state.select);
  const revealObjects = useView((state) => state.revealObjects);
  const diagnosis = useDiagnosis(pair, walk, result);
  usePath(walk, diagnosis?.object);
  if (!walk) return null;
  const { object, hint } = diagnosis ?? walk;
  const culprit = object ? idOfRef(object) : null;
  const asPredicted = !isSurprise(verdict(walk, result?.measured));
  return (
    <section className={styles.pair} data-testid="cell-reason">
      <h3 className={styles.title}>
        {pair.from} → {pair.to} <code>{pair.address}</code>
      </h3>
      <dl className={styles.facts}>
        <dt>{t('cell.predicted')}</dt>
        <dd>{walk.reachable ? t('cell.open') : t('cell.closed', { reason: walk.reason ?? '' })}</dd>
        <dt>{t('cell.measured')}</dt>
        <dd data-unexpected={asPredicted ? undefined : walk.reachable ? 'closed' : 'open'}>{measuredText(result, t)}</dd>
      </dl>
      {diagnosis && <DiagnosisText diagnosis={diagnosis} />}
      <p className={styles.reason}>{walk.text}</p>
      {!asPredicted && !diagnosis && (
        <p className={styles.unexpected}>{t(walk.reachable ? 'cell.unexpectedlyClosed' : 'cell.unexpectedlyOpen')}</p>
      )}
      <CellHistory pair={pair} />
      <Hops title={t('cell.there')} hops={walk.there} />
      <Hops title={t('cell.back')} hops={walk.back} />
      {(hint !== undefined || culprit !== null) && (
        <div className={styles.advice}>
          {hint !== undefined && (
            <p>
              <b>{t('cell.whatToDo')}</b> {hint}
            </p>
          )}
          {culprit !== null && (
            <Button
              small
              onClick={() => {
                select([culprit]);
                revealObjects([culprit]);
              }}
            >
              {t('cell.show', { name: object?.name ?? '' })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
