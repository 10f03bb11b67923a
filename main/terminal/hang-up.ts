/**
 * Ends what was started in a container. Docker leaves a process of `exec` running when its caller goes, so what a kernel does when a
 * terminal is hung up is done by hand: SIGHUP to the session of the shell; and where that did not end it, SIGKILL to the shell and to
 * what it has in the foreground. A daemon that left the session stays, and what was started with nohup, as on any terminal.
 */
import type Docker from 'dockerode';
import { pause } from '../streams/signals.ts';
import { abortAfter } from '../streams/abort-after.ts';

/** Named in the environment of the shell: by this it is found, for its process id in the container is nowhere told. */
export const MARK = 'VLANVAS_TERMINAL';

const GRACE = 1000;
const LOOK_AGAIN = 100;
const DEADLINE = 10_000;

/**
 * `$1` is the mark, `$2` the signal. The shell is the process with that mark whose parent is outside of the container (proc(5):
 * fields of /proc/PID/stat after the name are state, parent, group, session, terminal, foreground group). Nothing but a shell is needed.
 */
export const HANG_UP = `
mark=$1 signal=$2 shell= front=
for p in /proc/[0-9]*; do
  { read -r s <"$p/stat"; } 2>/dev/null || continue
  set -- \${s##*) }
  [ "$2" = 0 ] && [ "$4" = "\${p#/proc/}" ] || continue
  { while read -r e || [ -n "$e" ]; do
    case $e in *"$mark"*) shell=$4 front=$6; break ;; esac
  done <"$p/environ"; } 2>/dev/null
  [ -z "$shell" ] || break
done
[ -n "$shell" ] || exit 0
if [ "$signal" = KILL ]; then
  [ "$front" -lt 2 ] || kill -KILL -- "-$front"
  kill -KILL "$shell"
  exit 0
fi
for p in /proc/[0-9]*; do
  { read -r s <"$p/stat"; } 2>/dev/null || continue
  set -- \${s##*) }
  [ "$4" = "$shell" ] || continue
  kill -s HUP "\${p#/proc/}"
  kill -s CONT "\${p#/proc/}"
done 2>/dev/null
`;

/** Resolves when the shell has ended, or could not be ended in ten seconds. Rejects where the daemon refuses or is gone. */
export async function hangUp(docker: Docker, container: string, exec: Docker.Exec, mark: string): Promise<void> {
  const abortSignal = abortAfter(DEADLINE);
  const { Running: running } = await exec.inspect({ abortSignal });
  if (!running) return;
  await signal(docker, container, mark, 'HUP', abortSignal);
  for (let waited = 0; waited < GRACE; waited += LOOK_AGAIN) {
    const state = await exec.inspect({ abortSignal });
    if (!state.Running) return;
    await pause(LOOK_AGAIN, abortSignal);
  }
  await signal(docker, container, mark, 'KILL', abortSignal);
}

async function signal(
  docker: Docker,
  container: string,
  mark: string,
  name: 'HUP' | 'KILL',
  abortSignal: AbortSignal,
): Promise<void> {
  const exec = await docker.getContainer(container).exec({
    Cmd: ['sh', '-c', HANG_UP, 'sh', `${MARK}=${mark}`, name],
    AttachStdout: true,
    AttachStderr: true,
    abortSignal,
  });
  const output = await exec.start({ abortSignal });
  output.resume();
  await new Promise<void>((resolve, reject) => {
    output.once('close', resolve);
    output.once('end', resolve);
    output.once('error', reject);
  });
}
