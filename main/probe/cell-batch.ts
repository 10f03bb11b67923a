/** Cells gathered for a moment: an event for each of ten thousand would keep the page busy with nothing else. */
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';

const BATCH_MS = 40;

export interface CellBatch {
  add(cell: MeasuredPair): void;
  flush(): void;
}

/** `emit` gets what was added, at most 40 ms later. */
export function createCellBatch(emit: (cells: readonly MeasuredPair[]) => void): CellBatch {
  let cells: MeasuredPair[] = [];
  let timer: NodeJS.Timeout | undefined;
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (cells.length === 0) return;
    const full = cells;
    cells = [];
    emit(full);
  }
  return {
    add(cell) {
      cells.push(cell);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    flush,
  };
}
