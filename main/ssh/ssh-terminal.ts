/** Login shells on a pseudo-terminal over an SSH connection. */
import type { HostConnection } from '../host/connection.ts';
import { onAbort } from '../streams/signals.ts';
import type { SshLink } from './link.ts';
import { StreamSocket } from './stream-socket.ts';

/** Opens terminals of the login. When the channel closes, sshd closes the pseudo-terminal, and the kernel sends SIGHUP there. */
export function loginTerminals(link: SshLink): NonNullable<HostConnection['openTerminal']> {
  return async (size, signal) => {
    const { channel, exited } = await link.openTerminal(size, signal);
    const stream = new StreamSocket({ readable: channel, writable: channel, close: () => channel.close() });
    stream.once(
      'close',
      onAbort(link.lost, () => void stream.destroy(link.lost.reason as Error)),
    );
    return {
      stream,
      exited,
      resize({ columns, rows }) {
        if (!stream.destroyed) channel.setWindow(rows, columns, 0, 0);
      },
    };
  };
}
