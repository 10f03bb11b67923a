/**
 * Copying parts of a design. A clip is a small design and the names of what was copied: the rest of it is what the links of that
 * need, and is made only where it is missing. As text it is a topology file, so that it can be pasted into another window, or read.
 */
import type { HostDocument, InterfaceDocument, NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitObjectId, splitPair, type DrawnKind, type ObjectId } from '../object-id.ts';
import { expectationIds } from './expect.ts';
import { parentName } from './parents.ts';

export interface Clip {
  readonly document: TopologyDocument;
  /** Ids of what was copied. */
  readonly copied: ReadonlySet<string>;
}

type Named<Value> = Readonly<Record<string, Value>>;

const pick = <Value>(record: Named<Value> | undefined, names: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => names.has(name)));

/**
 * The selected things and what their links need; a host brings its containers, a bond its members, and what is copied brings what
 * is expected between its parts. Null: nothing that can be copied.
 */
export function clipOf(document: TopologyDocument, selection: readonly string[]): Clip | null {
  const chosen = selection.flatMap((id) => splitObjectId(id) ?? []);
  const names = (kind: DrawnKind): ReadonlySet<string> =>
    new Set(chosen.filter((one) => one.kind === kind).map((one) => one.name));
  const hosts = pick(document.hosts, names('host'));
  const networks = pick(document.networks, names('network'));
  const segments = pick(document.segments, names('segment'));
  const tunnels = pick(document.tunnels, names('tunnel'));
  const loose = names('container');
  const containers = Object.fromEntries(
    Object.entries(document.containers ?? {}).filter(([key, container]) => loose.has(key) || container.host in hosts),
  );
  const links = [...names('interface')].filter((name) => isLink(document, name) && !(splitPair(name)[0] in hosts));
  const named = new Set([...Object.keys(hosts), ...Object.keys(networks), ...Object.keys(containers)]);
  const ids = expectationIds(document.expect ?? []);
  const stated = (document.expect ?? []).flatMap((one, index) => {
    const id = ids[index] ?? '';
    return selection.includes(id) || (named.has(one.from) && named.has(one.to)) ? [{ id, one }] : [];
  });
  const copied = new Set<string>([
    ...Object.keys(segments).map((name) => objectId('segment', name)),
    ...Object.keys(hosts).map((name) => objectId('host', name)),
    ...links.map((name) => objectId('interface', name)),
    ...Object.keys(networks).map((name) => objectId('network', name)),
    ...Object.keys(tunnels).map((name) => objectId('tunnel', name)),
    ...Object.keys(containers).map((name) => objectId('container', name)),
    ...stated.map(({ id }) => id),
  ]);
  if (copied.size === 0) return null;

  const needed = neededNetworks(document, containers, networks);
  const parts = { ...partsOf(document, [...Object.entries(networks), ...Object.entries(needed)], links), ...hosts };
  const cabled = new Set(Object.values(parts).flatMap((host) => segmentsOf(host)));
  const clip = {
    segments: { ...segments, ...pick(document.segments, cabled) },
    hosts: parts,
    networks: { ...networks, ...needed },
    containers,
    tunnels,
    expect: stated.map(({ one }) => one),
  };
  const filled = Object.entries(clip).filter(([, part]) => Object.keys(part).length > 0);
  return { document: { vlanvas: 1, name: 'clip', ...Object.fromEntries(filled) }, copied };
}

function isLink(document: TopologyDocument, name: string): boolean {
  const [host, link] = splitPair(name);
  const found = document.hosts?.[host];
  return link in (found?.interfaces ?? {}) || link in (found?.bonds ?? {});
}

/** Networks that the containers are on and that were not copied, as they are on the containers' hosts. */
function neededNetworks(
  document: TopologyDocument,
  containers: NonNullable<TopologyDocument['containers']>,
  copied: Named<NetworkDocument>,
): Record<string, NetworkDocument> {
  const on = new Map<string, Set<string>>();
  for (const container of Object.values(containers)) {
    for (const name of Object.keys(container.networks ?? {})) on.set(name, (on.get(name) ?? new Set()).add(container.host));
  }
  return Object.fromEntries(
    [...on].flatMap(([name, hosts]) => {
      const network = document.networks?.[name];
      if (!network || name in copied) return [];
      const subnets = network.subnets?.map(({ ranges, ...subnet }) => ({
        ...subnet,
        ...(ranges && { ranges: pick(ranges, hosts) }),
      }));
      return [
        [
          name,
          {
            ...network,
            ...(subnets && { subnets }),
            ...(network.parents && { parents: pick(network.parents, hosts) }),
            ...(network.hosts && { hosts: network.hosts.filter((host) => hosts.has(host)) }),
          },
        ],
      ];
    }),
  );
}

/** Of hosts that were not copied, the interfaces that networks sit on or that were copied, with what these stand on. */
function partsOf(
  document: TopologyDocument,
  networks: readonly (readonly [string, NetworkDocument])[],
  links: readonly string[],
): Record<string, HostDocument> {
  const wanted = new Map<string, Set<string>>();
  const want = (host: string, link: string): void => {
    const known = wanted.get(host) ?? new Set();
    if (known.has(link) || !isLink(document, `${host}/${link}`)) return;
    wanted.set(host, known.add(link));
    const found = document.hosts?.[host];
    const parent = found?.interfaces?.[link]?.parent;
    if (parent !== undefined) want(host, parent);
    for (const member of found?.bonds?.[link]?.interfaces ?? []) want(host, member);
  };
  for (const [, network] of networks)
    for (const [host, parent] of Object.entries(network.parents ?? {})) want(host, parentName(parent) ?? '');
  for (const link of links) want(...splitPair(link));
  return Object.fromEntries(
    [...wanted].map(([name, interfaces]) => {
      const found = document.hosts?.[name];
      const bonds = pick(found?.bonds, interfaces);
      const nics: Record<string, InterfaceDocument | null> = pick(found?.interfaces, interfaces);
      return [name, { interfaces: nics, ...(Object.keys(bonds).length > 0 && { bonds }) }];
    }),
  );
}

function segmentsOf(host: HostDocument): readonly string[] {
  return [...Object.values(host.interfaces ?? {}), ...Object.values(host.bonds ?? {})].flatMap((nic) => nic?.segment ?? []);
}

const HEAD = '# Copied: ';

/** The first line of a clip as text: what of it was copied. */
export function clipHead({ copied }: Clip): string {
  return `${HEAD}${[...copied].join(' ')}\n`;
}

/** A clip, or any topology file: of that all is copied. */
export function readClip(document: TopologyDocument, text: string): Clip {
  const [line = ''] = text.split('\n');
  if (line.startsWith(HEAD)) return { document, copied: new Set(line.slice(HEAD.length).trim().split(' ')) };
  const ids = (kind: DrawnKind, record: object | undefined): readonly ObjectId[] =>
    Object.keys(record ?? {}).map((name) => objectId(kind, name));
  const copied = new Set<string>([
    ...ids('segment', document.segments),
    ...ids('host', document.hosts),
    ...ids('network', document.networks),
    ...ids('tunnel', document.tunnels),
    ...ids('container', document.containers),
    ...expectationIds(document.expect ?? []),
  ]);
  return { document, copied };
}
