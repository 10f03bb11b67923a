/** From a stream to one machine's sshd to a client that is logged in. */
import type { Duplex } from 'node:stream';
import type { ServerHostKeyAlgorithm } from 'ssh2';
import ssh2 from 'ssh2';
import type { VlanvasError } from '../../shared/problem/problem.ts';
import type { AskSecret, Wanted } from '../secrets/ask.ts';
import { authMethods } from './auth.ts';
import type { ConfirmHostKey } from './host-key.ts';
import { prepareHostKeyCheck } from './host-key.ts';
import { unlockKey } from './key-file.ts';
import type { UnlockKey } from './key-file.ts';
import { hostProblem, reasonOf } from './problems.ts';
import type { SshSettings } from './settings.ts';
import { onAbort, startCountdown } from '../streams/signals.ts';

export interface HandshakeOptions {
  /** The host's name in the topology. */
  readonly host: string;
  readonly confirmHostKey?: ConfirmHostKey | undefined;
  /** Asked for a passphrase or a password. Left out: what needs one is not tried. */
  readonly askSecret?: AskSecret | undefined;
  /** Opens locked keys; left out: anew each time. */
  readonly unlockKey?: UnlockKey | undefined;
  /** Milliseconds for key exchange and login, not counting the time in which a person is asked. */
  readonly timeout: number;
  /** Milliseconds of silence after which the host is given up. */
  readonly lostAfter: number;
  readonly signal?: AbortSignal | undefined;
}

/** Missed keepalives until ssh2 gives up, plus the first one's own wait. */
const KEEPALIVES = 4;

/** Checks the host key and logs in. On failure the stream is destroyed. */
export async function handshake(settings: SshSettings, stream: Duplex, options: HandshakeOptions): Promise<ssh2.Client> {
  const { host, signal } = options;
  const tried: string[] = [];
  let left: readonly string[] | null = null;
  const check = await prepareHostKeyCheck(host, settings, options.confirmHostKey && paused(options.confirmHostKey)).catch(
    (error: unknown) => {
      stream.destroy();
      throw error;
    },
  );
  const over = new AbortController();
  const { askSecret } = options;
  // A login that is over, because sshd's LoginGraceTime is, takes its question back.
  let asking = false;
  const ask =
    askSecret &&
    paused(async (wanted: Wanted) => {
      asking = true;
      const secret = await askSecret(wanted, over.signal);
      asking = false;
      return secret;
    });
  const methods = authMethods(host, settings, ask, tried, () => left, unlock);
  const client = new ssh2.Client();

  /** Nor does working out a key count, which takes a second or more. */
  async function unlock(...words: Parameters<UnlockKey>): ReturnType<UnlockKey> {
    clock.pause();
    try {
      return await (options.unlockKey ?? unlockKey)(...words);
    } finally {
      clock.resume();
    }
  }

  /** While a person thinks, the clock stands. */
  function paused<Q, A>(ask: (question: Q) => Promise<A>): (question: Q) => Promise<A> {
    return async (question) => {
      clock.pause();
      try {
        return await ask(question);
      } finally {
        clock.resume();
      }
    };
  }

  let fail: (error: unknown) => void = () => undefined;
  const clock = startCountdown(options.timeout, () => fail(silent(host, settings, options.timeout)));

  return new Promise<ssh2.Client>((resolve, reject) => {
    let greeted = false;
    const finish = (): void => {
      over.abort(new Error('The login is over.'));
      clock.stop();
      release();
      methods.return().catch(() => undefined);
    };
    fail = (error) => {
      if (over.signal.aborted) return;
      finish();
      // ssh2 may still report errors of a connection that is being taken down.
      client.on('error', () => undefined);
      client.destroy();
      stream.destroy();
      reject(error instanceof Error ? error : new Error(reasonOf(error)));
    };
    const release = onAbort(signal, () => fail(signal?.reason));
    if (stream.destroyed) return fail(closedEarly(host, settings, false));

    client.on('ready', () => {
      if (over.signal.aborted) return;
      finish();
      client.removeAllListeners('error');
      client.removeAllListeners('close');
      resolve(client);
    });
    client.on('handshake', () => (greeted = true));
    client.on('error', (error) => {
      // The agent failed in one signature: ssh2 goes on with the next key by itself.
      if (error.level === 'agent') return void tried.push(`(the agent: ${error.message})`);
      fail(translate(host, settings, error, tried, left, greeted));
    });
    client.on('close', () => fail(asking ? waitedTooLong(host, settings) : closedEarly(host, settings, greeted)));

    try {
      client.connect({
        sock: stream,
        username: settings.user,
        readyTimeout: 0,
        keepaliveInterval: Math.ceil(options.lostAfter / KEEPALIVES),
        keepaliveCountMax: KEEPALIVES - 1,
        strictVendor: false,
        algorithms: {
          serverHostKey: check.algorithms as Record<'append' | 'prepend' | 'remove', ServerHostKeyAlgorithm[]>,
        },
        hostVerifier: (key: Buffer, verify: (accept: boolean) => void) => {
          check.verify(key).then(
            () => verify(true),
            (error: unknown) => {
              fail(error);
              verify(false);
            },
          );
        },
        authHandler: (methodsLeft, _partial, next) => {
          left = methodsLeft;
          methods.next().then(
            ({ value }) => next((value ?? false) as ssh2.AnyAuthMethod),
            (error: unknown) => fail(error),
          );
        },
      });
    } catch (error) {
      fail(error);
    }
  });
}

function silent(host: string, settings: SshSettings, timeout: number): VlanvasError {
  return hostProblem(host, {
    code: 'HOST_UNREACHABLE',
    message: `${settings.hostname} took the connection on port ${settings.port}, but did not finish the SSH login within ${timeout / 1000} s.`,
    hint: 'The host may be overloaded, or what listens there is no SSH server.',
    data: { address: settings.hostname, port: settings.port },
  });
}

function waitedTooLong(host: string, settings: SshSettings): VlanvasError {
  return hostProblem(host, {
    code: 'HOST_UNREACHABLE',
    message: `${settings.hostname} waited for the password and closed the connection: sshd allows two minutes for a login where LoginGraceTime does not say otherwise.`,
    hint: 'Start again and answer sooner.',
    data: { address: settings.hostname, port: settings.port },
  });
}

function closedEarly(host: string, settings: SshSettings, greeted: boolean): VlanvasError {
  return hostProblem(host, {
    code: 'HOST_UNREACHABLE',
    message: greeted
      ? `${settings.hostname} closed the connection during the login.`
      : `${settings.hostname} closed the connection on port ${settings.port} before the SSH handshake.`,
    hint: 'sshd refuses connections when many begin at once (MaxStartups) or when it blocks this address; see its log on the host.',
    data: { address: settings.hostname, port: settings.port },
  });
}

function translate(
  host: string,
  settings: SshSettings,
  error: Error & { readonly level?: string },
  tried: readonly string[],
  left: readonly string[] | null,
  greeted: boolean,
): VlanvasError {
  const tooMany = /too many authentication failures/i.test(error.message);
  if (error.level === 'client-authentication' || tooMany) return refused(host, settings, tried, left, tooMany, error);
  if (error.level === 'client-socket' || error.message.includes('before handshake')) return closedEarly(host, settings, greeted);
  return hostProblem(
    host,
    {
      code: 'SSH_HANDSHAKE_FAILED',
      message: `The SSH handshake with ${settings.hostname} port ${settings.port} failed: ${error.message}.`,
      hint: 'See whether "ssh" itself connects, and what sshd says in the log of the host.',
      data: { address: settings.hostname, port: settings.port },
    },
    error,
  );
}

function refused(
  host: string,
  settings: SshSettings,
  tried: readonly string[],
  left: readonly string[] | null,
  tooMany: boolean,
  cause: Error,
): VlanvasError {
  const list = tried.length > 0 ? `Tried: ${tried.join(', ')}` : 'There was nothing to try: no agent and no key file';
  const accepts = left && left.length > 0 ? ` The host accepts: ${left.join(', ')}.` : '';
  return hostProblem(
    host,
    {
      code: 'SSH_AUTH_FAILED',
      message: `${settings.hostname} did not accept the login as ${settings.user}. ${list}.${accepts}`,
      hint: tooMany
        ? 'The host gave up after too many keys: name the right one with identityFile in the file, or set IdentitiesOnly in ~/.ssh/config.'
        : `Put your public key on the host (ssh-copy-id ${settings.user}@${settings.hostname}), or correct the user or the identityFile.`,
      data: { user: settings.user, address: settings.hostname, tried: tried.join(', ') },
    },
    cause,
  );
}
