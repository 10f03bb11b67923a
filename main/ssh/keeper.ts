/** The session on the host that ends commands there: when they are killed, and when the connection is lost. See scripts.ts. */
import { randomBytes } from 'node:crypto';
import type { ClientChannel } from 'ssh2';
import type { SshLink } from './link.ts';
import { AfterMarker } from './marker.ts';
import { hostProblem } from './problems.ts';
import { keeperScript, shellLine } from './scripts.ts';
import { orAborted } from '../streams/signals.ts';
import { givePassword } from './sudo.ts';
import type { Sudo } from './sudo.ts';

export interface Keeper {
  readonly user: string;
  /** `password`: there is a sudo, and it may take one. */
  readonly privilege: 'root' | 'sudo' | 'password' | 'none';
  /** Process that reads what a command says of itself. */
  readonly pid: number;
  ended(group: number): void;
  signal(name: 'TERM' | 'KILL', group: number): void;
  /** Ends the keeper, which ends every group that is still there. */
  close(): void;
}

export interface KeeperRefusal {
  /** What the login shell or sudo said. */
  readonly words: string;
}

const DEADLINE = 15_000;

/** Starts one; as root through sudo where asked. A refusal (the login shell runs nothing, sudo says no) is a result. */
export async function startKeeper(
  link: SshLink,
  options: { readonly sudo: Sudo | null; readonly signal?: AbortSignal | undefined },
): Promise<Keeper | KeeperRefusal> {
  const marker = `vlanvas-${randomBytes(6).toString('hex')}`;
  const line = shellLine(keeperScript(marker, link.settings.sudo), options.sudo, marker);
  const { channel } = await link.exec(line, { reserved: true });
  if (options.sudo) givePassword(channel, options.sudo, marker);
  if (options.signal?.aborted) channel.close();
  options.signal?.throwIfAborted();
  const output = channel.pipe(new AfterMarker(marker));
  let complaint = '';
  channel.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString('utf8')}`.slice(-500)));
  output.resume();
  const late = new AbortController();
  const timer = setTimeout(
    () =>
      late.abort(
        hostProblem(link.host, {
          code: 'HOST_TIMEOUT',
          message: `The login shell on ${link.settings.hostname} ran nothing within ${DEADLINE / 1000} s.`,
          hint: 'A start-up file of the shell (such as ~/.bashrc) may wait for something; try "ssh HOST true".',
        }),
      ),
    DEADLINE,
  );
  try {
    const value = await orAborted(orAborted(orAborted(output.value, link.lost), late.signal), options.signal);
    if (value === null) return { words: complaint.trim() || output.noise };
    return makeKeeper(channel, value);
  } catch (error) {
    channel.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function makeKeeper(channel: ClientChannel, value: string): Keeper {
  const [uid, privilege, pid, ...name] = value.split(':');
  const tell = (line: string): void => {
    if (channel.writable) channel.write(`${line}\n`);
  };
  return {
    user: name.join(':') || `uid ${uid ?? '?'}`,
    privilege: privilege === 'root' || privilege === 'sudo' || privilege === 'password' ? privilege : 'none',
    pid: Number(pid),
    ended: (group) => tell(`- ${group}`),
    signal: (verb, group) => tell(`${verb} ${group}`),
    close: () => channel.end(),
  };
}
