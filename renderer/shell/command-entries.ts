/** What the command palette finds: things of the design by what they are known by, and actions. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { isEnabled, isOffered, labelOf, perform } from '../actions/action.ts';
import { ACTIONS } from '../actions/registry.ts';
import type { Translate } from '../locales/index.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Planned } from '../worker/analyst.ts';
import { listThings } from './find-things.ts';

export interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly run: () => void;
}

const LIMIT = 60;

export function listEntries(
  bench: Workbench,
  document: TopologyDocument | null,
  compiled: Planned | null,
  t: Translate,
): readonly Entry[] {
  const things = (document ? listThings(document, compiled, t) : []).map(({ key, kind, label, detail, id, shows }): Entry => ({
    key,
    kind,
    label,
    ...(detail !== '' && { detail }),
    run: () => {
      bench.view.getState().select(id === null ? [] : [id]);
      if (shows.length > 0) bench.view.getState().revealObjects(shows);
    },
  }));
  const actions = ACTIONS.filter((action) => action.id !== 'view.commands' && isOffered(action) && isEnabled(action, bench)).map(
    (action): Entry => ({
      key: action.id,
      kind: t('commands.action'),
      label: labelOf(action, bench, t),
      ...(action.keys?.[0] !== undefined && { keys: action.keys[0] }),
      run: () => perform(action, bench),
    }),
  );
  return [...actions, ...things];
}

/** Entries that have every word of the query, those that begin with it first. */
export function findEntries(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const score = (entry: Entry): number => {
    const label = entry.label.toLowerCase();
    const all = `${label} ${entry.detail?.toLowerCase() ?? ''} ${entry.kind.toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) return -1;
    return words.some((word) => label.startsWith(word)) ? 2 : words.some((word) => label.includes(word)) ? 1 : 0;
  };
  return entries
    .map((entry) => ({ entry, score: score(entry) }))
    .filter((found) => found.score >= 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, LIMIT)
    .map((found) => found.entry);
}
