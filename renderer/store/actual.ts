/** What the hosts are, seen from the design: how far each drawn thing is from it, and what is being done to containers by hand. */
import { createStore } from 'zustand/vanilla';
import type { ContainerAction } from '../../shared/contract/containers.ts';
import type { DriftKind } from '../../shared/plan/drift.ts';

export interface Difference {
  readonly kind: DriftKind;
  readonly why: string;
}

export interface ActualState {
  /** By drawn thing; what is as designed, and what is on hosts that were not read, has none. */
  readonly drift: Readonly<Partial<Record<string, Difference>>>;
  /** By key of the container. */
  readonly acting: Readonly<Partial<Record<string, ContainerAction>>>;
}

export function createActualStore() {
  return createStore<ActualState>()(() => ({ drift: {}, acting: {} }));
}

export type ActualStore = ReturnType<typeof createActualStore>;
