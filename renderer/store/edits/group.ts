/** Groups: drawn things that are selected and moved together. Kept under `canvas`, for they mean nothing to a host. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { DesignDraft } from './add.ts';
import { freeName } from './names.ts';
import { renameKey } from './record.ts';

/** What a group is called as long as nobody gives it a name. */
const NUMBERED = /^group\d+$/;

function nextNumber(taken: Iterable<string>): string {
  return freeName('group', 1, taken);
}

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

/** The group whose members are selected, and nothing but them; null where that is none. */
export function groupSelected(document: TopologyDocument, selection: readonly string[]): string | null {
  const found = Object.entries(document.canvas?.groups ?? {}).find(
    ([, members]) => members.length === selection.length && members.every((id) => selection.includes(id)),
  );
  return found?.[0] ?? null;
}

/** The name that somebody gave to a group; null where it has only its number. */
export function givenName(name: string): string | null {
  return NUMBERED.test(name) ? null : name;
}

/** Gives a group another name, or a number again where that is empty; nothing where another one has the name. */
export function renameGroup(draft: DesignDraft, from: string, to: string): void {
  const groups = draft.canvas?.groups;
  if (!draft.canvas || !groups || !(from in groups) || to in groups) return;
  draft.canvas.groups = renameKey(groups, from, to === '' ? nextNumber(Object.keys(groups)) : to);
}

/** Makes one group of these things; those that they were in before are left. */
export function group(draft: DesignDraft, ids: readonly string[]): void {
  ungroupThings(draft, ids);
  const groups = draft.canvas?.groups ?? {};
  draft.canvas = { ...draft.canvas, groups: { ...groups, [nextNumber(Object.keys(groups))]: [...ids] } };
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
