/** What dropping an item of the palette on something means: where it goes and in which words, a question, or why not. Pure. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import type { MessageKey, Values } from '../locales/index.ts';
import { looseNics } from '../store/edits/bond.ts';
import { freeTag } from '../store/edits/add.ts';
import { connectionBetween } from '../store/edits/connect.ts';
import { isNic, networkPlaces, parentConflict, parentInterfaces } from '../store/edits/parents.ts';
import { objectId, splitObjectId, splitPair, type ObjectKind } from '../store/object-id.ts';
import { segmentOf } from '../store/edits/vlan-mates.ts';
import type { PaletteItem } from './items.ts';

export type DropMeaning =
  | { readonly does: 'make'; readonly target: string | null; readonly words: MessageKey; readonly values: Values }
  /** There are several hosts that it could go to. */
  | { readonly does: 'ask'; readonly hosts: readonly string[]; readonly words: MessageKey }
  | { readonly does: 'refuse'; readonly words: MessageKey };

/** `under`: ids of what lies under the pointer, topmost first. */
export function dropMeaning(document: TopologyDocument, item: PaletteItem, under: readonly string[]): DropMeaning {
  const named = (kind: ObjectKind): string | undefined => under.map(splitObjectId).find((one) => one?.kind === kind)?.name;
  const nic = named('interface');
  const [nicHost, link] = splitPair(nic ?? '');
  const container = document.containers?.[named('container') ?? ''];
  const host = named('host') ?? (nic === undefined ? container?.host : nicHost);
  const make = (target: string | null, words: MessageKey, values: Values = {}): DropMeaning => ({
    does: 'make',
    target,
    words,
    values,
  });

  switch (item) {
    case 'host':
    case 'router':
      return make(null, 'place.here');
    case 'segment': {
      const isCabled = nic !== undefined && isNic(document.hosts?.[nicHost]?.interfaces?.[link]);
      return isCabled ? make(objectId('interface', nic), 'place.segment', { host: nicHost, link }) : make(null, 'place.here');
    }
    case 'tunnel':
      return dockerHosts(document).length === 0 ? refuse('palette.needsHost') : make(null, 'place.everyHost');
    case 'nic':
      return host === undefined ? ask(Object.keys(document.hosts ?? {})) : make(objectId('host', host), 'place.nic', { host });
    case 'bond': {
      if (host === undefined)
        return ask(
          Object.keys(document.hosts ?? {}).filter((name) => canBond(document, name)),
          'palette.needsNics',
        );
      return canBond(document, host) ? make(objectId('host', host), 'place.bond', { host }) : refuse('palette.needsNics');
    }
    case 'vlan': {
      const segment = named('segment');
      if (host === undefined && segment !== undefined) return vlanOnSegment(document, segment);
      if (host === undefined) return ask(Object.keys(document.hosts ?? {}).filter((name) => firstNic(document, name) !== null));
      const parent = parentFor(document, host, host === nicHost ? link : '');
      if (parent === null) return refuse('palette.needsNic');
      const vlan = freeTag(document, host, parent);
      const fabric = segmentOf(document, host, parent);
      const isCarried = document.segments?.[fabric ?? '']?.vlans?.includes(vlan) ?? true;
      const target = objectId('interface', `${host}/${parent}`);
      return isCarried
        ? make(target, 'place.vlan', { vlan, host, parent })
        : make(target, 'place.vlanNotCarried', { vlan, host, parent, segment: fabric ?? '' });
    }
    case 'macvlan':
    case 'ipvlan':
      return nic === undefined || document.hosts?.[nicHost]?.docker === 'none'
        ? networkAnywhere(document, item)
        : networkOn(document, item, nicHost, link);
    case 'bridge':
      return host === undefined || document.hosts?.[host]?.docker === 'none'
        ? make(null, 'place.network')
        : make(objectId('host', host), 'place.bridge', { host });
    case 'overlay':
      return make(null, 'place.network');
    case 'container': {
      const hosts = dockerHosts(document);
      const network = named('network');
      const on = host ?? (network === undefined ? undefined : networkHost(document, network));
      if (on === undefined) return ask(hosts);
      if (!hosts.includes(on)) return refuse('refused.no-docker');
      if (network === undefined) return make(objectId('host', on), 'place.container', { host: on });
      // As if it stood there already: whether that host can have the network at all.
      const standing = { ...document, containers: { '': { host: on, image: '' } } };
      const answer = connectionBetween(standing, objectId('container', ''), objectId('network', network));
      if ('refused' in answer) return refuse(`refused.${answer.refused}`);
      return make(objectId('network', network), 'place.containerOn', { host: on, network });
    }
  }
}

/** Whether a thing is lit while the item is dragged. */
export function takesDrop(document: TopologyDocument, item: PaletteItem, id: string): boolean {
  const meaning = dropMeaning(document, item, [id]);
  return meaning.does === 'make' && meaning.target === id;
}

/** Items that belong on something: what does not take them is dimmed. */
export function belongsOnThing(item: PaletteItem): boolean {
  return item === 'nic' || item === 'bond' || item === 'vlan' || item === 'container';
}

/** The same VLAN on every host of a segment: the tag is the next that its first host does not use. */
function vlanOnSegment(document: TopologyDocument, segment: string): DropMeaning {
  const [first] = nicsOn(document, segment);
  if (!first) return refuse('palette.needsNic');
  const vlan = freeTag(document, first.host, first.nic);
  return { does: 'make', target: objectId('segment', segment), words: 'place.vlanOn', values: { vlan, segment } };
}

/** NICs and bonds that are cabled to a segment, bonds before NICs. */
export function nicsOn(document: TopologyDocument, segment: string): readonly { readonly host: string; readonly nic: string }[] {
  return Object.entries(document.hosts ?? {}).flatMap(([host, found]) => {
    const members = new Set(Object.values(found.bonds ?? {}).flatMap((bond) => bond.interfaces));
    const links = [
      ...Object.entries(found.bonds ?? {}),
      ...Object.entries(found.interfaces ?? {}).filter(([name]) => !members.has(name)),
    ];
    return links.flatMap(([nic, link]) => (link?.segment === segment ? [{ host, nic }] : []));
  });
}

/** On an interface, and on its like on the other hosts; those that have none are named. */
function networkOn(document: TopologyDocument, driver: 'macvlan' | 'ipvlan', host: string, link: string): DropMeaning {
  if (!parentInterfaces(document, host).includes(link)) return refuse('refused.bonded');
  const conflict = parentConflict(document, { driver }, host, link);
  if (conflict) return refuse(`refused.${conflict}`);
  const { parents, left } = networkPlaces(document, driver, { host, interface: link });
  const target = objectId('interface', `${host}/${link}`);
  const values = { host, link, left: left.join(', ') };
  if (left.length === 0 && Object.keys(parents).length > 1) return { does: 'make', target, words: 'place.networkOn', values };
  return { does: 'make', target, words: left.length === 0 ? 'place.networkAlone' : 'place.networkOnSome', values };
}

/** On all Docker hosts that have an interface for it in one broadcast domain. */
function networkAnywhere(document: TopologyDocument, driver: 'macvlan' | 'ipvlan'): DropMeaning {
  const { parents, left } = networkPlaces(document, driver);
  const values = { hosts: Object.keys(parents).join(', '), left: left.join(', ') };
  if (Object.keys(parents).length === 0) return { does: 'make', target: null, words: 'place.networkNowhere', values };
  return { does: 'make', target: null, words: left.length === 0 ? 'place.network' : 'place.networkSome', values };
}

function refuse(words: MessageKey): DropMeaning {
  return { does: 'refuse', words };
}

/** The only host there is, or the question which. */
function ask(hosts: readonly string[], none: MessageKey = 'palette.needsHost'): DropMeaning {
  return hosts.length === 0 ? refuse(none) : { does: 'ask', hosts, words: 'place.which' };
}

function dockerHosts(document: TopologyDocument): readonly string[] {
  return Object.entries(document.hosts ?? {}).flatMap(([name, found]) => (found.docker === 'none' ? [] : [name]));
}

function canBond(document: TopologyDocument, host: string): boolean {
  const found = document.hosts?.[host];
  return found !== undefined && looseNics(found).length > 1;
}

function firstNic(document: TopologyDocument, host: string): string | null {
  const found = document.hosts?.[host];
  const bond = Object.keys(found?.bonds ?? {})[0];
  return bond ?? Object.entries(found?.interfaces ?? {}).find(([, nic]) => isNic(nic))?.[0] ?? null;
}

/** The NIC or bond that a sub-interface goes on: the one meant, the parent of the one meant, else the first of the host. */
function parentFor(document: TopologyDocument, host: string, link: string): string | null {
  const found = document.hosts?.[host];
  if (found?.bonds && link in found.bonds) return link;
  if (found?.interfaces && link in found.interfaces) return found.interfaces[link]?.parent ?? link;
  return firstNic(document, host);
}

/** The host of a network with the fewest containers: where a container goes that is dropped on the rail beside the hosts. */
function networkHost(document: TopologyDocument, network: string): string | undefined {
  const found = document.networks?.[network];
  const on = [...Object.keys(found?.parents ?? {}), ...(found?.hosts ?? [])];
  const count = (host: string): number =>
    Object.values(document.containers ?? {}).filter((container) => container.host === host).length;
  return [...on].sort((a, b) => count(a) - count(b))[0];
}
