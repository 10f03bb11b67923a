/** The matrix: the sentence, the cells, the legend; beside it why a cell is as it is. */
import type { ReactNode } from 'react';
import { useAnalysis, useT, useView } from '../../store/hooks.ts';
import { CellDetail } from './pair/cell-detail.tsx';
import { Difference } from './tools/difference.tsx';
import { Legend } from './tools/legend.tsx';
import { MatrixCanvas } from './painted/matrix-canvas.tsx';
import { MatrixControls } from './tools/matrix-controls.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import styles from './matrix-panel.module.css';
import { PairList } from './pair-list.tsx';
import { Sentence } from './tools/sentence.tsx';
import { Timeline } from './tools/timeline.tsx';
import { useMatrix } from './model/use-matrix.ts';

/** Up to here cells are elements of the page; beyond they are painted. */
const GRID_LIMIT = 24;

export function MatrixPanel() {
  const t = useT();
  const view = useMatrix();
  const cell = useView((state) => state.cell);
  const look = useView((state) => state.matrixLook);
  const { matrix, whole } = view;
  const isThere = cell && [cell.from, cell.to].every((id) => whole.endpoints.some((endpoint) => endpoint.id === id));
  const isPainted = look === 'cells' && matrix.lines.length > GRID_LIMIT;
  return (
    <div className={styles.panel}>
      <Main isFilled={isPainted || look === 'list'}>
        <div className={styles.head}>
          <Sentence view={view} />
          {whole.endpoints.length >= 2 && <MatrixControls matrix={whole} />}
        </div>
        {whole.endpoints.length < 2 ? (
          <p className={styles.empty}>{t('matrix.empty')}</p>
        ) : (
          <>
            <Difference view={view} />
            <div className={styles.body}>
              {matrix.lines.length === 0 ? null : look === 'list' ? (
                <PairList matrix={whole} />
              ) : isPainted ? (
                <MatrixCanvas matrix={matrix} />
              ) : (
                <MatrixGrid matrix={matrix} />
              )}
              {look === 'cells' && <Legend matrix={whole} />}
            </div>
            <Timeline />
          </>
        )}
      </Main>
      {isThere && <CellDetail cell={cell} view={view} />}
    </div>
  );
}

/** Tells whether what it shows is of the design as it is. By itself, so that an edit draws the rest anew only when it is answered. */
function Main({ isFilled, children }: { readonly isFilled: boolean; readonly children: ReactNode }) {
  const behind = useAnalysis((analysis) => analysis.stale);
  const answered = useAnalysis((analysis) => analysis.answered);
  return (
    <div
      className={styles.main}
      data-filled={isFilled || undefined}
      aria-busy={behind}
      data-answered={answered}
      data-testid="matrix"
    >
      {children}
    </div>
  );
}
