/** The shell of a host, where commands can be run as root through it. */
import type { Shell } from '../../host/connection.ts';
import type { SessionContext } from '../session.ts';

/** Throws an Error whose message says why there is none. */
export function shellForRoot({ connection }: Pick<SessionContext, 'connection'>): Shell {
  if (!connection.shell) throw new Error('There is no shell on this host.');
  if (connection.shell.privilege === 'none') throw new Error(`${connection.shell.user} is not root there and may not use sudo.`);
  return connection.shell;
}
