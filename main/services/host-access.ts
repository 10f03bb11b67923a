/** How the services of one door get at hosts: ssh's configuration, the pool of connections, and the secrets that a person was asked for. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../shared/topology/topology.ts';
import type { HostConnection } from '../host/connection.ts';
import { openHost } from '../host/open-host.ts';
import type { OpenHostOptions } from '../host/open-host.ts';
import { makeHostPool } from '../host/pool.ts';
import type { Lease } from '../host/pool.ts';
import { labPlace, sshConfigPath } from '../lab/paths.ts';
import { makeUnlocker } from '../ssh/key-file.ts';
import { makeSecretKeeper } from '../secrets/keeper.ts';
import type { Keychain } from '../secrets/keychain.ts';
import type { Caller } from './services.ts';
import type { Connect } from './survey.ts';

export interface HostAccessOptions {
  /** Where secrets may be kept for longer than the program runs; left out: this door has nowhere; null: this system has nowhere. */
  readonly keychain?: Keychain | null;
  /** How ssh's configuration is read; left out: as the ssh program of this machine does. */
  readonly ssh?: Pick<OpenHostOptions, 'env' | 'sshProgram' | 'sshUserConfig'>;
}

export interface HostAccess {
  /** Holds the connections that a stream asks for until it ends; the pool keeps them a while for the next one. */
  leased<Event>(run: (connect: Connect) => AsyncGenerator<Event>): AsyncGenerator<Event>;
  /** The pool's connection to a host; `release` lets go of it. */
  acquire(host: Host, caller: Caller): Promise<Lease>;
  /** A connection of its own, whatever the pool has: for finding out whether one comes about. The caller closes it. */
  open(host: Host, caller: Caller): Promise<HostConnection>;
  /** Gives `work` what it takes to open a connection, and keeps what was asked for where it succeeds. */
  withOptions<Result>(caller: Caller, work: (options: OpenHostOptions) => Promise<Result>): Promise<Result>;
  /** The person's own ssh configuration. */
  readonly sshConfig: string;
  readonly home: string;
  forgetSecrets(): Promise<void>;
  close(): Promise<void>;
}

export function makeHostAccess({ keychain, ssh }: HostAccessOptions): HostAccess {
  const pool = makeHostPool();
  const secrets = makeSecretKeeper(keychain ?? null, keychain === undefined ? 'door' : 'keyring');
  const keys = makeUnlocker();

  const withOptions: HostAccess['withOptions'] = async ({ signal, confirmHostKey, askSecret }, work) => {
    const opening = secrets.opening(askSecret, signal);
    // The sandbox's aliases (`docker01.lab`) are known while it is up.
    const labConfig = sshConfigPath(labPlace());
    try {
      const result = await work({
        ...ssh,
        signal,
        unlockKey: keys.unlock,
        ...(existsSync(labConfig) ? { sshConfigFiles: [labConfig] } : {}),
        ...(confirmHostKey ? { confirmHostKey } : {}),
        ...(opening.askSecret ? { askSecret: opening.askSecret } : {}),
      });
      await opening.worked();
      return result;
    } catch (error) {
      opening.failed();
      throw error;
    }
  };
  const acquire: HostAccess['acquire'] = (host, caller) => withOptions(caller, (options) => pool.acquire(host, options));

  const home = (ssh?.env ?? process.env)['HOME'] ?? homedir();
  return {
    sshConfig: ssh?.sshUserConfig ?? join(home, '.ssh/config'),
    home,
    withOptions,
    acquire,
    open: (host, caller) => withOptions(caller, (options) => openHost(host, options)),
    async *leased(run) {
      const leases: Lease[] = [];
      try {
        yield* run(async (host, caller) => {
          const lease = await acquire(host, caller);
          leases.push(lease);
          return lease.connection;
        });
      } finally {
        for (const lease of leases) lease.release();
      }
    },
    forgetSecrets: () => {
      keys.forget();
      return secrets.forget();
    },
    close: () => pool.close(),
  };
}
