/** Zoom and fit, at the corner of the canvas; tells the status bar the zoom. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import styles from './zoom-controls.module.css';

export function ZoomControls() {
  const t = useT();
  const flow = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const set = useView((view) => view.set);
  const revealObjects = useView((view) => view.revealObjects);
  useEffect(() => set({ zoom: zoom / 100 }), [set, zoom]);
  return (
    <Panel position="bottom-right" className={styles.controls ?? ''}>
      <button type="button" onClick={() => void flow.zoomOut()} aria-label={t('canvas.zoomOut')} title={t('canvas.zoomOut')}>
        <Minus size={14} />
      </button>
      <button type="button" onClick={() => void flow.zoomIn()} aria-label={t('canvas.zoomIn')} title={t('canvas.zoomIn')}>
        <Plus size={14} />
      </button>
      <button type="button" onClick={() => revealObjects(null)} aria-label={t('canvas.fit')} title={t('canvas.fit')}>
        <Maximize size={14} />
      </button>
    </Panel>
  );
}
