/** The matrix: the sentence, the cells, the legend; beside it why a cell is as it is. */
import { useAnalysis, useT, useView } from '../../store/hooks.ts';
import { CellDetail } from './cell-detail.tsx';
import { Difference } from './difference.tsx';
import { Legend } from './legend.tsx';
import { MatrixCanvas } from './matrix-canvas.tsx';
import { MatrixControls } from './matrix-controls.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import styles from './matrix-panel.module.css';
import { PairList } from './pair-list.tsx';
import { Sentence } from './sentence.tsx';
import { Timeline } from './timeline.tsx';
import { useMatrix } from './use-matrix.ts';

/** Up to here cells are elements of the page; beyond they are painted. */
const GRID_LIMIT = 24;

export function MatrixPanel() {
  const t = useT();
  const view = useMatrix();
  const behind = useAnalysis((analysis) => analysis.stale);
  const answered = useAnalysis((analysis) => analysis.answered);
  const cell = useView((state) => state.cell);
  const look = useView((state) => state.matrixLook);
  const { matrix, whole } = view;
  const isThere = cell && [cell.from, cell.to].every((id) => whole.endpoints.some((endpoint) => endpoint.id === id));
  const isPainted = look === 'cells' && matrix.lines.length > GRID_LIMIT;
  return (
    <div className={styles.panel}>
      <div
        className={styles.main}
        data-painted={isPainted || undefined}
        aria-busy={behind}
        data-answered={answered}
        data-testid="matrix"
      >
        <Sentence view={view} />
        {whole.endpoints.length < 2 ? (
          <p className={styles.empty}>{t('matrix.empty')}</p>
        ) : (
          <>
            <Difference view={view} />
            <MatrixControls matrix={whole} />
            {matrix.lines.length === 0 ? null : look === 'list' ? (
              <PairList matrix={whole} />
            ) : isPainted ? (
              <MatrixCanvas matrix={matrix} />
            ) : (
              <MatrixGrid matrix={matrix} />
            )}
            {look === 'cells' && <Legend isCompared={whole.changes !== null} />}
            <Timeline />
          </>
        )}
      </div>
      {isThere && <CellDetail cell={cell} view={view} />}
    </div>
  );
}
