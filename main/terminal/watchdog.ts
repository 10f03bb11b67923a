/**
 * Hangs up a terminal in a container whose caller was killed, or cut off for good, and could not do it. Docker goes on with a process
 * on a pseudo-terminal when its caller goes, but closes the standard input of one that has none: so a second one, beside the shell,
 * waits for the end of its input.
 */
import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import { HANG_UP, MARK } from './hang-up.ts';

/** A line says that all is well; the end of the input without one, that nobody is there any more. `$1`: what hangs up, `$2`: the mark. */
const SCRIPT = 'read -r _ && exit 0; sh -c "$1" sh "$2" HUP; sleep 1; sh -c "$1" sh "$2" KILL';

/** Watches over what has that mark in its environment, until the answer is called. Needs a stream of the daemon as long. */
export async function startWatchdog(
  docker: Docker,
  container: string,
  mark: string,
  abortSignal: AbortSignal,
): Promise<() => void> {
  const exec = await docker.getContainer(container).exec({
    Cmd: ['sh', '-c', SCRIPT, 'sh', HANG_UP, `${MARK}=${mark}`],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    abortSignal,
  });
  const stream: Duplex = await exec.start({ hijack: true, stdin: true, abortSignal });
  stream.on('error', () => undefined);
  stream.resume();
  return () => void stream.end('\n');
}
