/** A small picture of a design: the boxes and wires of the canvas, without words. */
import { useMemo } from 'react';
import type { DrawnBox } from '../canvas/layout/layout.ts';
import { layOut } from '../canvas/layout/layout.ts';
import { RAIL_HEIGHT } from '../canvas/layout/measure.ts';
import { pathOf, pointsBetween } from '../canvas/layout/path.ts';
import { parse } from '../store/core.ts';
import styles from './example-picture.module.css';

const MARGIN = 10;

export function ExamplePicture({ text }: { readonly text: string }) {
  const drawn = useMemo(() => {
    const { document } = parse(text, null);
    const layout = document && layOut(document);
    return layout && layout.boxes.length > 0 ? layout : null;
  }, [text]);
  if (!drawn) return null;
  const { boxes, wires, rules } = drawn;
  const byId = new Map<string, DrawnBox>(boxes.map((box) => [box.id, box]));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const shapes = (isWanted: (box: DrawnBox) => boolean) => boxes.filter(isWanted).map((box) => <Shape key={box.id} box={box} />);
  return (
    <svg className={styles.picture} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {shapes(({ kind }) => kind === 'host')}
      {shapes(({ kind }) => kind === 'network' || kind === 'segment' || kind === 'tunnel')}
      {wires.map((wire) => (
        <path key={wire.id} className={styles.wire} data-hue={wire.hue} d={pathOf(pointsBetween(wire, byId))} />
      ))}
      {rules.map((rule) => (
        <path key={rule.id} className={styles.rule} d={pathOf(rule.points)} />
      ))}
      {shapes(({ host }) => host !== undefined)}
    </svg>
  );
}

function Shape({ box: { kind, hue, x, y, width, height, pieces } }: { readonly box: DrawnBox }) {
  if (pieces) {
    return pieces
      .filter((piece) => piece.kind === 'band')
      .map((piece) => (
        <rect
          key={`${piece.x} ${piece.dy}`}
          className={styles.network}
          data-hue={hue}
          x={x + piece.x}
          y={y + piece.dy}
          width={piece.width}
          height={RAIL_HEIGHT}
          rx={6}
        />
      ));
  }
  const radius = kind === 'host' ? 14 : 6;
  return <rect className={styles[kind]} data-hue={hue} x={x} y={y} width={width} height={height} rx={radius} />;
}
