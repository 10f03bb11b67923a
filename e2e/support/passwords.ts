/** Accounts of a lab host that want passwords: for login, for sudo. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestLab } from './lab.ts';

/** The user logs in with a password and with no key; `sudo`: it wants the password too. */
export async function wantPassword(lab: TestLab, host: string, user: string, password: string, sudo: boolean): Promise<void> {
  const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: password, encoding: 'utf8' }).trim();
  await lab.on(
    host,
    [
      `usermod -p '${hash}' ${user}`,
      `rm -f /home/${user}/.ssh/authorized_keys`,
      "sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config",
      // The first sshd is the one that listens.
      'kill -HUP $(pgrep -o -x sshd)',
      ...(sudo ? [`echo '${user} ALL=(ALL) ALL' >/etc/sudoers.d/${user}`, `chmod 440 /etc/sudoers.d/${user}`] : []),
    ].join(' && '),
  );
}

/** The user logs in with a new key alone, which a passphrase locks. Answers the path of the private key. */
export async function wantLockedKey(lab: TestLab, host: string, user: string, passphrase: string): Promise<string> {
  const path = join(lab.home, `${user}-key`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', user, '-f', path]);
  const line = execFileSync('ssh-keygen', ['-y', '-P', passphrase, '-f', path], { encoding: 'utf8' }).trim();
  await lab.on(host, `echo '${line}' >/home/${user}/.ssh/authorized_keys`);
  return path;
}
