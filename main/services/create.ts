/** Puts the services together: one set a door. */
import { existsSync } from 'node:fs';
import type { DoorInfo } from '../../shared/contract/contract.ts';
import type { OpenHostOptions } from '../host/open-host.ts';
import { makeHostPool } from '../host/pool.ts';
import type { HostPool, Lease } from '../host/pool.ts';
import { labForDesign } from '../lab/backend/from-design.ts';
import { defaultLab } from '../lab/spec.ts';
import { labDown, labStatus, labUp } from '../lab/lab.ts';
import { labPlace, sshConfigPath } from '../lab/paths.ts';
import { streamOf } from '../streams/queue.ts';
import { deployDesign, planDesign } from './deploy.ts';
import { listExamples } from './examples.ts';
import { listRecent, openFile, saveFile } from './files.ts';
import { measureDesign } from './measure.ts';
import { observeDesign } from './observe.ts';
import { readDesign } from './read-design.ts';
import type { Caller, Services } from './services.ts';
import type { Connect } from './survey.ts';
import { trustHost } from './trust.ts';

export interface ServicesOptions {
  readonly door: DoorInfo['door'];
  readonly version: string;
  /** File that the door was opened with. */
  readonly file: string | null;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** Folder of the built probe helpers. */
  readonly helperFolder: string;
  readonly examplesFolder: string;
  /** How ssh's configuration is read; left out: as the ssh program of this machine does. */
  readonly ssh?: Pick<OpenHostOptions, 'env' | 'sshProgram' | 'sshUserConfig'>;
}

export function createServices(options: ServicesOptions): Services {
  const pool = makeHostPool();
  const helperFolder = options.helperFolder;
  return {
    info: () =>
      Promise.resolve({
        version: options.version,
        door: options.door,
        platform: process.platform,
        file: options.file,
        folder: options.folder,
      }),
    open: (path) => openFile(path, options),
    save: (file) => saveFile(file, options),
    examples: () => listExamples(options.examplesFolder),
    recent: () => listRecent(options),
    observe: (design, caller) => leased(pool, options, (connect) => observeDesign(design, connect, caller)),
    trust: (design, host, fingerprint, caller) => trustHost(design, host, fingerprint, hostOptions(options, caller)),
    plan: (design, purpose, caller) =>
      leased(pool, options, (connect) => planDesign(design, purpose, { connect, helperFolder }, caller)),
    apply: (design, { keep = false }, caller) =>
      leased(pool, options, (connect) => deployDesign(design, 'apply', { keep }, { connect, helperFolder }, caller)),
    destroy: (design, caller) =>
      leased(pool, options, (connect) => deployDesign(design, 'destroy', { keep: true }, { connect, helperFolder }, caller)),
    measure: (design, settings, caller) =>
      leased(pool, options, (connect) => measureDesign(design, settings, { connect, helperFolder }, caller)),
    labStatus: () => labStatus(),
    labUp: ({ hosts, backend = 'auto', design }, caller) =>
      streamOf(async (push) => {
        const spec = design ? labForDesign(readDesign(design).topology) : defaultLab(hosts);
        push({ type: 'lab', lab: await labUp({ ...spec, backend }, { signal: caller.signal, report: push }) });
      }),
    labDown: (caller) =>
      streamOf(async (push) => {
        await labDown({ signal: caller.signal, report: push });
        push({ type: 'lab', lab: await labStatus() });
      }),
    close: () => pool.close(),
  };
}

/** The sandbox's aliases (`docker01.lab`) are known while it is up. */
function hostOptions({ ssh }: ServicesOptions, caller: Caller): OpenHostOptions {
  const labConfig = sshConfigPath(labPlace());
  const { confirmHostKey: confirm, askSudoPassword } = caller;
  return {
    ...ssh,
    signal: caller.signal,
    ...(existsSync(labConfig) ? { sshConfigFiles: [labConfig] } : {}),
    ...(confirm ? { confirmHostKey: confirm } : {}),
    ...(askSudoPassword ? { askSudoPassword } : {}),
  };
}

/** Holds the connections that a stream asks for until it ends; the pool keeps them a while for the next one. */
async function* leased<Event>(
  pool: HostPool,
  options: ServicesOptions,
  run: (connect: Connect) => AsyncGenerator<Event>,
): AsyncGenerator<Event> {
  const leases: Lease[] = [];
  try {
    yield* run(async (host, caller) => {
      const lease = await pool.acquire(host, hostOptions(options, caller));
      leases.push(lease);
      return lease.connection;
    });
  } finally {
    for (const lease of leases) lease.release();
  }
}
