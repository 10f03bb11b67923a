/**
 * The wires, a picture for every host: it is moved with its host, and painted anew only when a wire of it changes. As edges of React
 * Flow every wire is a picture by itself, and is looked at again in every step of a drag.
 */
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo, useState } from 'react';
import type { Layout } from '../layout/layout.ts';
import { createReuse } from '../reuse.ts';
import { loomsOf, type DrawnWire, type Loom } from './loom.ts';
import styles from './looms.module.css';
import { WireLine } from './wire.tsx';

interface LoomsProps {
  readonly layout: Layout;
  readonly selection: readonly string[];
  readonly far: boolean;
  readonly inView: ReadonlySet<string> | null;
}

export function Looms({ layout, selection, far, inView }: LoomsProps) {
  const [reuseWires] = useState(() => createReuse<DrawnWire>());
  const [reuseLooms] = useState(() => createReuse<Loom>());
  const looms = useMemo(() => {
    const made = loomsOf(layout, selection, far, inView);
    const kept = new Map(reuseWires(made.flatMap(({ wires }) => wires)).map((wire) => [wire.id, wire]));
    return reuseLooms(made.map(({ id, wires }) => ({ id, wires: wires.map((wire) => kept.get(wire.id) ?? wire) })));
  }, [reuseWires, reuseLooms, layout, selection, far, inView]);
  const corners = useMemo(
    () => new Map(layout.boxes.flatMap(({ kind, name, x, y }) => (kind === 'host' ? [[name, `translate(${x}px, ${y}px)`]] : []))),
    [layout],
  );
  return (
    <ViewportPortal>
      {looms.map(({ id, wires }) => (
        <svg key={id} className={styles.loom} style={{ transform: corners.get(id) }}>
          <Wires wires={wires} />
        </svg>
      ))}
    </ViewportPortal>
  );
}

const Wires = memo(function Wires({ wires }: Pick<Loom, 'wires'>) {
  return wires.map((wire) => <WireLine key={wire.id} wire={wire} />);
});
