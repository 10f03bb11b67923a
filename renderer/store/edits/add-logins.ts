import { objectId, splitObjectId, type ObjectId } from '../object-id.ts';
import { addHost } from './add.ts';
import type { DesignDraft } from './add.ts';
import { freePlainName } from './names.ts';
import { renameObject } from './rename.ts';

/** A host for each login; an alias or a plain name gives the host its name too. Answers their ids. */
export function addLogins(draft: DesignDraft, logins: readonly string[]): readonly ObjectId[] {
  return logins.map((login) => {
    const made = addHost(draft);
    const given = splitObjectId(made)?.name ?? '';
    const host = draft.hosts?.[given];
    if (draft.hosts && host) draft.hosts[given] = { ssh: login, ...host };
    const wanted = hostNameOf(login);
    if (wanted === null) return made;
    const name = freePlainName(
      wanted,
      Object.keys(draft.hosts ?? {}).filter((taken) => taken !== given),
    );
    if (name !== given) renameObject(draft, 'host', given, name);
    return objectId('host', name);
  });
}

/** The first part of the name that is logged in to; null for an address, which is no name. */
function hostNameOf(login: string): string | null {
  const machine = login.replace(/^.*@/, '').replace(/:\d+$/, '');
  if (/^[\d.]+$|[:[\]]/.test(machine)) return null;
  const name = (machine.split('.')[0] ?? '').replace(/[^A-Za-z0-9_-]/g, '-');
  return /^[A-Za-z0-9]/.test(name) ? name : null;
}
