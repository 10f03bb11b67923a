/** How a host writes down its network, as it was found there. */

/**
 * What brings up the network at boot. `unit`: nothing that we know runs it, so our own systemd unit brings everything up
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

export interface HostDialect {
  /** Null: there is no systemd, and nothing that we write would be read at the next boot. */
  readonly dialect: Dialect | null;
  /** What reads the files of netplan or ifcfg, where there is a choice. */
  readonly renderer?: 'networkd' | 'networkmanager';
  /** Which file configures which interface. */
  readonly files: readonly InterfaceFile[];
  /** In words, for the plan. */
  readonly reason: string;
}
