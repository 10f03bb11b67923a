/** Why a cell is as it is: what was predicted and measured, the hops there and back, the reason, what to do. */
import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { PairKey } from '../../../shared/reach/result.ts';
import { useLive, useT, useView } from '../../store/hooks.ts';
import { pairKey } from '../../store/live.ts';
import { idOfRef } from '../../store/object-id.ts';
import { Button } from '../../ui/button.tsx';
import styles from './cell-detail.module.css';
import { Hops } from './hops.tsx';
import { measuredText } from './measured-text.ts';
import type { Cell } from './model.ts';
import type { MatrixView } from './use-matrix.ts';

export function CellDetail({ cell, view }: { readonly cell: Cell; readonly view: MatrixView }) {
  const t = useT();
  const set = useView((state) => state.set);
  const target = view.matrix.endpoints.find((endpoint) => endpoint.id === cell.to);
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
  const result = useLive((live) => live.measure?.cells.get(pairKey(pair)));
  const select = useView((state) => state.select);
  const revealObjects = useView((state) => state.revealObjects);
  if (!walk) return null;
  const culprit = walk.object ? idOfRef(walk.object) : null;
  const asPredicted = !result?.measured || result.measured.received > 0 === walk.reachable;
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
      <p className={styles.reason}>{walk.text}</p>
      {!asPredicted && (
        <p className={styles.unexpected}>{t(walk.reachable ? 'cell.unexpectedlyClosed' : 'cell.unexpectedlyOpen')}</p>
      )}
      <Hops title={t('cell.there')} hops={walk.there} />
      <Hops title={t('cell.back')} hops={walk.back} />
      {(walk.hint !== undefined || culprit !== null) && (
        <div className={styles.advice}>
          {walk.hint !== undefined && (
            <p>
              <b>{t('cell.whatToDo')}</b> {walk.hint}
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
              {t('cell.show', { name: walk.object?.name ?? '' })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
