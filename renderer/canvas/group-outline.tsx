/** A line around the things of a group while any of them is selected, with the name of the group where it has one. */
import { ViewportPortal } from '@xyflow/react';
import { givenName } from '../store/edits/group.ts';
import { useT, useView } from '../store/hooks.ts';
import { splitObjectId } from '../store/object-id.ts';
import { useDrawn } from './drawn.ts';
import { around } from './view/follow-view.ts';
import styles from './group-outline.module.css';
import type { Layout } from './layout/layout.ts';

/** In canvas units. */
const MARGIN = 8;

export function GroupOutline({ layout }: { readonly layout: Layout }) {
  const t = useT();
  const groups = useDrawn()?.canvas?.groups;
  const selection = useView((view) => view.selection);
  if (!groups) return null;
  const shown = Object.entries(groups).filter(([, members]) => members.some((id) => selection.includes(id)));
  return (
    <ViewportPortal>
      {shown.map(([name, members]) => {
        const box = around(layout.boxes.filter((one) => members.includes(one.id)));
        if (!box) return null;
        const given = givenName(name);
        const things = members.map(thingWords).join(', ');
        return (
          <div
            key={name}
            className={styles.outline}
            data-outline={name}
            data-entered={selection.length === 1 || undefined}
            role="img"
            aria-label={given === null ? t('group.of', { things }) : t('group.named', { name: given, things })}
            style={{
              left: box.x - MARGIN,
              top: box.y - MARGIN,
              width: box.width + 2 * MARGIN,
              height: box.height + 2 * MARGIN,
            }}
          >
            {given !== null && <span className={styles.name}>{given}</span>}
          </div>
        );
      })}
    </ViewportPortal>
  );
}

/** `bbox1`, `docker01 ens33`. */
function thingWords(id: string): string {
  return (splitObjectId(id)?.name ?? id).replace('/', ' ');
}
