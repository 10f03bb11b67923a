/**
 * The design with its short forms written out and its addresses parsed: what checks, compile and the deploy read. Made by
 * `resolve` from a `TopologyDocument`; names still refer by text, because a check must be able to say that one is missing.
 */
import type { InterfaceAddress, IpAddress, MacAddress, Prefix } from '../address/address.ts';

export interface Topology {
  readonly name: string;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly networks: ReadonlyMap<string, Network>;
  readonly containers: ReadonlyMap<string, Container>;
  readonly expectations: readonly Expectation[];
}

export interface Segment {
  readonly name: string;
  readonly vlans: 'all' | readonly number[];
  readonly foreignMacs: boolean;
  readonly mtu: number;
}

/** Where and as whom to log in. Fields left out come from ~/.ssh/config, then from ssh's own defaults. */
export interface SshTarget {
  /** Host name, address, or a Host alias of ~/.ssh/config. */
  readonly host: string;
  readonly port?: number;
  readonly user?: string;
  readonly identityFile?: string;
  /** Path of the agent's socket; true: SSH_AUTH_SOCK; false: no agent. */
  readonly agent?: string | boolean;
  readonly jump?: string;
  readonly sudo?: boolean;
}

export type DockerEndpoint =
  | { readonly via: 'ssh' }
  | { readonly via: 'unix'; readonly path: string }
  | { readonly via: 'tcp'; readonly host: string; readonly port: number }
  | { readonly via: 'none' };

export interface Host {
  readonly name: string;
  /** Undefined: nothing to log in to; the host can be drawn and predicted, and deployed through its Docker socket alone. */
  readonly ssh: SshTarget | undefined;
  readonly docker: DockerEndpoint;
  /** Version assumed while the host has not been asked. */
  readonly engine: string | undefined;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly forwarding: boolean | undefined;
  readonly routes: readonly Route[];
  readonly forward: readonly ForwardRule[] | undefined;
}

export interface Interface {
  readonly name: string;
  readonly kind: 'nic' | 'vlan' | 'bond';
  readonly segment: string | undefined;
  readonly parent: string | undefined;
  readonly vlan: number | undefined;
  /** Members of a bond. */
  readonly members: readonly string[];
  readonly bondMode: string | undefined;
  readonly addresses: readonly InterfaceAddress[];
  readonly promiscuous: boolean | undefined;
  readonly mtu: number | undefined;
  readonly access: number | undefined;
}

export interface Route {
  readonly to: Prefix;
  readonly via: IpAddress | undefined;
  readonly interface: string | undefined;
  readonly metric: number | undefined;
}

export interface ForwardRule {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly source: Prefix | undefined;
  readonly destination: Prefix | undefined;
  readonly protocol: 'icmp' | 'tcp' | 'udp' | undefined;
  readonly ports: readonly (readonly [number, number])[] | undefined;
  readonly action: 'accept' | 'drop';
  readonly masquerade: boolean;
}

export type NetworkDriver = 'macvlan' | 'ipvlan' | 'bridge' | 'overlay' | 'vxlan' | 'gre';

export interface Network {
  readonly name: string;
  readonly driver: NetworkDriver;
  /** macvlan: bridge (default), private, vepa, passthru · ipvlan: l2 (default), l3, l3s · else undefined. */
  readonly mode: string | undefined;
  /** Hosts that it is on, in file order. */
  readonly hosts: readonly string[];
  /** Parent interface by host; empty for bridge and overlay. */
  readonly parents: ReadonlyMap<string, NetworkParent>;
  readonly subnets: readonly Subnet[];
  readonly internal: boolean;
  readonly mtu: number | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly encrypted: boolean;
  readonly vni: number | undefined;
}

export interface NetworkParent {
  readonly interface: string;
  readonly shim: { readonly name: string | undefined; readonly addresses: readonly InterfaceAddress[] } | undefined;
}

export interface Subnet {
  readonly subnet: Prefix;
  readonly gateway: IpAddress | undefined;
  readonly ranges: ReadonlyMap<string, Prefix>;
  /** An address or a whole prefix, by name. */
  readonly reserved: ReadonlyMap<string, IpAddress | Prefix>;
}

export interface Container {
  /** Key in the file. */
  readonly key: string;
  /** Name on the host. */
  readonly name: string;
  readonly host: string;
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly restart: string | undefined;
  readonly attachments: readonly Attachment[];
  readonly ports: readonly string[];
  readonly capabilities: readonly string[];
}

export interface Attachment {
  readonly network: string;
  readonly ipv4: IpAddress | undefined;
  readonly ipv6: IpAddress | undefined;
  readonly mac: MacAddress | undefined;
  readonly gatewayPriority: number | undefined;
}

export interface Expectation {
  readonly from: string;
  readonly to: string;
  readonly reachable: boolean;
}
