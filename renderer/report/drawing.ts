/** The drawing as an SVG picture for a page that has nothing else: the same boxes and wires as on the canvas. Pure. */
import type { AddressPlan } from '../../shared/address/planner.ts';
import { attachmentKey } from '../../shared/address/planner.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { drawnNetworks } from '../canvas/drawing.ts';
import { nicLabel } from '../canvas/lanes.ts';
import { layOut, type DrawnBox } from '../canvas/layout.ts';
import { pathOf, wirePoints } from '../canvas/path.ts';
import { escapeText } from './escape.ts';

const MARGIN = 16;

/** Empty where nothing is drawn. */
export function drawingSvg(document: TopologyDocument, addresses: Pick<AddressPlan, 'attachments'>, title: string): string {
  const { boxes, wires } = layOut(document);
  if (boxes.length === 0) return '';
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const lines = wires.flatMap((wire) => {
    const from = byId.get(wire.from);
    const to = byId.get(wire.to);
    if (!from || !to) return [];
    const host = to.host === undefined ? null : (byId.get(`host:${to.host}`) ?? null);
    const dashes = wire.dashed ? ' stroke-dasharray="4 3"' : '';
    return [`<path class="wire hue${wire.hue}" d="${pathOf(wirePoints(wire, from, to, host))}"${dashes}/>`];
  });
  // Hosts below, rails over them, and what stands on the rails on top.
  const order: readonly DrawnBox['kind'][] = ['host', 'network', 'segment'];
  const [below, above] = [boxes.filter(({ kind }) => order.includes(kind)), boxes.filter(({ kind }) => !order.includes(kind))];
  const shapes = (of: readonly DrawnBox[]): string => of.map((box) => shapeOf(box, document, addresses)).join('\n');
  const sorted = [...below].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  return `<svg class="drawing" viewBox="${left} ${top} ${width} ${height}" width="${width}" role="img" aria-label="${escapeText(title)}">
${shapes(sorted)}
${lines.join('\n')}
${shapes(above)}
</svg>`;
}

function shapeOf(box: DrawnBox, document: TopologyDocument, addresses: Pick<AddressPlan, 'attachments'>): string {
  const radius = box.kind === 'host' ? 12 : box.kind === 'container' ? 8 : 6;
  const rect = `<rect class="${box.kind} hue${box.hue}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${radius}"/>`;
  const texts = textsOf(box, document, addresses).map(
    ({ text, x, y, look }) => `<text class="${look}" x="${box.x + x}" y="${box.y + y}">${escapeText(text)}</text>`,
  );
  return rect + texts.join('');
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly look: string;
}

function textsOf(box: DrawnBox, document: TopologyDocument, addresses: Pick<AddressPlan, 'attachments'>): readonly Label[] {
  const middle = box.height / 2 + 4;
  switch (box.kind) {
    case 'host':
      return [{ text: box.name, x: 16, y: 26, look: 'name' }];
    case 'container':
      return [
        { text: box.name, x: 12, y: 19, look: 'name' },
        ...addressesOf(box.name, document, addresses).map((text, index) => ({ text, x: 12, y: 35 + index * 16, look: 'mono' })),
      ];
    case 'network': {
      const network = document.networks?.[box.name];
      const vlan = drawnNetworks(document).find(({ name }) => name === box.name)?.vlan ?? null;
      const subnets = (network?.subnets ?? []).map(({ subnet }) => subnet).join(' ');
      return [
        {
          text: `${vlan === null ? '' : `VLAN ${vlan} · `}${box.name}  ${subnets}`,
          x: 12,
          y: middle,
          look: `rail hue${box.hue}`,
        },
      ];
    }
    case 'nic':
    case 'bond':
    case 'vlan': {
      const [host = '', nic = ''] = splitOnce(box.name);
      const { name, suffix } = nicLabel(document.hosts?.[host] ?? {}, nic);
      const look = box.kind === 'vlan' ? 'mono' : 'mono dark';
      return [{ text: [name, suffix].filter((part) => part !== '').join(' '), x: 10, y: middle, look }];
    }
    default:
      return [{ text: box.name, x: 12, y: middle, look: 'name' }];
  }
}

function splitOnce(name: string): readonly string[] {
  const at = name.indexOf('/');
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

function addressesOf(
  name: string,
  document: TopologyDocument,
  { attachments }: Pick<AddressPlan, 'attachments'>,
): readonly string[] {
  return Object.entries(document.containers?.[name]?.networks ?? {}).map(([network, written]) => {
    const planned = attachments.get(attachmentKey(network, name));
    return written?.ipv4 ?? written?.ipv6 ?? planned?.ipv4 ?? planned?.ipv6 ?? '';
  });
}
