/** Becoming root through sudo: without a password, or with one that a person gave. The password is only ever sent to sudo's standard input. */
import type { ClientChannel } from 'ssh2';
import type { SshLink } from './link.ts';
import type { AskSecret } from '../secrets/ask.ts';
import { MOST_ATTEMPTS } from '../secrets/ask.ts';
import { anySignal, orAborted } from '../streams/signals.ts';
import { abortAfter } from '../streams/abort-after.ts';

export interface Sudo {
  /** Absent: sudo asks for none. */
  readonly password?: string;
}

/** Milliseconds that sudo may take to say yes or no; PAM waits two seconds after a wrong password. */
const DEADLINE = 30_000;

/** `-k`: it is asked for every time, so that what follows it on standard input is never taken for it. */
const WITH_PASSWORD = "sudo -k -S -p '' --";

/** What a command line that is to run as root begins with. */
export function sudoWords({ password }: Sudo): string {
  return password === undefined ? 'exec sudo -n -- ' : `exec ${WITH_PASSWORD} `;
}

/** First lines of the script: what sudo left of the password is read away, up to the marker. Nothing where there is none. */
export function afterPassword({ password }: Sudo, marker: string): string {
  return password === undefined ? '' : `while IFS= read -r s && [ "$s" != ${marker} ]; do :; done\n`;
}

/** Sends the password, and the marker that ends it. */
export function givePassword(channel: ClientChannel, { password }: Sudo, marker: string): void {
  if (password !== undefined) channel.write(`${password}\n${marker}\n`);
}

/** Asks until sudo takes the password, three times at most; undefined where nobody knows it. */
export async function askForSudo(
  link: SshLink,
  user: string,
  ask: AskSecret,
  signal: AbortSignal | undefined,
): Promise<Sudo | undefined> {
  const { hostname: address, port } = link.settings;
  const either = anySignal([signal, link.lost]);
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const asked = ask({ kind: 'sudo', host: link.host, user, address, port }, either.signal);
      const password = await orAborted(asked, either.signal);
      if (password === null || password === '' || /[\r\n]/.test(password)) return undefined;
      if (await isRight(link, password, signal)) return { password };
    }
    return undefined;
  } finally {
    either.done();
  }
}

async function isRight(link: SshLink, password: string, signal: AbortSignal | undefined): Promise<boolean> {
  const { channel, exited } = await link.exec(`exec ${WITH_PASSWORD} true`, { signal });
  channel.resume();
  channel.stderr.resume();
  // The end of the input keeps sudo from asking again.
  channel.end(`${password}\n`);
  const late = abortAfter(DEADLINE);
  try {
    return (await orAborted(orAborted(exited, late), signal)) === 0;
  } finally {
    channel.close();
  }
}
