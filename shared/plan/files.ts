/** Steps for files of ours on a host: those of the design are written, those that it lost are removed, others' are left alone. */
import { afterRemoval, fileChanges, ownedFolders } from '../persist/owned.ts';
import type { PersistentFile } from '../persist/request.ts';
import type { LinkPlan } from './links.ts';
import { wantedFiles } from './persistence.ts';
import type { Action, HostFile, Step } from './plan.ts';
import type { HostDraft } from './step.ts';

/** `off`: steps that take containers and networks away; a manager that forgets a link may remove it under them. */
export function planFiles(draft: HostDraft, links: LinkPlan, off: readonly Step[]): void {
  const { files: found } = draft.observed;
  if (!found) return;
  const wanted = wantedFiles(draft, links);
  if (!wanted) return;
  const changes = fileChanges(draft.topology, found, wanted);
  for (const path of changes.foreign) inTheWay(draft, path);
  const old = (path: string): HostFile | undefined => {
    const file = found.find((candidate) => candidate.path === path);
    return file && { path, content: file.content, mode: file.mode, ...(isUnit(path) ? { enable: true } : {}) };
  };
  const removed = changes.remove.flatMap((path) => old(path) ?? []);
  // Units come last: what they run is there when they are enabled.
  const written = [...changes.write].sort((a, b) => Number(isUnit(a.path)) - Number(isUnit(b.path))).map(toHostFile);
  const reload = [
    ...new Set([
      ...changes.write.flatMap((file) => (file.reload === undefined ? [] : [file.reload])),
      ...afterRemoval(changes.remove),
    ]),
  ];
  const folders = ownedFolders(draft.topology, [...changes.remove, ...written.map(({ path }) => path)]);
  const drafts: Draft[] = [
    ...removed.map((file, index): Draft => ({
      action: { type: 'file.remove', file: index === removed.length - 1 ? { ...file, folders } : file },
      inverse: { type: 'file.write', file },
      why: 'no longer in the design',
    })),
    ...written.map((file): Draft => {
      const before = old(file.path);
      return {
        action: { type: 'file.write', file },
        inverse: before ? { type: 'file.write', file: before } : { type: 'file.remove', file: { ...file, folders } },
        why: before ? 'it differs' : `so that it comes back after a reboot: ${draft.observed.dialect?.reason ?? ''}`,
      };
    }),
  ];
  const steps: Step[] = [];
  for (const [index, one] of drafts.entries()) {
    steps.push(
      draft.add({
        action: index === drafts.length - 1 ? withReload(one.action, reload) : one.action,
        // Undone in the reverse order, the first is the last.
        inverse: index === 0 ? withReload(one.inverse, reload) : one.inverse,
        object: { kind: 'host', name: draft.desired.host },
        why: one.why,
        after: steps.length > 0 ? steps.slice(-1) : off,
      }),
    );
  }
}

type FileAction = Extract<Action, { readonly type: 'file.write' | 'file.remove' }>;

interface Draft {
  readonly action: FileAction;
  readonly inverse: FileAction;
  readonly why: string;
}

function withReload(action: FileAction, reload: readonly string[]): FileAction {
  return reload.length === 0 ? action : { ...action, file: { ...action.file, reload } };
}

function isUnit(path: string): boolean {
  return path.startsWith('/etc/systemd/system/') && path.endsWith('.service');
}

function toHostFile({ path, content, mode, enable }: PersistentFile): HostFile {
  return { path, content, mode, ...(enable === true ? { enable } : {}) };
}

function inTheWay(draft: HostDraft, path: string): void {
  draft.problems.push({
    code: 'IN_THE_WAY',
    severity: 'error',
    message: `${draft.desired.host} already has a file ${path} that does not carry the mark of this design.`,
    hint: `Move that file away, or give the design another name.`,
    place: { host: draft.desired.host, object: `file ${path}` },
    objects: [{ kind: 'host', name: draft.desired.host }],
    data: { host: draft.desired.host, path },
  });
}
