/** Why a Docker socket cannot be opened: sshd says "open failed" for every reason, so the host is asked. Read-only. */
import type { Shell } from '../host/connection.ts';
import { quoteWord } from '../ssh/quote.ts';

export interface SocketFacts {
  readonly socket: boolean;
  /** This user may read and write it. */
  readonly access: boolean;
  /** The docker program is there. */
  readonly docker: boolean;
  /** The daemon's program is there, running or not. */
  readonly engine: boolean;
  readonly socat: boolean;
}

export async function lookAtSocket(shell: Shell, path: string, signal?: AbortSignal): Promise<SocketFacts> {
  const script = `s=${quoteWord(path)}
[ -S "$s" ] && echo socket
[ -r "$s" ] && [ -w "$s" ] && echo access
command -v docker >/dev/null 2>&1 && echo docker
command -v dockerd >/dev/null 2>&1 && echo engine
command -v socat >/dev/null 2>&1 && echo socat
true`;
  const { stdout } = await shell.run(script, { timeout: 15_000, ...(signal && { signal }) });
  const found = new Set(stdout.split('\n'));
  const has = (word: keyof SocketFacts): boolean => found.has(word);
  return { socket: has('socket'), access: has('access'), docker: has('docker'), engine: has('engine'), socat: has('socat') };
}
