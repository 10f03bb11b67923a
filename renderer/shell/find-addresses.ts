/** Every address of a thing, as the search finds it: written, planned, of gateways and shims, and MACs where one is given. */
import type { InterfaceDocument, NetworkDocument, TopologyDocument } from '../../shared/topology/document.ts';
import { attachedAddresses } from '../store/planned.ts';
import type { Planned } from '../worker/analyst.ts';

export function containerAddresses(document: TopologyDocument, compiled: Planned | null, container: string): readonly string[] {
  return Object.entries(document.containers?.[container]?.networks ?? {}).flatMap(([network, at]) => [
    ...attachedAddresses(document, compiled, network, container).map(({ text }) => text),
    ...(at?.mac === undefined ? [] : [at.mac]),
  ]);
}

/** VLAN, then addresses. */
export function interfaceWords(nic: Pick<InterfaceDocument, 'vlan' | 'addresses'> | null): readonly string[] {
  return [...(nic?.vlan === undefined ? [] : [`VLAN ${nic.vlan}`]), ...(nic?.addresses ?? [])];
}

/** Subnets, then their gateways and what is reserved in them. */
export function networkAddresses({ subnets = [] }: NetworkDocument): readonly string[] {
  return [
    ...subnets.map(({ subnet }) => subnet),
    ...subnets.flatMap(({ gateway, reserved }) => [
      ...(gateway === undefined ? [] : [gateway]),
      ...Object.values(reserved ?? {}),
    ]),
  ];
}
