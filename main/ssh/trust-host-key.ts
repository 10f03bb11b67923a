/** Trusting a host key that a person has confirmed. */
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { LinkOptions, SshLink } from './link.ts';
import { openLink } from './link.ts';
import { hostProblem } from './problems.ts';
import type { SshSettings } from './settings.ts';
import { anySignal } from '../streams/signals.ts';

/**
 * Adds the key that a host shows now to the user's known_hosts, if it is the one with `fingerprint` (SHA256:…), wherever on the way
 * it is asked for: at a jump host or at the end. Does nothing where every key is known already. Errors: HOST_KEY_MISMATCH where
 * another key is shown now, and those of `openLink`.
 */
export async function trustHostKey(
  settings: SshSettings,
  fingerprint: string,
  options: Omit<LinkOptions, 'confirmHostKey'>,
): Promise<'added' | 'known'> {
  const stop = new AbortController();
  const either = anySignal([options.signal, stop.signal]);
  const state: { link?: SshLink; added: boolean } = { added: false };
  try {
    state.link = await openLink(settings, {
      ...options,
      signal: either.signal,
      // A jump host on the way may want one; behind the key that was meant, nobody is to be logged in.
      askSecret: async (wanted, signal) => (state.added ? null : ((await options.askSecret?.(wanted, signal)) ?? null)),
      confirmHostKey: (question) => {
        // The key that was meant is in the file; what comes behind it is for the next connection.
        if (state.added) return Promise.resolve(false);
        if (question.fingerprint !== fingerprint) {
          stop.abort(
            hostProblem(options.host, {
              code: 'HOST_KEY_MISMATCH',
              message: `${question.address} now shows the host key ${question.fingerprint}, not the confirmed ${fingerprint}. Nothing was trusted.`,
              hint: 'Find out why the host changes its key before you confirm one.',
              data: { fingerprint: question.fingerprint, confirmed: fingerprint, address: question.address },
            }),
          );
          return Promise.resolve(false);
        }
        state.added = true;
        return Promise.resolve(true);
      },
    });
    return state.added ? 'added' : 'known';
  } catch (error) {
    // Trusting succeeded; whether the login does is for the next connection to say.
    const written = !(error instanceof VlanvasError) || error.problem.code !== 'KNOWN_HOSTS_NOT_WRITTEN';
    if (state.added && written) return 'added';
    throw error;
  } finally {
    either.done();
    await state.link?.close();
  }
}
