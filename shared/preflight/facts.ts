/**
 * What a look at a host tells before anything is changed there, beyond its state: kernel, clock, disk, firewall, what it
 * runs on. Plain JSON. What could not be read is undefined, and nothing is concluded from it.
 */
import type { InterfaceAddress } from '../address/address.ts';

/** Link kinds and drivers that need something of the kernel, by the name that `ip link add type` gives them. */
export type KernelKind = 'vlan' | 'macvlan' | 'ipvlan' | 'bond' | 'bridge' | 'vxlan' | 'gretap';

/** `there`: built in, loaded, or loadable · `absent`: the kernel has no such module · `unknown`: nobody could tell. */
export type KernelSupport = 'there' | 'absent' | 'unknown';

export interface HostFacts {
  readonly host: string;
  /** As `uname -r` says it. */
  readonly release?: string | undefined;
  readonly hostname?: string | undefined;
  /** /etc/machine-id: made at installation, and copied with a disk. */
  readonly machineId?: string | undefined;
  /** New with every boot of a kernel: hosts that share it share the kernel. */
  readonly bootId?: string | undefined;
  /** Inode of the network namespace: with the same kernel and namespace, two hosts of a design are one. */
  readonly networkNamespace?: string | undefined;
  /** The host's clock less ours, in milliseconds, and how far off that may be. */
  readonly clock?: { readonly offsetMs: number; readonly uncertaintyMs: number } | undefined;
  readonly kernel: Readonly<Partial<Record<KernelKind, KernelSupport>>>;
  /** What the firmware says of the machine; empty strings where it says nothing. */
  readonly machine: {
    readonly vendor: string;
    readonly product: string;
    readonly chassis: string;
  };
  /** Addresses that a DHCP server gave, with the link that has each. */
  readonly leases: readonly { readonly link: string; readonly address: InterfaceAddress }[];
  /** Driver of each NIC that has a device. */
  readonly drivers: Readonly<Record<string, string>>;
  /** gc_thresh3: entries that the neighbour table of the kernel takes, for all its namespaces together. */
  readonly neighbourLimits: { readonly ipv4?: number | undefined; readonly ipv6?: number | undefined };
  /** rp_filter that a new link gets. */
  readonly reversePathFilter?: 0 | 1 | 2 | undefined;
  /** The FORWARD chain's policy, and rules of DOCKER-USER that drop or reject and are not ours. Read for routers alone. */
  readonly forward?: { readonly policy: 'accept' | 'drop'; readonly dropped: readonly string[] } | undefined;
  readonly firewalld: boolean;
  readonly selinux: boolean;
  /** Where the Docker daemon keeps images and containers. */
  readonly disk?: { readonly path: string; readonly freeBytes: number; readonly freeInodes?: number | undefined } | undefined;
}

/** Of a host that could not be looked at: nothing is concluded from it. */
export function noFacts(host: string): HostFacts {
  return {
    host,
    kernel: {},
    machine: { vendor: '', product: '', chassis: '' },
    leases: [],
    drivers: {},
    neighbourLimits: {},
    firewalld: false,
    selinux: false,
  };
}
