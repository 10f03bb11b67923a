/** Interfaces that are copied: NICs, bonds with their members, and sub-interfaces on what they find to stand on. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitPair, type ObjectId } from '../object-id.ts';
import { freeTag, INTERFACE_BYTES, type DesignDraft } from './add.ts';
import { freePlainName, nameLike } from './names.ts';
import { isNic } from './parents.ts';

/** `name`: of the clip, host and interface. */
export interface PastedLinks {
  readonly made: readonly ObjectId[];
  /** Sub-interfaces that found no NIC to stand on. */
  readonly left: readonly { readonly name: string; readonly host: string }[];
}

/** Puts the interfaces `names` (`host/interface`) of a clip on a host; what stands on another of them comes after it. */
export function addLinks(draft: DesignDraft, clip: TopologyDocument, names: readonly string[], hostName: string): PastedLinks {
  const host = draft.hosts?.[hostName];
  const made: ObjectId[] = [];
  const left: { name: string; host: string }[] = [];
  if (!host) return { made, left };
  const renamed = new Map<string, string>();
  const sourceOf = (name: string) => {
    const [from, link] = splitPair(name);
    const found = clip.hosts?.[from];
    return { from, link, nic: found?.interfaces?.[link] ?? undefined, bond: found?.bonds?.[link] };
  };
  const taken = (): readonly string[] => [...Object.keys(host.interfaces ?? {}), ...Object.keys(host.bonds ?? {})];
  const free = (name: string): string => (taken().includes(name) ? nameLike(name, taken()) : name);
  const addNic = (name: string): string => {
    const { link, nic } = sourceOf(name);
    const own = free(link);
    host.interfaces = { ...host.interfaces, [own]: withoutTaken(draft, structuredClone(nic ?? {})) };
    renamed.set(name, own);
    return own;
  };
  const bonds = names.filter((name) => sourceOf(name).bond);
  const members = new Set(
    bonds.flatMap((name) => sourceOf(name).bond?.interfaces.map((one) => `${sourceOf(name).from}/${one}`) ?? []),
  );
  const nics = names.filter((name) => !sourceOf(name).bond && isNic(sourceOf(name).nic));
  for (const name of new Set([...nics, ...members])) {
    const own = addNic(name);
    if (names.includes(name)) made.push(objectId('interface', `${hostName}/${own}`));
  }
  for (const name of bonds) {
    const { from, link, bond } = sourceOf(name);
    if (!bond) continue;
    const own = free(link);
    const interfaces = bond.interfaces.map((one) => renamed.get(`${from}/${one}`) ?? one);
    host.bonds = { ...host.bonds, [own]: withoutTaken(draft, { ...structuredClone(bond), interfaces }) };
    renamed.set(name, own);
    made.push(objectId('interface', `${hostName}/${own}`));
  }
  for (const name of names.filter((one) => !sourceOf(one).bond && !isNic(sourceOf(one).nic))) {
    const { from, nic } = sourceOf(name);
    const parent = renamed.get(`${from}/${nic?.parent ?? ''}`) ?? parentFor(draft, hostName, nic?.parent ?? '');
    if (parent === null || !nic) {
      left.push({ name: splitPair(name)[1], host: hostName });
      continue;
    }
    const isUsed = Object.values(host.interfaces ?? {}).some((other) => other?.parent === parent && other.vlan === nic.vlan);
    const vlan = isUsed || nic.vlan === undefined ? freeTag(draft, hostName, parent) : nic.vlan;
    const usual = `${parent}.${vlan}`;
    const isFit = !taken().includes(usual) && new TextEncoder().encode(usual).length <= INTERFACE_BYTES;
    const own = isFit ? usual : freePlainName(`vlan${vlan}`, taken());
    host.interfaces = { ...host.interfaces, [own]: withoutTaken(draft, { ...structuredClone(nic), parent, vlan }) };
    renamed.set(name, own);
    made.push(objectId('interface', `${hostName}/${own}`));
  }
  return { made, left };
}

/** What a sub-interface stands on in another host: the interface of the same name, or the only one that there is. */
function parentFor(document: TopologyDocument, hostName: string, name: string): string | null {
  const host = document.hosts?.[hostName];
  const members = new Set(Object.values(host?.bonds ?? {}).flatMap((bond) => bond.interfaces));
  const nics = Object.entries(host?.interfaces ?? {}).flatMap(([link, nic]) => (isNic(nic) && !members.has(link) ? [link] : []));
  const all = [...Object.keys(host?.bonds ?? {}), ...nics];
  if (all.includes(name)) return name;
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** Two machines never have one address. */
export function withoutTaken<Link extends { addresses?: string[] | undefined }>(draft: TopologyDocument, link: Link): Link {
  const taken = new Set(
    Object.values(draft.hosts ?? {}).flatMap((host) =>
      [...Object.values(host.interfaces ?? {}), ...Object.values(host.bonds ?? {})].flatMap((nic) => nic?.addresses ?? []),
    ),
  );
  if (link.addresses?.some((address) => taken.has(address))) delete link.addresses;
  return link;
}
