/** The check of one host key while the connection is being made: known, to be asked, or refused; and what each is told as. */
import type { KnownHost } from './known-hosts.ts';
import { fingerprint, HOST_KEY_ALGORITHMS, hostKeyName, judgeHostKey, keyType, knownKeyTypes } from './known-hosts.ts';
import { addKnownHost, readKnownHosts } from './known-hosts-files.ts';
import { hostProblem, reasonOf } from './problems.ts';
import type { SshSettings } from './settings.ts';
import type { VlanvasError } from '../../shared/problem/problem.ts';

export interface HostKeyQuestion {
  /** The host's name in the topology. */
  readonly host: string;
  /** Name or address of the machine that showed the key; a jump host's own where it is one. */
  readonly address: string;
  readonly port: number;
  /** As ssh-keygen -l prints it. */
  readonly fingerprint: string;
  readonly keyType: string;
}

/** A person's answer; true: the key is right, remember it. */
export type ConfirmHostKey = (question: HostKeyQuestion) => Promise<boolean>;

export interface HostKeyCheck {
  /** For ssh2's `algorithms.serverHostKey`: the types that are known first. */
  readonly algorithms: { append: string[]; prepend: string[]; remove: string[] };
  /** Resolves where the key may be used, otherwise throws HOST_KEY_UNKNOWN, HOST_KEY_CHANGED or HOST_KEY_REVOKED. */
  verify(key: Buffer): Promise<void>;
}

/** Reads the known_hosts files for one machine. */
export async function prepareHostKeyCheck(
  host: string,
  settings: SshSettings,
  confirm: ConfirmHostKey | undefined,
): Promise<HostKeyCheck> {
  const entries = await readKnownHosts(settings).catch((error: unknown) => {
    throw hostProblem(
      host,
      {
        code: 'KNOWN_HOSTS_NOT_READ',
        message: `A known_hosts file cannot be read, so the key of ${settings.hostname} cannot be checked: ${reasonOf(error)}.`,
        hint: 'Correct the rights of the file, or the UserKnownHostsFile of the ssh configuration.',
      },
      error,
    );
  });
  const name = hostKeyName(settings.hostname, settings.port, settings.hostKeyAlias);
  const first = knownKeyTypes(entries, name).flatMap((type) => [...HOST_KEY_ALGORITHMS[type]]);
  let accepted: Buffer | undefined;
  return {
    algorithms: { append: [], remove: first, prepend: first },
    async verify(key) {
      // A new key exchange in the middle of the session shows the key again.
      if (accepted?.equals(key)) return;
      const judgement = judgeHostKey(entries, name, key);
      if (judgement.kind === 'changed') throw changed(host, settings, name, key, judgement.entry);
      if (judgement.kind === 'revoked') throw revoked(host, settings, key, judgement.entry);
      if (judgement.kind === 'unknown') {
        const question = {
          host,
          address: settings.hostname,
          port: settings.port,
          fingerprint: fingerprint(key),
          keyType: keyType(key),
        };
        if (!confirm || !(await confirm(question))) throw unknown(question, judgement.authority);
        const [file] = settings.userKnownHosts;
        if (file !== undefined && file !== '/dev/null') await remember(host, settings, file, name, key);
      }
      accepted = key;
    },
  };
}

async function remember(host: string, settings: SshSettings, file: string, name: string, key: Buffer): Promise<void> {
  await addKnownHost(file, name, key, settings.hashKnownHosts).catch((error: unknown) => {
    throw hostProblem(
      host,
      {
        code: 'KNOWN_HOSTS_NOT_WRITTEN',
        message: `The confirmed key of ${settings.hostname} cannot be added to ${file}: ${reasonOf(error)}.`,
        hint: 'Correct the rights of the file or its folder, then confirm the key again.',
        data: { file },
      },
      error,
    );
  });
}

function unknown(question: HostKeyQuestion, authority: KnownHost | undefined): VlanvasError {
  const certificate = authority
    ? ` (The @cert-authority of ${authority.file}:${authority.line} is meant for this host, but Vlanvas does not check host certificates.)`
    : '';
  return hostProblem(question.host, {
    code: 'HOST_KEY_UNKNOWN',
    message:
      `${question.address} shows a host key that known_hosts does not have yet: ${question.keyType} ${question.fingerprint}. ` +
      `Until somebody has confirmed it, it could be any machine.${certificate}`,
    hint:
      'Compare it with what "ssh-keygen -lf" says about the public keys in /etc/ssh on the host itself, then trust it here, ' +
      `or connect once with "ssh ${question.port === 22 ? '' : `-p ${question.port} `}${question.address}".`,
    data: { fingerprint: question.fingerprint, keyType: question.keyType, address: question.address, port: question.port },
  });
}

function changed(host: string, settings: SshSettings, name: string, key: Buffer, entry: KnownHost): VlanvasError {
  return hostProblem(host, {
    code: 'HOST_KEY_CHANGED',
    message:
      `${settings.hostname} shows another host key (${keyType(key)} ${fingerprint(key)}) than the one that ${entry.file}:${entry.line} has ` +
      `(${entry.type} ${fingerprint(entry.key)}). Either the host was installed anew, or another machine answers in its place.`,
    hint: `If you know why it changed, remove the old key with: ssh-keygen -R '${name}' -f ${entry.file}`,
    data: {
      fingerprint: fingerprint(key),
      keyType: keyType(key),
      known: fingerprint(entry.key),
      remove: `ssh-keygen -R '${name}' -f ${entry.file}`,
      file: entry.file,
      line: entry.line,
    },
  });
}

function revoked(host: string, settings: SshSettings, key: Buffer, entry: KnownHost): VlanvasError {
  return hostProblem(host, {
    code: 'HOST_KEY_REVOKED',
    message: `The host key that ${settings.hostname} shows (${fingerprint(key)}) is marked as @revoked in ${entry.file}:${entry.line}.`,
    hint: 'Ask whoever revoked it; the host needs a new key.',
    data: { fingerprint: fingerprint(key), keyType: keyType(key), file: entry.file, line: entry.line },
  });
}
