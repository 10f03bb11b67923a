/** Groups: drawn things that are selected and moved together. Kept under `canvas`, for they mean nothing to a host. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { DesignDraft } from './add.ts';
import { freeName } from './names.ts';

/** Members of the group that a thing is in, itself among them; itself alone where it is in none. */
export function groupOf(document: TopologyDocument | null, id: string): readonly string[] {
  return Object.values(document?.canvas?.groups ?? {}).find((members) => members.includes(id)) ?? [id];
}

export function isGrouped(document: TopologyDocument | null, id: string): boolean {
  return groupOf(document, id).length > 1;
}

/** Whether exactly one member of a group is selected: then it is that one that is meant, and not its group. */
export function isMember(document: TopologyDocument | null, selection: readonly string[], id: string): boolean {
  return selection.length === 1 && selection[0] === id && isGrouped(document, id);
}

/** Makes one group of these things; those that they were in before are left. */
export function group(draft: DesignDraft, ids: readonly string[]): void {
  ungroupThings(draft, ids);
  const groups = draft.canvas?.groups ?? {};
  draft.canvas = { ...draft.canvas, groups: { ...groups, [freeName('group', 1, Object.keys(groups))]: [...ids] } };
}

/** Dissolves every group that one of these things is in. */
export function ungroup(draft: DesignDraft, ids: readonly string[]): void {
  keepGroups(draft, (members) => (members.some((id) => ids.includes(id)) ? [] : members));
}

/** Takes things out of their groups; a group of one is none. */
export function ungroupThings(draft: DesignDraft, ids: readonly string[]): void {
  keepGroups(draft, (members) => members.filter((id) => !ids.includes(id)));
}

export function renameInGroups(draft: DesignDraft, from: string, to: string): void {
  keepGroups(draft, (members) => members.map((id) => (id === from ? to : id)));
}

function keepGroups(draft: DesignDraft, change: (members: readonly string[]) => readonly string[]): void {
  if (!draft.canvas?.groups) return;
  const kept = Object.entries(draft.canvas.groups).flatMap(([name, members]) => {
    const next = change(members);
    return next.length > 1 ? [{ name, members: [...next] }] : [];
  });
  if (kept.length > 0) draft.canvas.groups = Object.fromEntries(kept.map(({ name, members }) => [name, members]));
  else delete draft.canvas.groups;
  if (Object.keys(draft.canvas).length === 0) delete draft.canvas;
}
