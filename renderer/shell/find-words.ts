/**
 * What the search knows a thing by beside its name: addresses (written, planned, of gateways and shims), VLANs, the number of a
 * tunnel or network, and MACs where one is given.
 */
import type { InterfaceDocument, NetworkDocument, SegmentDocument, TopologyDocument } from '../../shared/topology/document.ts';
import { attachedAddresses } from '../store/planned.ts';
import type { Planned } from '../worker/analyst.ts';

type BondDocument = NonNullable<NonNullable<TopologyDocument['hosts']>[string]['bonds']>[string];
type TunnelDocument = NonNullable<TopologyDocument['tunnels']>[string];

export function containerWords(document: TopologyDocument, compiled: Planned | null, container: string): readonly string[] {
  return Object.entries(document.containers?.[container]?.networks ?? {}).flatMap(([network, at]) => [
    ...attachedAddresses(document, compiled, network, container).map(({ text }) => text),
    ...(at?.mac === undefined ? [] : [at.mac]),
  ]);
}

/** VLAN, then addresses. */
export function interfaceWords(nic: Pick<InterfaceDocument, 'vlan' | 'access' | 'addresses'> | null): readonly string[] {
  return [...tagged('VLAN', nic?.vlan ?? nic?.access), ...(nic?.addresses ?? [])];
}

/** VLAN and addresses, then the NICs that it is made of. */
export function bondWords(bond: BondDocument): readonly string[] {
  return [...interfaceWords(bond), ...bond.interfaces];
}

/** VLAN or VNI, subnets, then their gateways and what is reserved in them. */
export function networkWords({ vni, subnets = [] }: NetworkDocument, vlan: number | null): readonly string[] {
  return [
    ...tagged('VLAN', vlan),
    ...tagged('VNI', vni),
    ...subnets.map(({ subnet }) => subnet),
    ...subnets.flatMap(({ gateway, reserved }) => [
      ...(gateway === undefined ? [] : [gateway]),
      ...Object.values(reserved ?? {}),
    ]),
  ];
}

/** The tags that it carries; nothing where it carries all. */
export function segmentWords(segment: SegmentDocument | null): readonly string[] {
  const { vlans = [] } = segment ?? {};
  return vlans.length === 0 ? [] : ['VLAN', vlans.join(', ')];
}

/** Its number, and its ends: hosts with their addresses and bridges. */
export function tunnelWords({ kind, id, hosts }: TunnelDocument): readonly string[] {
  return [
    ...(kind === 'vxlan' ? ['VXLAN', ...tagged('VNI', id)] : tagged('GRE', id ?? '')),
    ...Object.entries(hosts).flatMap(([host, end]) => [host, end?.local ?? [], end?.bridge ?? []].flat()),
  ];
}

/** Where an image comes from, or what a registry is. */
export function sourceWords(source: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.values(source).filter((word) => word !== undefined);
}

function tagged(label: string, number: number | string | null | undefined): readonly string[] {
  return number === null || number === undefined ? [] : [`${label} ${number}`.trim()];
}
