/**
 * Pasting a clip: what is pasted gets free names and keeps its links, to what was copied with it and to what is there already.
 * What a link needs and is not there comes along where it is plain how, is asked about where it is not, and else is told.
 */
import type { ContainerDocument, NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitObjectId, splitPair, type ObjectId, type ObjectKind } from '../object-id.ts';
import type { DesignDraft } from './add.ts';
import type { Clip } from './clip.ts';
import { connect, connectionBetween, type ConnectionRefusal } from './connect.ts';
import { ANY } from './expect.ts';
import { nameLike } from './names.ts';
import { parentName } from './parents.ts';
import { addLinks, withoutTaken } from './paste-links.ts';
import { freeSubnets, isFreeAddress, likeParents, needsParent, parentCopy, putOn } from './paste-networks.ts';

/** A link that was not made, and why. */
export type LeftOut =
  | { readonly why: 'refused'; readonly container: string; readonly network: string; readonly refusal: ConnectionRefusal }
  | { readonly why: 'unknown-network'; readonly container: string; readonly network: string }
  | { readonly why: 'no-parent'; readonly network: string; readonly host: string }
  | { readonly why: 'no-nic'; readonly interface: string; readonly host: string }
  | { readonly why: 'no-host'; readonly name: string };

/** A network that is not there, and may be on several interfaces. */
export interface OpenNetwork {
  readonly network: string;
  readonly host: string;
  readonly interfaces: readonly string[];
  /** Containers that were on it: as they are called in the clip and here. */
  readonly containers: ReadonlyMap<string, string>;
}

export interface Pasted {
  readonly made: readonly ObjectId[];
  /** Networks and segments that were not copied and came along. */
  readonly brought: readonly string[];
  readonly left: readonly LeftOut[];
  readonly open: readonly OpenNetwork[];
}

/** Where loose containers and interfaces go: to the host that was chosen, else to their own, else to the first there is. */
export interface PasteHosts {
  readonly chosen: string | null;
  readonly first: string | null;
}

type Names = ReadonlyMap<string, string>;

/** `addClip` as a person needs it to be told: what was made, and what was not. */
export function paste(draft: DesignDraft, { document: clip, copied }: Clip, { chosen, first }: PasteHosts): Pasted {
  const made: ObjectId[] = [];
  const brought: string[] = [];
  const left: LeftOut[] = [];
  const isCopied = (kind: ObjectKind) => (name: string) => copied.has(objectId(kind, name));
  const segments = rename(clip.segments, isCopied('segment'), draft.segments);
  const hosts = rename(clip.hosts, isCopied('host'), draft.hosts);
  const networks = rename(clip.networks, isCopied('network'), draft.networks);
  const containers = rename(clip.containers, isCopied('container'), draft.containers);
  const tunnels = rename(clip.tunnels, isCopied('tunnel'), draft.tunnels);
  const hostHere = (name: string): string | undefined => hosts.get(name) ?? (name in (draft.hosts ?? {}) ? name : undefined);

  for (const [name, free] of segments) {
    draft.segments = { ...draft.segments, [free]: structuredClone(clip.segments?.[name] ?? {}) };
    made.push(objectId('segment', free));
  }
  const segmentFor = (name: string): string => {
    const there = segments.get(name) ?? name;
    if (there in (draft.segments ?? {})) return there;
    draft.segments = { ...draft.segments, [name]: structuredClone(clip.segments?.[name] ?? {}) };
    brought.push(name);
    return name;
  };
  for (const [name, free] of hosts) {
    const found = structuredClone(clip.hosts?.[name] ?? {});
    for (const nic of [...Object.values(found.interfaces ?? {}), ...Object.values(found.bonds ?? {})]) {
      if (!nic) continue;
      withoutTaken(draft, nic);
      if (nic.segment !== undefined) nic.segment = segmentFor(nic.segment);
    }
    if (Object.values(draft.hosts ?? {}).some((other) => JSON.stringify(other.ssh) === JSON.stringify(found.ssh)))
      delete found.ssh;
    draft.hosts = { ...draft.hosts, [free]: found };
    made.push(objectId('host', free));
    extendNetworks(draft, name, free, networks);
  }
  pasteLinks();
  for (const [name, free] of networks) {
    addNetworkOf(draft, clip, name, free, [...hostsOf(clip.networks?.[name])], hosts, hostHere, left);
    made.push(objectId('network', free));
  }
  for (const [name, free] of tunnels) {
    addTunnelOf(draft, clip, name, free, hostHere);
    made.push(objectId('tunnel', free));
  }
  const open = pasteContainers();
  const stated = addExpectationsOf(draft, clip, [containers, networks, hosts]);
  // Beside the things that it is about, what is expected of them goes without saying.
  return { made: made.length > 0 ? made : stated, brought, left, open };

  function pasteLinks(): void {
    const byHost = new Map<string, string[]>();
    for (const id of copied) {
      const object = splitObjectId(id);
      if (object?.kind !== 'interface') continue;
      const [own] = splitPair(object.name);
      const host = chosen ?? (own in (draft.hosts ?? {}) ? own : first);
      if (host === null) left.push({ why: 'no-host', name: object.name });
      else byHost.set(host, [...(byHost.get(host) ?? []), object.name]);
    }
    for (const [host, names] of byHost) {
      const pasted = addLinks(draft, clip, names, host);
      made.push(...pasted.made);
      for (const one of pasted.left) left.push({ why: 'no-nic', interface: one.name, host: one.host });
      for (const id of pasted.made) {
        const link = splitPair(splitObjectId(id)?.name ?? '')[1];
        const nic = draft.hosts?.[host]?.interfaces?.[link] ?? draft.hosts?.[host]?.bonds?.[link];
        if (nic?.segment !== undefined) nic.segment = segmentFor(nic.segment);
      }
    }
  }

  function pasteContainers(): readonly OpenNetwork[] {
    const asked = new Map<
      string,
      { network: string; host: string; interfaces: readonly string[]; containers: Map<string, string> }
    >();
    for (const [key, free] of containers) {
      const source = clip.containers?.[key];
      if (!source) continue;
      const on = hosts.get(source.host) ?? chosen ?? (source.host in (draft.hosts ?? {}) ? source.host : first);
      if (on === null) {
        left.push({ why: 'no-host', name: key });
        continue;
      }
      const { name: _name, networks: _networks, ...rest } = structuredClone(source);
      draft.containers = { ...draft.containers, [free]: { ...rest, host: on, networks: {} } };
      if (!hosts.has(source.host)) made.push(objectId('container', free));
      for (const name of Object.keys(source.networks ?? {})) {
        const there = networks.get(name) ?? name;
        if (!(there in (draft.networks ?? {}))) {
          const choices = bring(name, source.host, on);
          if (choices.length > 0) {
            const known = asked.get(name) ?? {
              network: name,
              host: on,
              interfaces: choices,
              containers: new Map<string, string>(),
            };
            known.containers.set(key, free);
            asked.set(name, known);
            continue;
          }
        }
        attach(draft, clip, { key, free, network: name, there }, left);
      }
    }
    return [...asked.values()];
  }

  /** Makes a network that a container needs; answers the interfaces to choose from where there is more than one. */
  function bring(name: string, from: string, host: string): readonly string[] {
    const source = clip.networks?.[name];
    if (!source) return [];
    const parent = parentName(source.parents?.[from]);
    if (needsParent(source) && !hosts.has(from)) {
      const choices = likeParents(draft, clip, source, { host: from, interface: parent ?? '' }, host);
      if (choices.length > 1) return choices;
    }
    const notes: LeftOut[] = [];
    addNetworkOf(draft, clip, name, name, [from], hosts, () => host, notes);
    const now = draft.networks?.[name];
    if (Object.keys(now?.parents ?? {}).length + (now?.hosts?.length ?? 0) > 0) brought.push(name);
    else if (draft.networks) {
      Reflect.deleteProperty(draft.networks, name);
      if (Object.keys(draft.networks).length === 0) delete draft.networks;
      left.push(...notes);
    }
    return [];
  }
}

/** Pastes a clip. `host`: for containers whose host is in neither design. Answers the ids of what it made. */
export function addClip(draft: DesignDraft, clip: Clip, host: string | null): readonly ObjectId[] {
  return paste(draft, clip, { chosen: null, first: host }).made;
}

/** Makes a network that was asked about, on the interface that was chosen, with its containers on it. */
export function addOpenNetwork(draft: DesignDraft, { document: clip }: Clip, open: OpenNetwork, on: string): void {
  const source = clip.networks?.[open.network];
  const [first] = open.containers.keys();
  const from = clip.containers?.[first ?? '']?.host;
  if (!source || from === undefined || open.network in (draft.networks ?? {})) return;
  draft.networks = { ...draft.networks, [open.network]: { ...bare(source), subnets: freeSubnets(draft, source) } };
  putOn(draft, clip, open.network, from, open.host, on);
  for (const [key, free] of open.containers) attach(draft, clip, { key, free, network: open.network, there: open.network }, []);
}

function rename(copied: object | undefined, isCopied: (name: string) => boolean, present: object | undefined): Names {
  const taken = new Set(Object.keys(present ?? {}));
  const names = new Map<string, string>();
  for (const name of Object.keys(copied ?? {}).filter(isCopied)) {
    const free = taken.has(name) ? nameLike(name, taken) : name;
    taken.add(free);
    names.set(name, free);
  }
  return names;
}

function hostsOf(network: NetworkDocument | undefined): ReadonlySet<string> {
  return new Set([...Object.keys(network?.parents ?? {}), ...(network?.hosts ?? [])]);
}

function bare(network: NetworkDocument): NetworkDocument {
  const { parents: _parents, hosts: _hosts, subnets: _subnets, ...rest } = structuredClone(network);
  return rest;
}

/** A network of the clip on the hosts of it that are here. */
function addNetworkOf(
  draft: DesignDraft,
  clip: TopologyDocument,
  name: string,
  free: string,
  from: readonly string[],
  hosts: Names,
  hostHere: (name: string) => string | undefined,
  left: LeftOut[],
): void {
  const source = clip.networks?.[name];
  if (!source) return;
  const renamed = new Map(from.map((host) => [host, hostHere(host)] as const));
  const subnets = freeSubnets(draft, source).map(({ ranges, ...subnet }) => {
    const here = Object.entries(ranges ?? {}).flatMap(([host, range]) => {
      const there = renamed.get(host);
      return there === undefined ? [] : [[there, range] as const];
    });
    return { ...subnet, ...(here.length > 0 && { ranges: Object.fromEntries(here) }) };
  });
  draft.networks = { ...draft.networks, [free]: { ...bare(source), ...(source.subnets && { subnets }) } };
  const network = draft.networks[free];
  if (!network) return;
  if (source.parents) network.parents = {};
  if (source.hosts) network.hosts = [];
  for (const host of from) {
    const there = hostHere(host);
    const parent = source.parents?.[host];
    // A host that was copied too has its interfaces as they were.
    if (there !== undefined && parent !== undefined && hosts.has(host))
      network.parents = {
        ...network.parents,
        [there]: free === name ? structuredClone(parent) : parentCopy(parent, parentName(parent) ?? ''),
      };
    else if (there === undefined || !putOnAs(draft, clip, name, free, host, there))
      left.push({ why: 'no-parent', network: free, host: there ?? host });
  }
}

/** `putOn` for a network that has another name here. */
function putOnAs(draft: DesignDraft, clip: TopologyDocument, name: string, free: string, from: string, host: string): boolean {
  const source = clip.networks?.[name];
  if (!source) return false;
  return putOn(draft, { ...clip, networks: { ...clip.networks, [free]: source } }, free, from, host);
}

/** A copied host is on the networks that the first one is on, where its interfaces have the same names. */
function extendNetworks(draft: DesignDraft, from: string, to: string, copied: Names): void {
  if (from === to) return;
  for (const [name, network] of Object.entries(draft.networks ?? {})) {
    if (copied.has(name)) continue;
    const parent = parentName(network.parents?.[from]);
    if (parent !== null) network.parents = { ...network.parents, [to]: parent };
    if (network.hosts?.includes(from)) network.hosts = [...network.hosts, to];
  }
}

interface Attaching {
  /** In the clip, and here. */
  readonly key: string;
  readonly free: string;
  readonly network: string;
  readonly there: string;
}

/** Attaches a pasted container as it was, with its addresses where they are free. */
function attach(draft: DesignDraft, clip: TopologyDocument, { key, free, network, there }: Attaching, left: LeftOut[]): void {
  const isKnown = there in (draft.networks ?? {});
  if (!isKnown && left.some((one) => one.why === 'no-parent' && one.network === network)) return;
  if (!isKnown) {
    left.push({ why: 'unknown-network', container: free, network });
    return;
  }
  const answer = connectionBetween(draft, objectId('container', free), objectId('network', there));
  if ('refused' in answer) {
    left.push({ why: 'refused', container: free, network: there, refusal: answer.refused });
    return;
  }
  connect(draft, answer.connection);
  const container = draft.containers?.[free];
  if (!container?.networks) return;
  const { ipv4, ipv6, mac, ...rest }: NonNullable<NonNullable<ContainerDocument['networks']>[string]> = structuredClone(
    clip.containers?.[key]?.networks?.[network] ?? {},
  );
  const keeps = (address: string | undefined): address is string =>
    address !== undefined && there === network && isFreeAddress(draft, there, address);
  const isSame = keeps(ipv4) || keeps(ipv6);
  container.networks[there] = {
    ...rest,
    ...(keeps(ipv4) && { ipv4 }),
    ...(keeps(ipv6) && { ipv6 }),
    ...(mac !== undefined && isSame && { mac }),
  };
}

/** A tunnel between those of its hosts that are here, with an identifier and bridges of its own. */
function addTunnelOf(
  draft: DesignDraft,
  clip: TopologyDocument,
  name: string,
  free: string,
  hostHere: (name: string) => string | undefined,
): void {
  const source = clip.tunnels?.[name];
  if (!source) return;
  const others = Object.values(draft.tunnels ?? {});
  const { id, ...rest } = structuredClone(source);
  const ids = new Set(others.map((other) => other.id));
  let own = id;
  while (own !== undefined && ids.has(own)) own++;
  const hosts = Object.entries(source.hosts).flatMap(([host, end]) => {
    const there = hostHere(host);
    if (there === undefined) return [];
    const { bridge, local, ...more } = { ...end };
    // Two tunnels on one bridge would be a loop.
    const isUsed = others.some((other) => other.hosts[there]?.bridge === bridge);
    return [
      [
        there,
        {
          ...more,
          ...(local !== undefined && there === host && { local }),
          ...(bridge !== undefined && !isUsed && { bridge }),
        },
      ] as const,
    ];
  });
  draft.tunnels = {
    ...draft.tunnels,
    [free]: { ...rest, ...(own !== undefined && { id: own }), hosts: Object.fromEntries(hosts) },
  };
}

function addExpectationsOf(draft: DesignDraft, clip: TopologyDocument, renamed: readonly Names[]): readonly ObjectId[] {
  const stated: ObjectId[] = [];
  for (const { from, to, reachable } of clip.expect ?? []) {
    const [start, end] = [from, to].map((name) => renamed.flatMap((names) => names.get(name) ?? [])[0] ?? kept(draft, name));
    if (start === undefined || end === undefined) continue;
    const isKnown = draft.expect?.some((known) => known.from === start && known.to === end);
    if (isKnown) continue;
    draft.expect = [...(draft.expect ?? []), { from: start, to: end, reachable }];
    stated.push(objectId('expectation', `${start}/${end}`));
  }
  return stated;
}

/** What a name means in the design that is pasted into. */
function kept(draft: DesignDraft, name: string): string | undefined {
  const there = [draft.containers, draft.networks, draft.hosts].some((record) => record && name in record);
  return name === ANY || there ? name : undefined;
}
