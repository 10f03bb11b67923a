/** The shims of a design: the interfaces by which hosts reach their own containers, as children of a parent interface. */
import { shimKey } from '../../shared/address/planner.ts';
import { shimName } from '../../shared/compile/shim.ts';
import type { NetworkDocument, TopologyDocument } from '../../shared/topology/document.ts';
import type { Planned } from '../worker/analyst.ts';

export interface Shim {
  readonly network: string;
  readonly host: string;
  /** The interface that it is a child of. */
  readonly parent: string;
  readonly name: string;
  /** As the file writes them; empty where they are planned. */
  readonly written: readonly string[];
}

/** In the order of the networks. */
export function shimsOn(document: TopologyDocument, host: string): readonly Shim[] {
  return Object.entries(document.networks ?? {}).flatMap(([network, { driver, parents }]): Shim[] => {
    const parent = parents?.[host];
    const shim = shimOf(parent);
    if (typeof parent !== 'object' || !shim || (driver !== 'macvlan' && driver !== 'ipvlan')) return [];
    const name = shimName({ name: network }, { shim: { name: shim.name } });
    return [{ network, host, parent: parent.interface, name, written: shim.addresses ?? [] }];
  });
}

/** With their prefix lengths, written or planned. */
export function shimAddressesOf({ network, host, written }: Shim, compiled: Planned | null): readonly string[] {
  return written.length > 0 ? written : (compiled?.addresses.shims.get(shimKey(network, host)) ?? []);
}

function shimOf(parent: NonNullable<NetworkDocument['parents']>[string] | undefined) {
  if (typeof parent !== 'object' || parent.shim === undefined || parent.shim === false) return null;
  return parent.shim === true ? {} : parent.shim;
}
