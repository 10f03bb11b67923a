/** Trusting a host key that a person has confirmed. */
import type { LinkOptions, SshLink } from './link.ts';
import { openLink } from './link.ts';
import { hostProblem } from './problems.ts';
import type { SshSettings } from './settings.ts';
import { anySignal } from './signals.ts';

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
  let link: SshLink | undefined;
  let added = false;
  try {
    link = await openLink(settings, {
      ...options,
      signal: either.signal,
      confirmHostKey: async (question) => {
        // The key that was meant is in the file; what comes behind it is for the next connection.
        if (added) return false;
        if (question.fingerprint !== fingerprint) {
          stop.abort(
            hostProblem(options.host, {
              code: 'HOST_KEY_MISMATCH',
              message: `${question.address} now shows the host key ${question.fingerprint}, not the confirmed ${fingerprint}. Nothing was trusted.`,
              hint: 'Find out why the host changes its key before you confirm one.',
              data: { fingerprint: question.fingerprint, confirmed: fingerprint, address: question.address },
            }),
          );
          return false;
        }
        added = true;
        return true;
      },
    });
    return added ? 'added' : 'known';
  } catch (error) {
    // Trusting succeeded; whether the login does is for the next connection to say.
    if (added) return 'added';
    throw error;
  } finally {
    either.done();
    await link?.close();
  }
}
