/**
 * What a host is: links, addresses, routes, rules and Docker objects. The desired state (from `compile`) and the observed
 * state (from `observe`) have this one shape, so that `diff` can compare them and `reach` can read either.
 *
 * All of it is plain JSON: no Map, no class, no function.
 */
import type { InterfaceAddress, IpAddress, MacAddress, Prefix } from '../address/address.ts';
import type { HostDialect } from '../persist/dialect.ts';

/** A network namespace: the host's own, or one container's. */
export interface NamespaceState {
  readonly links: readonly LinkState[];
  readonly routes: readonly RouteState[];
  /** net.ipv4.ip_forward and net.ipv6.conf.all.forwarding. */
  readonly forwarding: { readonly ipv4: boolean; readonly ipv6: boolean };
  /** FORWARD chain as it is walked, Docker's own chains left out; absent: everything is forwarded. */
  readonly forward?: ForwardPolicy;
  /** POSTROUTING masquerade, in order. */
  readonly masquerade?: readonly MasqueradeRule[];
  /** net.bridge.bridge-nf-call-iptables: bridged frames pass the FORWARD chain too. */
  readonly bridgeFilter?: boolean;
  /** net.ipv4.icmp_echo_ignore_all and net.ipv6.icmp.echo_ignore_all: pings are taken and not answered. Absent: both are off. */
  readonly echoIgnored?: { readonly ipv4: boolean; readonly ipv6: boolean };
}

export type LinkKind =
  'loopback' | 'nic' | 'vlan' | 'bond' | 'bridge' | 'macvlan' | 'ipvlan' | 'veth' | 'vxlan' | 'gre' | 'dummy' | 'other';

export interface LinkState {
  readonly name: string;
  readonly kind: LinkKind;
  readonly up: boolean;
  readonly mtu: number;
  /** Absent in a desired state where the kernel or Docker picks it. */
  readonly mac?: MacAddress;
  readonly promiscuous: boolean;
  readonly addresses: readonly InterfaceAddress[];
  /** Link that this one sits on: the parent of a vlan, macvlan or ipvlan. Containers' links sit on links of their host. */
  readonly parent?: LinkRef;
  /** 802.1Q tag of a `vlan`, 1 to 4094. */
  readonly tag?: number;
  /** macvlan: bridge, private, vepa, passthru · ipvlan: l2, l3, l3s · bond: active-backup, 802.3ad … */
  readonly mode?: string;
  /** Bridge or bond of the same namespace that this link is a port of. */
  readonly master?: string;
  /** Bridge: containers of this bridge do not reach those of others (Docker's isolation). */
  readonly isolated?: boolean;
  /** veth: the other end. */
  readonly peer?: LinkRef;
  /** vxlan and gre: the tunnel. */
  readonly tunnel?: {
    readonly id?: number;
    readonly local?: IpAddress;
    readonly remotes: readonly IpAddress[];
    readonly port?: number;
    readonly underlay?: string;
  };
  /** net.ipv4.conf.LINK.rp_filter after the maximum with `all`: 0 off, 1 strict, 2 loose. */
  readonly reversePathFilter?: 0 | 1 | 2;
  /**
   * ARP is answered here for addresses of this link alone (net.ipv4.conf.LINK.arp_ignore, after the maximum with `all`, is not 0).
   * Absent: for every address of the namespace.
   */
  readonly ownArpOnly?: boolean;
  /** Carrier; absent is the same as `up`. A macvlan or vlan follows its parent. */
  readonly carrier?: boolean;
  /** Interface alias (`ip link set … alias`): where Vlanvas keeps its mark. */
  readonly alias?: string;
  /** A wireless NIC: most access points drop foreign MACs. */
  readonly wireless?: boolean;
}

/** A link of a host (`container` absent) or of one of its containers. */
export interface LinkRef {
  readonly container?: string;
  readonly link: string;
}

export interface RouteState {
  /** `0.0.0.0/0` and `::/0` are the default routes. */
  readonly to: Prefix;
  readonly via?: IpAddress;
  readonly link?: string;
  readonly metric?: number;
  readonly source?: IpAddress;
  /** `unicast` unless said: a blackhole, unreachable or prohibit route answers no. */
  readonly type?: 'unicast' | 'blackhole' | 'unreachable' | 'prohibit';
}

/** First match wins; replies of what was accepted pass (stateful); what matches nothing meets `fallback`. */
export interface ForwardPolicy {
  readonly rules: readonly ForwardRuleState[];
  readonly fallback: 'accept' | 'drop';
  /** Absent: conntrack lets replies pass. */
  readonly stateful?: boolean;
}

export interface ForwardRuleState {
  /** Incoming and outgoing link, source and destination; absent: any. */
  readonly from?: string;
  readonly to?: string;
  readonly source?: Prefix;
  readonly destination?: Prefix;
  readonly protocol?: 'icmp' | 'tcp' | 'udp';
  readonly ports?: readonly (readonly [number, number])[];
  readonly action: 'accept' | 'drop';
}

export interface MasqueradeRule {
  readonly out?: string;
  readonly in?: string;
  readonly source?: Prefix;
  readonly destination?: Prefix;
}

/** A Docker network on one daemon. */
export interface DockerNetworkState {
  readonly name: string;
  /** Empty in a desired state. */
  readonly id?: string;
  readonly driver: string;
  readonly parent?: string;
  readonly mode?: string;
  readonly internal: boolean;
  readonly subnets: readonly DockerSubnet[];
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Names of the containers attached (running ones, as the daemon tells). */
  readonly attached?: readonly string[];
}

export interface DockerSubnet {
  readonly subnet: Prefix;
  readonly gateway?: IpAddress;
  readonly range?: Prefix;
  /** Aux addresses: reserved, never handed out. */
  readonly reserved: Readonly<Record<string, IpAddress>>;
}

export interface DockerAttachment {
  readonly network: string;
  readonly ipv4?: IpAddress;
  readonly ipv6?: IpAddress;
  readonly mac?: MacAddress;
  readonly gatewayPriority?: number;
  /** Link in the container's namespace, as in `eth0`. */
  readonly link?: string;
}

export interface ContainerState {
  /** Name on the host. */
  readonly name: string;
  /** Key in the file; the same as `name` unless the file gives another. Absent for a container that no file knows. */
  readonly key?: string;
  readonly id?: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly status: 'running' | 'created' | 'exited' | 'paused' | 'restarting' | 'dead';
  readonly restart?: string;
  /** Observed: how often the daemon restarted it by itself since it was started. */
  readonly restarts?: number;
  /** Observed: of one that has exited. */
  readonly exitCode?: number;
  /** Observed while it is followed: it ends again and again, whatever its status says at the moment. */
  readonly failing?: boolean;
  /** Process id of its first process on the host, when it runs. */
  readonly pid?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly attachments: readonly DockerAttachment[];
  /** Its network namespace. Absent where it does not run or could not be read. */
  readonly namespace?: NamespaceState;
}

export interface HostState {
  readonly host: string;
  /** Null: no Docker on this host. In a desired state the version is the one assumed or observed. */
  readonly engine: {
    readonly version: string;
    readonly apiVersion?: string;
    readonly operatingSystem?: string;
    readonly rootless?: boolean;
  } | null;
  /** Kernel release, as in `6.1.0-18-amd64`; machine as in `x86_64`. */
  readonly kernel?: { readonly release: string; readonly machine: string; readonly modules?: readonly string[] };
  readonly namespace: NamespaceState;
  readonly containers: readonly ContainerState[];
  readonly networks: readonly DockerNetworkState[];
  /** References and ids of the images that are there, as in `busybox:latest`. */
  readonly images: readonly string[];
  /** Link and own address that carry our SSH session, and where it comes from: what touches them may lock the user out. */
  readonly session?: { readonly link: string; readonly address: IpAddress; readonly peer?: IpAddress };
  /** Observed: how commands become root there. Absent where there is no shell. */
  readonly privilege?: 'root' | 'sudo' | 'none';
  /** Observed: rules of our chains, of every topology. Absent where they could not be read. */
  readonly firewall?: FirewallState;
  /** Desired: what the design itself says, where `namespace` also holds what follows from it or is assumed. */
  readonly asked?: AskedState;
  /** Observed: how the host writes down its network. Absent where it was not asked. */
  readonly dialect?: HostDialect;
  /** Observed: files that bring things back after a reboot, of every topology. Absent where they could not be read. */
  readonly files?: readonly FileState[];
}

export interface AskedState {
  /** Absent: the kernel's setting is left as it is. */
  readonly forwarding: { readonly ipv4?: boolean; readonly ipv6?: boolean };
  readonly forward?: ForwardPolicy;
  readonly masquerade?: readonly MasqueradeRule[];
  /** MTU by link, where the file names it. */
  readonly mtus: Readonly<Record<string, number>>;
}

export type FirewallTable = 'filter' | 'mangle' | 'nat';

export interface FirewallState {
  readonly chains: readonly FirewallChain[];
}

/** One chain of ours, as `iptables-save` prints it. */
export interface FirewallChain {
  readonly family: 4 | 6;
  readonly table: FirewallTable;
  readonly name: string;
  /** Rules without `-A CHAIN`. */
  readonly rules: readonly string[];
  /** Chains that jump to it. */
  readonly hooks: readonly string[];
}

export interface FileState {
  readonly path: string;
  readonly content: string;
  /** As in 0o644. */
  readonly mode: number;
}

/**
 * The cabling, which no host can tell: which NIC hangs on which segment, and what the segment carries.
 * Always from the drawing.
 */
export interface Fabric {
  readonly segments: readonly SegmentState[];
  readonly ports: readonly FabricPort[];
}

export interface SegmentState {
  readonly name: string;
  /** Tags it carries; `all`, or a list; an empty list carries untagged frames only. */
  readonly vlans: 'all' | readonly number[];
  /** False: frames with a source MAC that is not the NIC's own are dropped. */
  readonly foreignMacs: boolean;
  readonly mtu: number;
}

export interface FabricPort {
  readonly host: string;
  readonly link: string;
  readonly segment: string;
  /** Access VLAN of the switch port; absent: a trunk with the native VLAN untagged. */
  readonly access?: number;
  /** Tags carried towards this port only; absent: those of the segment. */
  readonly vlans?: readonly number[];
}
