/** A VLAN on every host of its segment: where its sub-interface is missing, and making it there. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { addSubInterface, type DesignDraft } from './add.ts';
import { isNic } from './parents.ts';

interface Mate {
  readonly host: string;
  /** NIC or bond on the same segment. */
  readonly parent: string;
}

/** Hosts with a NIC or bond on the segment of this sub-interface that have no sub-interface of its tag yet. */
export function vlanMates(document: TopologyDocument, host: string, name: string): readonly Mate[] {
  const own = document.hosts?.[host]?.interfaces?.[name];
  if (own?.vlan === undefined || own.parent === undefined) return [];
  const segment = segmentOf(document, host, own.parent);
  if (segment === undefined) return [];
  return Object.entries(document.hosts ?? {}).flatMap(([other, found]): Mate[] => {
    const interfaces = Object.entries(found.interfaces ?? {});
    if (other === host || interfaces.some(([, nic]) => nic?.vlan === own.vlan)) return [];
    const members = new Set(Object.values(found.bonds ?? {}).flatMap((bond) => bond.interfaces));
    const bond = Object.entries(found.bonds ?? {}).find(([, one]) => one.segment === segment);
    const nic = interfaces.find(([link, one]) => isNic(one) && one?.segment === segment && !members.has(link));
    const parent = bond?.[0] ?? nic?.[0];
    return parent === undefined ? [] : [{ host: other, parent }];
  });
}

export function spreadVlan(draft: DesignDraft, host: string, name: string): void {
  const vlan = draft.hosts?.[host]?.interfaces?.[name]?.vlan;
  for (const mate of vlanMates(draft, host, name)) addSubInterface(draft, mate.host, mate.parent, vlan);
}

/** The segment that a NIC or bond is cabled to. */
export function segmentOf(document: TopologyDocument, host: string, name: string): string | undefined {
  const found = document.hosts?.[host];
  return found?.bonds?.[name]?.segment ?? found?.interfaces?.[name]?.segment;
}
