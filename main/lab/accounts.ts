/** The user database of a lab host: the machine's, with root's shell and password settled and the host's own users added. */
import type { LabUser } from './spec.ts';

export interface Accounts {
  readonly passwd: string;
  readonly shadow: string;
  readonly group: string;
}

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
}

const FIRST_UID = 2001;
const rows = (text: string) => text.split('\n').filter(Boolean);

/** Adds `users` to the machine's files; a user of the same name on the machine is replaced. */
export function withUsers(machine: Accounts, users: readonly LabUser[]): Accounts & { readonly added: readonly Account[] } {
  const names = new Set(users.map(({ name }) => name));
  const keep = (text: string) => rows(text).filter((row) => !names.has(row.split(':')[0] ?? ''));
  const passwd = keep(machine.passwd).map((row) => (row.startsWith('root:') ? 'root:x:0:0:root:/root:/bin/bash' : row));
  // `*`: no password fits, and the account is not locked, which sshd without PAM would refuse even with a key.
  const shadow = keep(machine.shadow).map((row) => (row.startsWith('root:') ? 'root:*:19000:0:99999:7:::' : row));
  const taken = new Set([...passwd, ...keep(machine.group)].map((row) => Number(row.split(':')[2])));
  const added: Account[] = [];
  for (const { name } of users) {
    let uid = FIRST_UID;
    while (taken.has(uid)) uid++;
    taken.add(uid);
    added.push({ name, uid, home: `/home/${name}` });
    passwd.push(`${name}:x:${uid}:${uid}::/home/${name}:/bin/bash`);
    shadow.push(`${name}:*:19000:0:99999:7:::`);
  }
  const group = keep(machine.group).map((row) => {
    const [groupName = '', password = '', gid = '', members = ''] = row.split(':');
    const stay = members.split(',').filter((member) => member && !names.has(member));
    const join = users.filter(({ groups }) => groups?.includes(groupName)).map(({ name }) => name);
    return [groupName, password, gid, [...stay, ...join].join(',')].join(':');
  });
  group.push(...added.map(({ name, uid }) => `${name}:x:${uid}:`));
  const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;
  return { passwd: file(passwd), shadow: file(shadow), group: file(group), added };
}
