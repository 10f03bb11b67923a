/** What shall survive a reboot of a host, and the files that make it so. */
import type { InterfaceAddress } from '../address/address.ts';
import type { NamespaceState } from '../state/state.ts';

/**
 * How a host writes down its network. `unit`: nothing that we know runs it, so our own systemd unit brings everything up
 * with `ip`.
 */
export type Dialect = 'networkd' | 'ifupdown' | 'netplan' | 'networkmanager' | 'ifcfg' | 'unit';

/** The persistent file that configures an interface which was there before us. */
export interface InterfaceFile {
  readonly link: string;
  /** As in `/etc/systemd/network/20-wired.network`; of netplan, the file that it generated below /run. */
  readonly path: string;
  readonly dialect: Dialect;
  /** Name of the entry in netplan, where it may differ from the interface's. */
  readonly id?: string;
  /** The same file or entry configures other interfaces too (`Name=en*`): what is added there would reach them all. */
  readonly shared: boolean;
}

/** What is added to an interface that is not ours. Everything else that it has stays the user's. */
export interface InterfaceAdditions {
  readonly link: string;
  /** It was down before. */
  readonly up: boolean;
  readonly promiscuous: boolean;
  readonly addresses: readonly InterfaceAddress[];
}

export interface PersistRequest {
  /** Name of the topology. */
  readonly topology: string;
  readonly dialect: Dialect;
  /**
   * The host's own namespace. Links of kind vlan, bond and macvlan are ours and written in full, unless they are named in
   * `additions`; NICs are the host's. Routes are those that we add: what the host had already is left out by the caller.
   */
  readonly desired: NamespaceState;
  readonly additions: readonly InterfaceAdditions[];
  /** From detection: which file configures which interface. An interface without one is configured by nothing. */
  readonly files: readonly InterfaceFile[];
  /** What netplan hands its configuration to, networkd when left out; what reads ifcfg files, initscripts when left out. */
  readonly renderer?: 'networkd' | 'networkmanager';
  readonly hasDocker: boolean;
}

export interface PersistentFile {
  /** Absolute. Its name holds the name of the topology, so that no file of the user is replaced. */
  readonly path: string;
  readonly content: string;
  /** As in 0o644. */
  readonly mode: number;
  /**
   * What makes the manager read it, as a command line. It changes no address, link or route. Absent: the file is read at
   * the next boot, and the live state is made by the steps of the plan.
   */
  readonly reload?: string;
  /** A systemd unit that is enabled (`systemctl enable NAME`) after it is written, and disabled before it is removed. */
  readonly enable?: boolean;
}
