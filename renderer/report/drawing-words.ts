/** The words on the things of a drawing: all that the window tells at a glance or by its panels, as paper has no panels. Pure. */
import { shimKey, type AddressPlan } from '../../shared/address/planner.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { drawnNetworks } from '../canvas/layout/drawing.ts';
import { hostLine } from '../canvas/layout/host-line.ts';
import { nicLabel } from '../canvas/layout/lanes.ts';
import type { DrawnBox } from '../canvas/layout/layout.ts';
import { chipAddress } from '../canvas/layout/measure.ts';
import type { Translate } from '../locales/index.ts';
import { attachedAddresses } from '../store/planned.ts';
import { shimsOn } from '../store/shims.ts';
import { splitPair } from '../store/object-id.ts';

export interface Words {
  readonly document: TopologyDocument;
  readonly addresses: Pick<AddressPlan, 'attachments' | 'shims'>;
  readonly t: Translate;
}

/** A line of words from its left end; the parts follow each other. */
export interface Label {
  readonly x: number;
  /** Of its base line. */
  readonly y: number;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly text: string;
  readonly look: 'name' | 'mono' | 'small' | 'mono dark';
}

/** Places are counted from the upper left corner of the box. */
export function labelsOf(box: DrawnBox, { document, addresses, t }: Words): readonly Label[] {
  const middle = box.height / 2 + 4;
  const line = (x: number, y: number, ...parts: readonly Part[]): Label => ({
    x,
    y,
    parts: parts.filter(({ text }) => text !== ''),
  });
  const name: Part = { text: box.name, look: 'name' };
  switch (box.kind) {
    case 'host': {
      const host = document.hosts?.[box.name];
      const where = host ? hostLine(host, undefined, t) : '';
      return [line(16, 26, name), line(16, 44, { text: where, look: 'mono' })];
    }
    case 'container':
      return [
        line(12, 19, name),
        ...addressesOf(box.name, { document, addresses }).map((text, index) => line(12, 35 + index * 16, { text, look: 'mono' })),
      ];
    case 'network': {
      const [first] = box.pieces ?? [];
      return [line((first?.x ?? 0) + 12, (first?.dy ?? 0) + middle, ...networkParts(box.name, document, t))];
    }
    case 'segment':
      return [line(12, middle, name, ...segmentParts(box.name, document, t))];
    case 'tunnel':
      return [line(12, middle, name, ...tunnelParts(box.name, document, t))];
    case 'shim': {
      const [network, hostName] = splitPair(box.name);
      const shim = shimsOn(document, hostName).find((found) => found.network === network);
      const suffix = shim
        ? chipAddress({ addresses: [...(addresses.shims.get(shimKey(network, hostName)) ?? shim.written)] })
        : '';
      return [line(10, middle, { text: box.link ?? '', look: 'mono' }, { text: suffix, look: 'mono' })];
    }
    case 'nic':
    case 'bond':
    case 'vlan': {
      const [hostName, nic] = splitPair(box.name);
      const host = document.hosts?.[hostName] ?? {};
      const suffix = box.kind === 'vlan' ? chipAddress(host.interfaces?.[nic]) : nicLabel(host, nic).suffix;
      const look = box.kind === 'vlan' ? 'mono' : 'mono dark';
      return [line(10, middle, { text: nic, look }, { text: suffix, look })];
    }
  }
}

function networkParts(name: string, document: TopologyDocument, t: Translate): readonly Part[] {
  const network = document.networks?.[name];
  const vlan = drawnNetworks(document).find((drawn) => drawn.name === name)?.vlan ?? null;
  return [
    { text: vlan === null ? name : t('network.vlanName', { vlan, name }), look: 'name' },
    { text: (network?.subnets ?? []).map(({ subnet }) => subnet).join('  '), look: 'mono' },
    { text: [network?.driver, network?.mode].filter((part) => part !== undefined).join(' '), look: 'small' },
    { text: network?.internal === true ? t('network.internal') : '', look: 'small' },
  ];
}

function segmentParts(name: string, document: TopologyDocument, t: Translate): readonly Part[] {
  const segment = document.segments?.[name] ?? {};
  const tags = segment.vlans;
  const carried =
    tags === undefined ? t('segment.allTags') : tags.length === 0 ? t('segment.untagged') : tags.map(String).join(' ');
  return [
    { text: t('segment.line', { mtu: segment.mtu ?? 1500 }), look: 'small' },
    { text: carried, look: tags === undefined || tags.length === 0 ? 'small' : 'mono' },
    { text: segment.foreignMacs === false ? t('segment.foreignDropped') : t('segment.foreignPass'), look: 'small' },
  ];
}

function tunnelParts(name: string, document: TopologyDocument, t: Translate): readonly Part[] {
  const tunnel = document.tunnels?.[name];
  if (!tunnel) return [];
  return [
    { text: tunnel.kind === 'vxlan' ? 'VXLAN' : 'GRE', look: 'small' },
    { text: tunnel.id === undefined ? '' : t('tunnel.id', { id: tunnel.id }), look: 'small' },
    { text: t(`tunnel.backend.${tunnel.backend ?? 'linux'}`), look: 'small' },
  ];
}

function addressesOf(name: string, { document, addresses }: Pick<Words, 'document' | 'addresses'>): readonly string[] {
  return Object.keys(document.containers?.[name]?.networks ?? {}).flatMap((network) => {
    const known = attachedAddresses(document, { addresses }, network, name).map(({ text }) => text);
    return known.length === 0 ? [''] : known;
  });
}
