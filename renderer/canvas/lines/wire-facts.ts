/** What runs over a wire: segment, VLANs, networks, MTU. The same for the words beside the pointer and for the inspector. */
import type { Planned } from '../../worker/analyst.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { attachedAddresses } from '../../store/planned.ts';
import { splitPair } from '../../store/object-id.ts';
import { shimAddressesOf, shimsOn } from '../../store/shims.ts';
import { parentName } from '../../store/edits/parents.ts';
import { segmentOf } from '../../store/edits/vlan-mates.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

const ETHERNET_MTU = 1500;
/** Outer Ethernet, IP, UDP and VXLAN headers; GRE with a key over IPv4 carries whole frames. */
const OVERHEAD = { vxlan: 50, gre: 42 } as const;

/** `id`: of a wire (wiring.ts). */
export function wireFacts(document: TopologyDocument, compiled: Planned | null, id: string, t: Translate): readonly Fact[] {
  const [first, second] = splitPair(id.slice(id.indexOf(':') + 1));
  switch (id.slice(0, id.indexOf(':'))) {
    case 'attachment': {
      const host = document.containers?.[first]?.host ?? '';
      const addresses = attachedAddresses(document, compiled, second, first).map(({ text }) => text);
      return facts(
        [t('inspector.kind.network'), second],
        [t('cell.address'), addresses.join(', ')],
        [t('field.vlan'), tagText(document, second, host)],
        [t('field.mtu'), String(networkMtu(document, second, host))],
      );
    }
    case 'uplink':
    case 'router': {
      const [host, link = parentName(document.networks?.[first]?.parents?.[second]) ?? ''] = second.split('/');
      return facts(
        [t('inspector.kind.network'), first],
        [t('field.subnets'), document.networks?.[first]?.subnets?.map((subnet) => subnet.subnet).join(', ')],
        [t('field.parent'), link === '' ? undefined : `${host ?? ''} ${link}`],
        [t('kind.shim'), shimText(document, compiled, first, host ?? '')],
        [t('field.vlan'), tagOf(document, host ?? '', link)?.toString() ?? t('segment.untagged')],
        [t('field.mtu'), String(linkMtu(document, host ?? '', link))],
      );
    }
    case 'vlan':
      return facts(
        [t('field.vlan'), tagOf(document, first, second)?.toString()],
        [t('field.networks'), networksOn(document, first, second).join(', ')],
        [t('field.mtu'), String(linkMtu(document, first, second))],
      );
    case 'cable': {
      const children = Object.entries(document.hosts?.[first]?.interfaces ?? {}).filter(([, nic]) => nic?.parent === second);
      const tags = children.flatMap(([, nic]) => nic?.vlan ?? []);
      const networks = [second, ...children.map(([name]) => name)].flatMap((name) => networksOn(document, first, name));
      return facts(
        [t('field.segment'), segmentOf(document, first, second)],
        [t('wire.vlans'), tags.length === 0 ? t('segment.untagged') : tags.join(', ')],
        [t('field.networks'), networks.join(', ')],
        [t('field.mtu'), String(linkMtu(document, first, second))],
      );
    }
    case 'end': {
      const tunnel = document.tunnels?.[first];
      if (!tunnel) return [];
      return facts(
        [t('inspector.kind.tunnel'), `${first} (${tunnel.kind === 'vxlan' ? 'VXLAN' : 'GRE'})`],
        [t('tunnel.local'), tunnel.hosts[second]?.local],
        [t('tunnel.bridge'), tunnel.hosts[second]?.bridge],
        [t('field.mtu'), String(ETHERNET_MTU - OVERHEAD[tunnel.kind])],
      );
    }
    default:
      return [];
  }
}

function facts(...pairs: readonly (readonly [string, string | undefined])[]): readonly Fact[] {
  return pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

function tagOf(document: TopologyDocument, host: string, link: string): number | undefined {
  const found = document.hosts?.[host];
  return found?.interfaces?.[link]?.vlan ?? found?.bonds?.[link]?.access ?? found?.interfaces?.[link]?.access ?? undefined;
}

function shimText(document: TopologyDocument, compiled: Planned | null, network: string, host: string): string {
  const shim = shimsOn(document, host).find((found) => found.network === network);
  return shim ? [shim.name, ...shimAddressesOf(shim, compiled)].join(' ') : '';
}

function tagText(document: TopologyDocument, network: string, host: string): string | undefined {
  const link = parentName(document.networks?.[network]?.parents?.[host]);
  return link === null ? undefined : (tagOf(document, host, link)?.toString() ?? undefined);
}

function networksOn(document: TopologyDocument, host: string, link: string): readonly string[] {
  return Object.entries(document.networks ?? {}).flatMap(([name, network]) =>
    parentName(network.parents?.[host]) === link ? [name] : [],
  );
}

/** An interface's own MTU, else that of its parent, else that of its segment. */
function linkMtu(document: TopologyDocument, host: string, link: string): number {
  const found = document.hosts?.[host];
  const own = found?.bonds?.[link] ?? found?.interfaces?.[link];
  if (own?.mtu !== undefined) return own.mtu;
  const parent = found?.interfaces?.[link]?.parent;
  if (parent !== undefined && parent !== link) return linkMtu(document, host, parent);
  return document.segments?.[own?.segment ?? '']?.mtu ?? ETHERNET_MTU;
}

function networkMtu(document: TopologyDocument, network: string, host: string): number {
  const found = document.networks?.[network];
  const link = parentName(found?.parents?.[host]);
  return found?.mtu ?? (link === null ? ETHERNET_MTU : linkMtu(document, host, link));
}
