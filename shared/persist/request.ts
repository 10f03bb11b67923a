/** What shall survive a reboot of a host, and the files that make it so. */
import type { InterfaceAddress } from '../address/address.ts';
import type { KernelSetting } from '../compile/labels.ts';
import type { NamespaceState } from '../state/state.ts';
import type { Dialect, InterfaceFile } from './dialect.ts';

/** What is added to an interface that is not ours. Everything else that it has stays the user's. */
export interface InterfaceAdditions {
  readonly link: string;
  /** It was down before. */
  readonly up: boolean;
  readonly promiscuous: boolean;
  readonly addresses: readonly InterfaceAddress[];
  /** It is to answer ARP for its own addresses alone. */
  readonly ownArp?: boolean;
  /** Where the design names it. */
  readonly mtu?: number;
}

export interface PersistRequest {
  /** Name of the topology. */
  readonly topology: string;
  readonly dialect: Dialect;
  /**
   * The host's own namespace. Links of kind vlan, bond, macvlan and ipvlan are ours and written in full, unless they are named in
   * `additions`; NICs are the host's. Routes are those that we add: what the host had already is left out by the caller.
   */
  readonly desired: NamespaceState;
  readonly additions: readonly InterfaceAdditions[];
  /** From detection: which file configures which interface. An interface without one is configured by nothing. */
  readonly files: readonly InterfaceFile[];
  /** What netplan hands its configuration to, networkd when left out; what reads ifcfg files, initscripts when left out. */
  readonly renderer?: 'networkd' | 'networkmanager';
  readonly hasDocker: boolean;
  /** What the design says of forwarding: `false` is kept off. Left out: what is on in `desired.forwarding`, is kept on. */
  readonly forwarding?: Readonly<Partial<Record<KernelSetting, boolean>>>;
  /**
   * The FORWARD chain of this Docker host drops, because Docker was the one who turned forwarding on. It does so again at the
   * next boot only if forwarding is still off when it starts, so ours is then turned on after it.
   */
  readonly dockerDrops?: boolean;
  /** Our mark of each link, the loopback included: written to the interface aliases again after a reboot. */
  readonly marks?: ReadonlyMap<string, string>;
}

export interface PersistentFile {
  /** Absolute. Its name holds the name of the topology, so that no file of the user is replaced. */
  readonly path: string;
  readonly content: string;
  /** As in 0o644. */
  readonly mode: number;
  /**
   * What makes the manager read it, as a command line, which is run once after all files are written. It changes no address,
   * link or route. Absent: the file is read at the next boot, and the live state is made by the steps of the plan.
   */
  readonly reload?: string;
  /**
   * A systemd unit that is enabled after it is written, and disabled before it is removed. Neither makes systemd read its units
   * again, which takes a second or two: `reload` does so, once for all.
   */
  readonly enable?: boolean;
}
