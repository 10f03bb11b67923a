/** Dropping a palette item: on a host, a rail, a NIC or the empty canvas. */
import { useReactFlow } from '@xyflow/react';
import { useCallback, type DragEvent } from 'react';
import { addFromPalette, isPaletteItem, PALETTE_TYPE } from '../palette/add-from-palette.ts';
import { useWorkbench } from '../store/hooks.ts';
import { objectsAt } from './hit.ts';

export function useDrop() {
  const bench = useWorkbench();
  const flow = useReactFlow();
  const onDragOver = useCallback((event: DragEvent<HTMLElement>) => {
    if (!event.dataTransfer.types.includes(PALETTE_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }, []);
  const onDrop = useCallback(
    (event: DragEvent<HTMLElement>) => {
      const item = event.dataTransfer.getData(PALETTE_TYPE);
      if (!isPaletteItem(item)) return;
      event.preventDefault();
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      addFromPalette(bench, item, { at, under: objectsAt(window.document, event.clientX, event.clientY) });
    },
    [bench, flow],
  );
  return { onDragOver, onDrop };
}
