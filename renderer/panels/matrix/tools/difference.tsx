/** What differs from what is compared with, in a sentence, and what is on one side only. */
import { useMemo } from 'react';
import type { Translate } from '../../../locales/index.ts';
import { useT, useView } from '../../../store/hooks.ts';
import type { Comparison } from '../../../store/view.ts';
import { Button } from '../../../ui/button.tsx';
import { endpointName } from '../model/cell-text.ts';
import styles from './sentence.module.css';
import { countCells, type Counts } from '../model/model.ts';
import type { Sides } from '../model/sides.ts';
import type { MatrixView } from '../model/use-matrix.ts';

/** Names that are told of one side; of the others their number. */
const MOST_NAMES = 6;

export function comparedWith(comparison: Comparison, t: Translate): string {
  switch (comparison.kind) {
    case 'saved':
      return t('compare.what.saved');
    case 'deployed':
      return t('compare.what.deployed');
    case 'file':
      return comparison.name;
    case 'moment':
      return t.time(comparison.at);
  }
}

export function differenceWords(counts: Counts, sides: Sides | null, what: string, t: Translate): string {
  const { opened, closed, added, pairs } = counts;
  const count = opened + closed + added;
  const names = (ids: readonly string[]): string => {
    const told = ids.slice(0, MOST_NAMES).map((id) => endpointName(id, t));
    return ids.length > MOST_NAMES
      ? t('compare.andMore', { names: told.join(', '), count: ids.length - MOST_NAMES })
      : told.join(', ');
  };
  return [
    count === 0 ? t('compare.same', { what }) : t.count('compare.differ', count, { pairs, what }),
    opened > 0 ? t.count('compare.opened', opened) : '',
    closed > 0 ? t.count('compare.closed', closed) : '',
    added > 0 ? t.count('compare.added', added) : '',
    sides && sides.here.length > 0 ? t('compare.onlyHere', { names: names(sides.here) }) : '',
    sides && sides.there.length > 0 ? t('compare.onlyThere', { names: names(sides.there), what }) : '',
    sides && sides.unknown.length > 0 ? t('compare.unknown', { names: sides.unknown.join(', ') }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function Difference({ view }: { readonly view: MatrixView }) {
  const t = useT();
  const comparison = useView((state) => state.comparison);
  const set = useView((state) => state.set);
  const { whole, failure, sides } = view;
  const counts = useMemo(() => countCells(whole), [whole]);
  if (!comparison) return null;
  const told = failure
    ? t.say([failure.message, failure.hint].filter((part) => part !== undefined).join(' '))
    : whole.changes === null
      ? t(comparison.kind === 'deployed' ? 'compare.reading' : 'compare.working')
      : differenceWords(counts, sides, comparedWith(comparison, t), t);
  const count = counts.opened + counts.closed + counts.added;
  return (
    <p
      className={styles.difference}
      role="status"
      data-testid="comparison"
      data-count={whole.changes === null ? undefined : count}
    >
      <span>{told}</span>
      <Button small onClick={() => set({ comparison: null })}>
        {t('compare.stop')}
      </Button>
    </p>
  );
}
