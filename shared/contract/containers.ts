/** Containers that live: what they do by themselves and what is done to them. */
import type { ContainerState, DockerNetworkState } from '../state/state.ts';
import type { HostEvent } from './events.ts';

export const CONTAINER_ACTIONS = ['start', 'stop', 'restart'] as const;
export type ContainerAction = (typeof CONTAINER_ACTIONS)[number];

export interface ContainerOutcome {
  readonly status: ContainerState['status'];
  readonly milliseconds: number;
}

/** A host as it is now, and from then on what changes on it; a host that is lost is tried again and again. */
export type LiveEvent =
  | HostEvent
  /** All containers and networks of the host, after something happened to one of them. */
  | {
      readonly type: 'docker';
      readonly host: string;
      readonly containers: readonly ContainerState[];
      readonly networks: readonly DockerNetworkState[];
    };
