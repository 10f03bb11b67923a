/** Bonds: two NICs or more that act as one. */
import type { HostDocument } from '../../../shared/topology/document.ts';
import { objectId, type ObjectId } from '../object-id.ts';
import type { DesignDraft } from './add.ts';
import { isNic } from './parents.ts';

/** NICs that are in no bond and have no sub-interface: those that a new bond can take. */
export function looseNics(host: HostDocument): readonly string[] {
  const interfaces = host.interfaces ?? {};
  const taken = new Set(Object.values(host.bonds ?? {}).flatMap((bond) => bond.interfaces));
  const parents = new Set(Object.values(interfaces).map((nic) => nic?.parent));
  return Object.keys(interfaces).filter((name) => isNic(interfaces[name]) && !taken.has(name) && !parents.has(name));
}

/** Joins the loose NICs of a host to a bond, which takes their segment, their addresses and the networks that sat on them. */
export function addBond(draft: DesignDraft, hostName: string): ObjectId | null {
  const host = draft.hosts?.[hostName];
  if (!host) return null;
  const members = looseNics(host);
  if (members.length < 2) return null;
  const names = new Set([...Object.keys(host.bonds ?? {}), ...Object.keys(host.interfaces ?? {})]);
  let number = 0;
  while (names.has(`bond${number}`)) number++;
  const name = `bond${number}`;
  const nics = members.map((member) => host.interfaces?.[member] ?? {});
  const segment = nics.find((nic) => nic.segment !== undefined)?.segment;
  const addresses = nics.flatMap((nic) => nic.addresses ?? []);
  for (const member of members) {
    const nic = host.interfaces?.[member];
    if (nic) delete nic.addresses;
  }
  host.bonds = {
    ...host.bonds,
    [name]: {
      interfaces: [...members],
      mode: 'active-backup',
      ...(segment !== undefined && { segment }),
      ...(addresses.length > 0 && { addresses }),
      ...(nics.some((nic) => nic.promiscuous) && { promiscuous: true }),
    },
  };
  for (const network of Object.values(draft.networks ?? {})) {
    const parent = network.parents?.[hostName];
    if (!network.parents || parent === undefined) continue;
    const on = typeof parent === 'string' ? parent : parent.interface;
    if (members.includes(on)) network.parents[hostName] = typeof parent === 'string' ? name : { ...parent, interface: name };
  }
  return objectId('interface', `${hostName}/${name}`);
}
