/** A plan: ordered steps that make the observed hosts the desired ones. Plain JSON, shown before anything is changed. */
import type { ObjectRef, Problem } from '../problem/problem.ts';
import type { ContainerState, DockerAttachment, DockerNetworkState } from '../state/state.ts';
import type { InterfaceAddress } from '../address/address.ts';

/**
 * How much a step disturbs: nothing that runs notices it · containers lose their connections for a moment · a network and
 * what is on it is made anew · it touches the interface that carries our SSH session.
 */
export type Disruption = 'live' | 'reconnect' | 'recreate' | 'ssh-path';

/** What a step does. Each has an executor under main/deploy and an inverse. */
export type Action =
  | { readonly type: 'link.up'; readonly link: string }
  | { readonly type: 'link.down'; readonly link: string }
  | { readonly type: 'link.promiscuous'; readonly link: string; readonly on: boolean }
  | { readonly type: 'link.mark'; readonly link: string; readonly alias: string }
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
