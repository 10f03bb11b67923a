/** How the matrix is laid out: cells or a list, grouped by what, and which groups are drawn as one. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useT, useView } from '../../../store/hooks.ts';
import { MATRIX_GROUPS, MATRIX_LOOKS } from '../../../store/view.ts';
import styles from './matrix-controls.module.css';
import type { Matrix } from '../model/model.ts';
import { useFold } from '../model/use-fold.ts';

/** Beyond these many, groups are collapsed all at once and not one by one. */
const SHOWN = 12;

/** `matrix`: no group collapsed. */
export function MatrixControls({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const look = useView((view) => view.matrixLook);
  const group = useView((view) => view.matrixGroup);
  const fold = useFold();
  const set = useView((view) => view.set);
  const collapsed = useView((view) => view.collapsed);
  const isFolded = (name: string): boolean => collapsed.includes(name);
  const foldable = matrix.groups.filter(({ count }) => count > 1);
  const allFolded = foldable.every(({ name }) => isFolded(name));
  return (
    <div className={styles.controls} role="group" aria-label={t('matrix.controls')}>
      <span className={styles.switch}>
        {MATRIX_LOOKS.map((one) => (
          <button key={one} type="button" aria-pressed={look === one} onClick={() => set({ matrixLook: one })}>
            {t(`matrix.look.${one}`)}
          </button>
        ))}
      </span>
      {look === 'cells' && (
        <>
          <select
            className={styles.pick}
            aria-label={t('matrix.groupBy')}
            title={t('matrix.groupBy')}
            value={group}
            onChange={(event) =>
              set({ matrixGroup: MATRIX_GROUPS.find((one) => one === event.target.value) ?? 'host', collapsed: [] })
            }
          >
            {MATRIX_GROUPS.map((one) => (
              <option key={one} value={one}>
                {t(`matrix.groupBy.${one}`)}
              </option>
            ))}
          </select>
          {foldable.length > 0 && (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={!allFolded}
              onClick={() => set({ collapsed: allFolded ? [] : foldable.map((found) => found.name) })}
            >
              {allFolded ? <ChevronRight size={12} aria-hidden="true" /> : <ChevronDown size={12} aria-hidden="true" />}
              {t('matrix.allGroups')}
            </button>
          )}
          {foldable.length <= SHOWN &&
            foldable.map(({ name }) => (
              <button
                key={name}
                type="button"
                className={styles.fold}
                data-group={name}
                aria-expanded={!isFolded(name)}
                onClick={() => fold(name, !isFolded(name))}
              >
                {isFolded(name) ? <ChevronRight size={12} aria-hidden="true" /> : <ChevronDown size={12} aria-hidden="true" />}
                {name}
              </button>
            ))}
        </>
      )}
    </div>
  );
}
