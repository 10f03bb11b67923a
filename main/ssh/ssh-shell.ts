/** The Shell of connection.ts over an SSH connection. */
import { randomBytes } from 'node:crypto';
import type { Shell } from '../host/connection.ts';
import { runToEnd } from '../host/run-to-end.ts';
import type { Keeper } from './keeper.ts';
import { startKeeper } from './keeper.ts';
import type { SshLink } from './link.ts';
import { hostProblem, permissionDenied } from './problems.ts';
import { overSession } from './remote-process.ts';
import { commandScript, shellLine } from './scripts.ts';
import { onAbort, orAborted, pause } from '../streams/signals.ts';
import type { AskSecret } from '../secrets/ask.ts';
import { askForSudo, givePassword } from './sudo.ts';

/** Milliseconds until a command must have begun. */
const START_DEADLINE = 30_000;

export interface ShellOptions {
  readonly signal?: AbortSignal | undefined;
  /** Left out: who needs a password for sudo does not become root. */
  readonly askSecret?: AskSecret | undefined;
}

/** Finds out who we are there, and how to become root. Errors: SHELL_REFUSED, HOST_TIMEOUT, HOST_LOST. */
export async function openShell(link: SshLink, { signal, askSecret }: ShellOptions = {}): Promise<Shell> {
  const { host } = link;
  const own = await startKeeper(link, { sudo: null, signal });
  if ('words' in own) throw shellRefused(link, own.words);
  const sudo =
    own.privilege === 'sudo'
      ? {}
      : own.privilege === 'password' && askSecret
        ? await askForSudo(link, own.user, askSecret, signal)
        : undefined;
  const privilege = own.privilege === 'root' ? 'root' : sudo ? 'sudo' : 'none';
  let root: Promise<Keeper> | undefined;

  const rootKeeper = (): Promise<Keeper> => {
    root ??= startKeeper(link, { sudo: sudo ?? {} }).then((keeper) => {
      if ('words' in keeper) throw permissionDenied(host, own.user, keeper.words || 'sudo refused');
      return keeper;
    });
    // Not for good: the right may be given while we are connected.
    root.catch(() => (root = undefined));
    return root;
  };

  const start: Shell['start'] = async (command, { signal: given, privileged = false } = {}) => {
    given?.throwIfAborted();
    link.lost.throwIfAborted();
    if (privileged && privilege === 'none') {
      throw permissionDenied(host, own.user, link.settings.sudo ? '"sudo -n true" is refused' : 'the file says sudo: false');
    }
    const as = privileged && privilege === 'sudo' ? (sudo ?? {}) : null;
    const keeper = as ? await orAborted(rootKeeper(), given) : own;
    const marker = `vlanvas-${randomBytes(6).toString('hex')}`;
    const session = link
      .exec(shellLine(commandScript(command, marker, keeper.pid), as, marker), { signal: given })
      .then((opened) => {
        if (as) givePassword(opened.channel, as, marker);
        return overSession(opened, marker, keeper, link.lost);
      });
    const started = await orAborted(session, given).catch((error: unknown) => {
      // It may begin although nobody wants it any more.
      session.then(
        ({ process }) => process.kill(),
        () => undefined,
      );
      throw error;
    });
    const { process } = started;
    const release = onAbort(given, () => process.kill());
    void process.exited.then(release);
    try {
      await orAborted(begun(link, started, as ? own.user : null), given);
    } catch (error) {
      process.kill();
      link.lost.throwIfAborted();
      throw error;
    }
    return process;
  };

  return {
    user: own.user,
    privilege,
    start,
    run: (command, options) => runToEnd(host, start, command, options, link.lost),
  };
}

async function begun(link: SshLink, started: ReturnType<typeof overSession>, sudoer: string | null): Promise<void> {
  const stop = new AbortController();
  const late = pause(START_DEADLINE, stop.signal).then(() => {
    throw hostProblem(link.host, {
      code: 'HOST_TIMEOUT',
      message: `The login shell on ${link.settings.hostname} began no command within ${START_DEADLINE / 1000} s.`,
      hint: 'See whether the host is overloaded; try "ssh HOST true".',
    });
  });
  late.catch(() => undefined);
  try {
    const group = await Promise.race([started.group, late]);
    link.lost.throwIfAborted();
    if (group !== null) return;
    const words = started.noise();
    throw sudoer === null ? shellRefused(link, words) : permissionDenied(link.host, sudoer, words || 'sudo refused');
  } finally {
    stop.abort();
  }
}

function shellRefused(link: SshLink, words: string): Error {
  return hostProblem(link.host, {
    code: 'SHELL_REFUSED',
    message: `The login on ${link.settings.hostname} as ${link.settings.user} worked, but no command may run there${words === '' ? '' : `: ${words}`}.`,
    hint: 'The account needs an ordinary login shell, and no ForceCommand in sshd_config.',
    data: { user: link.settings.user, address: link.settings.hostname },
  });
}
