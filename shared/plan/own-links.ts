import type { LinkKind, LinkState } from '../state/state.ts';

/** Kinds that the deploy makes on a host; a NIC is there or is not, and a bridge is Docker's. */
export const OWN_KINDS: readonly LinkKind[] = ['vlan', 'bond', 'macvlan', 'ipvlan'];

export function isOwnLink({ kind }: LinkState): boolean {
  return OWN_KINDS.includes(kind);
}
