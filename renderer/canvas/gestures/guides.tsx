/** The lines that a dragged thing snaps to. */
import { ViewportPortal } from '@xyflow/react';
import styles from './guides.module.css';
import type { Guide } from './snap.ts';

export function Guides({ lines }: { readonly lines: readonly Guide[] }) {
  return (
    <ViewportPortal>
      {lines.map((line) => (
        <i
          key={line.along}
          className={styles.guide}
          data-along={line.along}
          aria-hidden="true"
          style={
            line.along === 'x'
              ? { left: line.at, top: line.from, height: line.to - line.from }
              : { top: line.at, left: line.from, width: line.to - line.from }
          }
        />
      ))}
    </ViewportPortal>
  );
}
