/** What differs from what is compared with, in a sentence. */
import { useMemo } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { Button } from '../../ui/button.tsx';
import styles from './sentence.module.css';
import { countCells } from './model.ts';
import type { MatrixView } from './use-matrix.ts';

export function Difference({ view }: { readonly view: MatrixView }) {
  const t = useT();
  const comparison = useView((state) => state.comparison);
  const set = useView((state) => state.set);
  const { whole, failure } = view;
  const counts = useMemo(() => countCells(whole), [whole]);
  if (!comparison) return null;
  const what =
    comparison.kind === 'saved'
      ? t('compare.what.saved')
      : comparison.kind === 'file'
        ? comparison.name
        : new Date(comparison.at).toLocaleTimeString();
  const parts = [
    counts.opened > 0 ? t.count('compare.opened', counts.opened) : '',
    counts.closed > 0 ? t.count('compare.closed', counts.closed) : '',
  ].filter((part) => part !== '');
  const count = counts.opened + counts.closed;
  const told = failure
    ? failure.message
    : whole.changes === null
      ? t('matrix.measuring')
      : count === 0
        ? t('compare.same', { what })
        : `${t.count('compare.differ', count, { pairs: counts.pairs, what })} ${parts.join(' ')}`;
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
