/** What can be drawn, in groups: click to add, drag to place. */
import { useRef, type PointerEvent } from 'react';
import { useT, useWorkbench } from '../store/hooks.ts';
import { addFromPalette } from './add-from-palette.ts';
import { PALETTE_ICONS } from './icons.ts';
import type { PaletteItem } from './items.ts';
import styles from './palette.module.css';

const GROUPS = [
  { name: 'machines', items: ['host', 'router', 'segment'] },
  { name: 'interfaces', items: ['nic', 'bond', 'vlan'] },
  { name: 'networks', items: ['macvlan', 'ipvlan', 'bridge', 'overlay', 'tunnel'] },
  { name: 'workloads', items: ['container'] },
] as const satisfies readonly { name: string; items: readonly PaletteItem[] }[];

/** In pixels: a press that moves less is a click. */
const THRESHOLD = 5;

export function Palette() {
  const t = useT();
  const bench = useWorkbench();
  const start = usePlacing();
  return (
    <nav className={styles.palette} data-part="palette" aria-label={t('palette.label')}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group.name} aria-label={t(`palette.group.${group.name}`)}>
            <h2 className={styles.group}>{t(`palette.group.${group.name}`)}</h2>
            {group.items.map((item) => {
              const Icon = PALETTE_ICONS[item];
              return (
                <button
                  key={item}
                  type="button"
                  className={styles.item}
                  data-palette={item}
                  title={t(`palette.hint.${item}`)}
                  onPointerDown={start.onPointerDown(item)}
                  onClick={() => !start.wasDragged() && addFromPalette(bench, item)}
                >
                  <Icon size={15} aria-hidden="true" />
                  {t(`palette.${item}`)}
                </button>
              );
            })}
          </section>
        ))}
      </div>
    </nav>
  );
}

/** A press that moves becomes a drag, which the canvas takes over (canvas/pointer-hint.tsx). */
function usePlacing() {
  const { view } = useWorkbench();
  const dragged = useRef(false);
  const onPointerDown = (item: PaletteItem) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    dragged.current = false;
    const onMove = (moved: globalThis.PointerEvent): void => {
      if (Math.hypot(moved.clientX - from.x, moved.clientY - from.y) < THRESHOLD) return;
      dragged.current = true;
      stop();
      view.getState().set({ placing: item, gesture: true, offer: null });
    };
    const stop = (): void => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', stop);
      window.removeEventListener('pointercancel', stop);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', stop);
    window.addEventListener('pointercancel', stop);
  };
  return {
    onPointerDown,
    wasDragged: (): boolean => {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}
