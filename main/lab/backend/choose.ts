/** Which backend a lab gets, and why. */
import type { Problem } from '../../../shared/problem/problem.ts';
import type { LabBackend, LabSpec } from '../spec.ts';
import { LINK_KINDS, type LabNeeds, type LinkKind } from '../../../shared/lab/needs.ts';

/** What this machine can do. */
export interface BackendCapabilities {
  readonly namespaces:
    { readonly able: true; readonly kinds: readonly LinkKind[] } | { readonly able: false; readonly problem: Problem };
  readonly vm: { readonly able: true } | { readonly able: false; readonly problem: Problem };
}

/** `reason` is a sentence for the person who waits. */
export type BackendChoice =
  | { readonly backend: LabBackend; readonly reason: string }
  | { readonly backend: undefined; readonly reason: string; readonly problem: Problem };

/** What the hosts themselves ask for: their own network dialect, ports that filter, a sudo that asks. */
export function specNeeds(spec: LabSpec): LabNeeds {
  const ports = spec.hosts.some((host) => host.nics.some(({ port }) => port && Object.keys(port).length > 0));
  const own = spec.hosts.some((host) => host.network !== undefined || host.users?.some(({ sudo }) => sudo === 'password'));
  const needs = spec.needs ?? { kinds: [] };
  return {
    kinds: needs.kinds,
    ...(needs.filters === true || ports ? { filters: true } : {}),
    ...(needs.reboot === true || own ? { reboot: true } : {}),
  };
}

/** Namespaces wherever they will do: they are there in a second. Virtual machines where this kernel or a bridge is not enough. */
export function chooseBackend(needs: LabNeeds, { namespaces, vm }: BackendCapabilities): BackendChoice {
  const wants = whyVm(needs, namespaces.able ? namespaces.kinds : undefined);
  if (wants !== undefined) {
    const reason = `virtual machines, because ${wants}`;
    return vm.able ? { backend: 'vm', reason } : { backend: undefined, reason, problem: vm.problem };
  }
  if (namespaces.able) {
    const lacks = LINK_KINDS.filter((kind) => !namespaces.kinds.includes(kind));
    const limit =
      lacks.length === 0 ? '' : `; ${lacks.map((kind) => IN_WORDS[kind]).join(', ')} would need virtual machines here`;
    return { backend: 'namespaces', reason: `namespaces, because this kernel has all that is asked for${limit}` };
  }
  const reason = `virtual machines, because namespaces cannot be made here: ${namespaces.problem.message}`;
  return vm.able ? { backend: 'vm', reason } : { backend: undefined, reason, problem: namespaces.problem };
}

function whyVm(needs: LabNeeds, kinds: readonly LinkKind[] | undefined): string | undefined {
  if (needs.reboot === true) return 'the hosts must be able to boot anew, each with its own system';
  if (needs.filters === true) return 'the segments filter tags or MAC addresses';
  const missing = kinds === undefined ? [] : needs.kinds.filter((kind) => !kinds.includes(kind));
  if (missing.length === 0) return undefined;
  return `the kernel of this machine cannot make ${missing.map((kind) => IN_WORDS[kind]).join(' and ')}`;
}

const IN_WORDS: Readonly<Record<LinkKind, string>> = {
  vlan: 'VLAN sub-interfaces (802.1Q)',
  macvlan: 'macvlan interfaces',
  ipvlan: 'ipvlan interfaces',
  bond: 'bonds',
  vxlan: 'VXLAN tunnels',
  gretap: 'GRE tunnels',
};
