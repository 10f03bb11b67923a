/** A line around the things of a group while any of them is selected. */
import { ViewportPortal } from '@xyflow/react';
import { useDesign, useView } from '../store/hooks.ts';
import { around } from './view/follow-view.ts';
import styles from './group-outline.module.css';
import type { Layout } from './layout/layout.ts';

/** In canvas units. */
const MARGIN = 8;

export function GroupOutline({ layout }: { readonly layout: Layout }) {
  const groups = useDesign((design) => design.document?.canvas?.groups);
  const selection = useView((view) => view.selection);
  if (!groups) return null;
  const shown = Object.entries(groups).filter(([, members]) => members.some((id) => selection.includes(id)));
  return (
    <ViewportPortal>
      {shown.map(([name, members]) => {
        const box = around(layout.boxes.filter((one) => members.includes(one.id)));
        if (!box) return null;
        return (
          <i
            key={name}
            className={styles.outline}
            data-outline={name}
            data-entered={selection.length === 1 || undefined}
            aria-hidden="true"
            style={{
              left: box.x - MARGIN,
              top: box.y - MARGIN,
              width: box.width + 2 * MARGIN,
              height: box.height + 2 * MARGIN,
            }}
          />
        );
      })}
    </ViewportPortal>
  );
}
