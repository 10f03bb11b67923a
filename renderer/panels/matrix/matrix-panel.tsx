/** The matrix: the sentence, the cells, the legend; beside it why a cell is as it is. */
import { useT, useView } from '../../store/hooks.ts';
import { CellDetail } from './cell-detail.tsx';
import { Legend } from './legend.tsx';
import { MatrixCanvas } from './matrix-canvas.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import styles from './matrix-panel.module.css';
import { Sentence } from './sentence.tsx';
import { useMatrix } from './use-matrix.ts';

/** Up to here cells are elements of the page; beyond they are painted. */
const GRID_LIMIT = 24;

export function MatrixPanel() {
  const t = useT();
  const view = useMatrix();
  const cell = useView((state) => state.cell);
  const { matrix } = view;
  const found = cell && matrix.cells.flat().find(({ from, to }) => from === cell.from && to === cell.to);
  return (
    <div className={styles.panel}>
      <div className={styles.main}>
        <Sentence view={view} />
        {matrix.endpoints.length < 2 ? (
          <p className={styles.empty}>{t('matrix.empty')}</p>
        ) : matrix.endpoints.length <= GRID_LIMIT ? (
          <MatrixGrid matrix={matrix} />
        ) : (
          <MatrixCanvas matrix={matrix} />
        )}
        {matrix.endpoints.length >= 2 && <Legend />}
      </div>
      {found && <CellDetail cell={found} view={view} />}
    </div>
  );
}
