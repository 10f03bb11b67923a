/** What a second look at the hosts brought, because of what was measured: plain JSON, so that every door can diagnose with it. */
import type { IpAddress, MacAddress } from '../address/address.ts';
import type { HostState } from '../state/state.ts';

export interface Look {
  /** The hosts as they are, containers' namespaces included. */
  readonly observed: readonly HostState[];
  /** Why a host could not be read, by its name. */
  readonly unread: Readonly<Record<string, string>>;
  readonly soundings: readonly Sounding[];
  readonly filters: readonly Filter[];
}

/** A link of a host that a question goes out by, with the tag that its frames get there; 0: as the link sends by itself. */
export interface Outlet {
  readonly host: string;
  readonly link: string;
  readonly tag: number;
}

/** Who answered when a host asked its segment, with the NIC's own MAC, who has an address. */
export interface Sounding extends Outlet {
  readonly address: IpAddress;
  /** Empty: nobody. */
  readonly macs: readonly MacAddress[];
}

/** Rules of a firewall that drop or reject something in a namespace, as its own tools list them. */
export interface Filter {
  /** `docker02`, or `docker02/bbox4` for a container. */
  readonly at: string;
  readonly rules: readonly string[];
}
