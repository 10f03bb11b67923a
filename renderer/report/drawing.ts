/** The drawing as an SVG picture for a page that has nothing else: the same boxes and wires as on the canvas. Pure. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { layOut, type DrawnBox } from '../canvas/layout/layout.ts';
import { RAIL_HEIGHT } from '../canvas/layout/measure.ts';
import { pathOf, pointsBetween } from '../canvas/layout/path.ts';
import type { Stretch } from '../canvas/layout/rail.ts';
import type { RuleLine } from '../canvas/lines/rule-lines.ts';
import { labelsOf, type Label, type Part, type Words } from './drawing-words.ts';
import { escapeText } from './escape.ts';

const MARGIN = 16;
/** Width of a letter, in the mean of the fonts that a page may have. */
const LETTER = { name: 8.4, mono: 6.95, 'mono dark': 6.95, small: 6.1 } as const satisfies Record<Part['look'], number>;
const GAP = 10;
/** Things that are as wide as several hosts: the wires of others cross them, and their words lie over those. */
const BARS: readonly DrawnBox['kind'][] = ['network', 'segment', 'tunnel'];

/** Empty where nothing is drawn. */
export function drawingSvg(document: TopologyDocument, addresses: Words['addresses'], title: string, t: Words['t']): string {
  const { boxes, wires, rules } = layOut(document);
  if (boxes.length === 0) return '';
  const words: Words = { document, addresses, t };
  const byId = new Map<string, DrawnBox>(boxes.map((box) => [box.id, box]));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  // Words may be wider than what they are on.
  const width = Math.max(...boxes.map((box) => Math.max(box.x + box.width, endOf(box, words)))) + MARGIN - left;
  const height = Math.max(...boxes.map(bottomOf)) + MARGIN - top;
  const lines = wires.flatMap((wire) => {
    const points = pointsBetween(wire, byId);
    if (points.length === 0) return [];
    const dashes = wire.dashed ? ' stroke-dasharray="4 3"' : '';
    return [`<path class="wire hue${wire.hue}" d="${pathOf(points)}"${dashes}/>`];
  });
  const of = (...kinds: readonly DrawnBox['kind'][]): readonly DrawnBox[] => boxes.filter(({ kind }) => kinds.includes(kind));
  const bars = of(...BARS);
  const hosts = of('host');
  const things = of('nic', 'bond', 'vlan', 'shim', 'container');
  const layers = [
    ...hosts.map((box) => shapeOf(box, document)),
    ...bars.map((box) => shapeOf(box, document)),
    ...lines,
    ...rules.map(ruleOf),
    ...[...hosts, ...bars].flatMap((box) => labelsOf(box, words).map((label) => backed(box, label))),
    ...things.flatMap((box) => [shapeOf(box, document), ...labelsOf(box, words).map((label) => wordsOf(box, label))]),
  ];
  return `<svg class="drawing" viewBox="${left} ${top} ${width} ${height}" width="${width}" role="img" aria-label="${escapeText(title)}">
${layers.join('\n')}
</svg>`;
}

function shapeOf(box: DrawnBox, document: TopologyDocument): string {
  if (box.kind === 'network') {
    const driver = document.networks?.[box.name]?.driver ?? '';
    return (box.pieces ?? []).map((piece) => pieceOf(box, piece, driver)).join('');
  }
  const radius = box.kind === 'host' ? 12 : box.kind === 'container' ? 8 : 6;
  return rect(`${box.kind} hue${box.hue}`, box.x, box.y, box.width, box.height, radius);
}

/** A band, a thin line past a host, or a step to another height; an overlay has a second line inside. */
function pieceOf(box: DrawnBox, { kind, x, width, dy, height = RAIL_HEIGHT }: Stretch, driver: string): string {
  const [left, top] = [box.x + x, box.y + dy];
  if (kind === 'gap') return '';
  if (kind === 'line') return rect(`thin hue${box.hue}`, left, top + RAIL_HEIGHT / 2 - 1, width, 2, 0);
  if (kind === 'step') return rect(`thin hue${box.hue}`, left, top, Math.max(2, width), height, 0);
  const band = rect(`network ${driver} hue${box.hue}`, left, top, width, RAIL_HEIGHT, 6);
  return driver === 'overlay'
    ? band + rect(`network ${driver} hue${box.hue}`, left + 3, top + 3, width - 6, RAIL_HEIGHT - 6, 4)
    : band;
}

/** An arrow for what is accepted, a bar for what is dropped, `NAT` where the source becomes the router. */
function ruleOf({ points, action, masquerade, open, middle }: RuleLine): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  const tip = action === 'accept' ? 'M0 0L-8 -4.5L-6 0L-8 4.5Z' : 'M-6 -6H-4V6H-6Z';
  const nat = masquerade
    ? `${rect('nat', middle.x - 12, middle.y - 6, 24, 12, 3)}<text class="nat" x="${middle.x - 8}" y="${middle.y + 3}">NAT</text>`
    : '';
  const any = open ? rect('nat', open.x - 3, open.y - 3, 6, 6, 3) : '';
  return `<path class="rule ${action}" d="${pathOf(points)}"/><path class="tip" transform="translate(${end.x} ${end.y}) rotate(${angle})" d="${tip}"/>${any}${nat}`;
}

function rect(look: string, x: number, y: number, width: number, height: number, radius: number): string {
  return `<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
}

/** Words on a piece of the ground that they lie on, so that no wire runs through them. */
function backed(box: DrawnBox, label: Label): string {
  const width = widthOf(label.parts) + 8;
  const ground = box.kind === 'network' ? `ground hue${box.hue}` : `ground ${box.kind}-ground`;
  return rect(ground, box.x + label.x - 4, box.y + label.y - 14, width, 20, 3) + wordsOf(box, label);
}

function wordsOf(box: DrawnBox, { x, y, parts }: Label): string {
  let at = box.x + x;
  return parts
    .map((part) => {
      const hue = box.kind === 'network' ? ` hue${box.hue}` : '';
      const text = `<text class="${part.look}${hue}" x="${at}" y="${box.y + y}">${escapeText(part.text)}</text>`;
      at += widthOf([part]) + GAP;
      return text;
    })
    .join('');
}

function widthOf(parts: readonly Part[]): number {
  const letters = parts.reduce((sum, { text, look }) => sum + lengthOf(text) * LETTER[look], 0);
  return Math.round(letters + GAP * Math.max(0, parts.length - 1));
}

/** Chinese and Japanese letters take the room of two. */
function lengthOf(text: string): number {
  return text.length + 0.9 * (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}

function endOf(box: DrawnBox, words: Words): number {
  return Math.max(box.x, ...labelsOf(box, words).map(({ x, parts }) => box.x + x + widthOf(parts)));
}

function bottomOf(box: DrawnBox): number {
  const pieces = box.pieces?.map(({ dy, height }) => box.y + dy + (height ?? RAIL_HEIGHT)) ?? [];
  return Math.max(box.y + box.height, ...pieces);
}
