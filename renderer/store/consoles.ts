/** The open terminals and logs, as tabs. */
import { createStore } from 'zustand/vanilla';
import type { ConsoleSource } from '../../shared/contract/consoles.ts';
import type { ConsoleSession, ConsoleState } from './console-session.ts';

export interface ConsoleTab {
  readonly id: string;
  readonly source: ConsoleSource;
  /** Of a log: minutes before now that it was begun at; null: at the start of the container. */
  readonly span: number | null;
  readonly state: ConsoleState;
  readonly session: ConsoleSession;
}

export interface ConsolesState {
  readonly tabs: readonly ConsoleTab[];
  readonly active: string | null;
  /** Counts up: the keyboard goes into the active one. */
  readonly focus: number;
}

export function createConsolesStore() {
  return createStore<ConsolesState>()(() => ({ tabs: [], active: null, focus: 0 }));
}

export type ConsolesStore = ReturnType<typeof createConsolesStore>;

/** The host or the container that it is of. */
export function nameOf(source: ConsoleSource): string {
  return source.kind === 'host' ? source.host : source.container;
}
