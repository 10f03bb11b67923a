/** What a design asks of a host, from its desired state: the preflight looks only at what matters for it. */
import type { DockerNetworkState, HostState, LinkState } from '../state/state.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { KernelKind } from './facts.ts';

export interface KernelNeed {
  readonly kind: KernelKind;
  /** What needs it, in words: `the sub-interface ens33.10`. */
  readonly what: string;
  readonly object: ObjectRef;
}

const OF_LINKS: Readonly<Partial<Record<LinkState['kind'], { readonly kind: KernelKind; readonly word: string }>>> = {
  vlan: { kind: 'vlan', word: 'the sub-interface' },
  bond: { kind: 'bond', word: 'the bond' },
  macvlan: { kind: 'macvlan', word: 'the shim' },
  vxlan: { kind: 'vxlan', word: 'the tunnel' },
  gre: { kind: 'gretap', word: 'the tunnel' },
  bridge: { kind: 'bridge', word: 'the bridge' },
};

const OF_NETWORKS: Readonly<Record<string, KernelKind>> = {
  macvlan: 'macvlan',
  ipvlan: 'ipvlan',
  bridge: 'bridge',
  overlay: 'vxlan',
  vxlan: 'vxlan',
  gre: 'gretap',
};

/** What the kernel of this host must have, one entry for each link and network that asks for it. */
export function kernelNeeds(desired: HostState): readonly KernelNeed[] {
  const links = desired.namespace.links.flatMap((link): KernelNeed[] => {
    const need = OF_LINKS[link.kind];
    const object: ObjectRef = { kind: 'interface', name: `${desired.host}/${link.name}` };
    return need ? [{ kind: need.kind, what: `${need.word} ${link.name}`, object }] : [];
  });
  const networks = desired.networks.flatMap((network): KernelNeed[] => {
    const kind = OF_NETWORKS[network.driver];
    return kind ? [{ kind, what: `the network ${network.name}`, object: { kind: 'network', name: network.name } }] : [];
  });
  return [...links, ...networks];
}

/** Whether packets of others pass through the host's own IP stack, where its firewall and its filters see them. */
export function routes({ namespace }: HostState): boolean {
  return namespace.forwarding.ipv4 || namespace.forwarding.ipv6;
}

/** Networks whose containers hang on an interface of the host. */
export function parentNetworks(desired: HostState): readonly (DockerNetworkState & { readonly parent: string })[] {
  return desired.networks.flatMap((network) =>
    (network.driver === 'macvlan' || network.driver === 'ipvlan') && network.parent !== undefined
      ? [{ ...network, parent: network.parent }]
      : [],
  );
}

/** The NICs under a link: itself, what a sub-interface sits on, the members of a bond. */
export function nicsUnder(links: readonly LinkState[], name: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  const link = links.find((candidate) => candidate.name === name);
  if (!link || seen.has(name)) return [name];
  const below = new Set([...seen, name]);
  if (link.parent && link.parent.container === undefined) return nicsUnder(links, link.parent.link, below);
  const members = links.filter(({ master }) => master === name);
  if (link.kind !== 'bond' || members.length === 0) return [name];
  return members.flatMap((member) => nicsUnder(links, member.name, below));
}
