/** A plan: ordered steps that make the observed hosts the desired ones. Plain JSON, shown before anything is changed. */
import type { ObjectRef, Problem } from '../problem/problem.ts';
import type { KernelSetting } from '../compile/labels.ts';
import type { ContainerState, DockerAttachment, DockerNetworkState, LinkState, RouteState } from '../state/state.ts';
import type { InterfaceAddress } from '../address/address.ts';

/**
 * How much a step disturbs: nothing that runs notices it · containers lose their connections for a moment · a network and
 * what is on it is made anew · what runs is stopped, or an address that may be in use goes, for good · it touches the interface that
 * carries our SSH session.
 */
export type Disruption = 'live' | 'reconnect' | 'recreate' | 'stop' | 'ssh-path';

/** What a step does. Each has an executor under main/deploy and an inverse. */
export type Action =
  | { readonly type: 'link.up'; readonly link: string }
  | { readonly type: 'link.down'; readonly link: string }
  | { readonly type: 'link.promiscuous'; readonly link: string; readonly on: boolean }
  /** On: ARP is answered there for addresses of the link alone. */
  | { readonly type: 'link.own-arp'; readonly link: string; readonly on: boolean }
  | { readonly type: 'link.mark'; readonly link: string; readonly alias: string }
  | { readonly type: 'link.mtu'; readonly link: string; readonly mtu: number }
  /** A sub-interface, a bond without its members, or a shim; with its addresses, and the routes that live with it. */
  | {
      readonly type: 'link.create';
      readonly link: LinkState;
      readonly alias: string;
      readonly routes: readonly RouteState[];
      /** Absent: as the kernel takes it from what the link sits on. */
      readonly mtu?: number;
    }
  | { readonly type: 'link.remove'; readonly link: LinkState }
  | { readonly type: 'link.join'; readonly link: string; readonly bond: string }
  /** `up`: it is brought up again afterwards. */
  | { readonly type: 'link.leave'; readonly link: string; readonly bond: string; readonly up: boolean }
  | { readonly type: 'route.add'; readonly route: RouteState }
  | { readonly type: 'route.remove'; readonly route: RouteState }
  | { readonly type: 'forwarding.set'; readonly setting: KernelSetting; readonly on: boolean }
  /** `commands`: lines of POSIX sh that may be repeated. */
  | { readonly type: 'firewall.apply'; readonly rules: number; readonly commands: readonly string[] }
  | { readonly type: 'firewall.remove'; readonly commands: readonly string[] }
  | { readonly type: 'file.write'; readonly file: HostFile }
  | { readonly type: 'file.remove'; readonly file: HostFile }
  | { readonly type: 'address.add'; readonly link: string; readonly address: InterfaceAddress }
  | { readonly type: 'address.remove'; readonly link: string; readonly address: InterfaceAddress }
  | { readonly type: 'network.create'; readonly network: DockerNetworkState }
  | { readonly type: 'network.remove'; readonly network: DockerNetworkState }
  | { readonly type: 'image.ensure'; readonly image: string }
  | { readonly type: 'container.create'; readonly container: ContainerState }
  | { readonly type: 'container.start'; readonly name: string }
  | { readonly type: 'container.stop'; readonly name: string }
  | { readonly type: 'container.remove'; readonly container: ContainerState }
  | { readonly type: 'container.connect'; readonly name: string; readonly attachment: DockerAttachment }
  | { readonly type: 'container.disconnect'; readonly name: string; readonly attachment: DockerAttachment };

/** A file of ours on a host. */
export interface HostFile {
  readonly path: string;
  readonly content: string;
  /** As in 0o644. */
  readonly mode: number;
  /** A systemd unit that is enabled once it is written, and disabled before it is removed. */
  readonly enable?: boolean;
  /** What makes its manager read it, or forget it. */
  readonly reload?: readonly string[];
  /** Folders that are removed with it once they are empty. */
  readonly folders?: readonly string[];
}

export interface Step {
  /** Unique in the plan, stable for the same change: `docker01:container.create:bbox1`. */
  readonly id: string;
  readonly host: string;
  readonly object: ObjectRef;
  /** In words: `create network mac_net10 (macvlan on ens33.10)`. */
  readonly words: string;
  /** What a person would type for it. */
  readonly command: string;
  readonly disruption: Disruption;
  /** Why it is needed, as in `missing` or `gateway is 10.0.0.1, not 10.0.0.254`. */
  readonly why: string;
  readonly action: Action;
  /** Null: nothing to undo (an image that was pulled stays). */
  readonly inverse: Action | null;
  /** Ids of steps that come before it. */
  readonly after: readonly string[];
}

export interface Plan {
  readonly topology: string;
  readonly purpose: 'apply' | 'destroy';
  readonly steps: readonly Step[];
  /** What stands in the way: a plan with one of severity `error` is not carried out. */
  readonly problems: readonly Problem[];
  /** Hosts that are as they should be already. */
  readonly unchanged: readonly string[];
}
