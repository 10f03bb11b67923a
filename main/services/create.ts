/** Puts the services together: one set a door. */
import { join, resolve } from 'node:path';
import type { DoorInfo, OpenedFile } from '../../shared/contract/contract.ts';
import { recentFiles } from '../files/recent.ts';
import { makeRecovery } from '../files/recovery.ts';
import { stateFolder } from '../files/state-folder.ts';
import { watchFile } from '../files/watch-file.ts';
import { labForDesign } from '../lab/backend/from-design.ts';
import { defaultLab } from '../lab/spec.ts';
import { labDown, labStatus, labUp } from '../lab/lab.ts';
import { listAliases } from '../ssh/list-aliases.ts';
import { createCaptureViewer } from '../locate/wireshark.ts';
import { streamOf } from '../streams/queue.ts';
import { createConsoles } from '../terminal/consoles.ts';
import { openConsole } from './consoles.ts';
import { actOnContainer } from './containers.ts';
import { deployDesign, planDesign } from './deploy.ts';
import { checkHost } from './check-host.ts';
import { listExamples } from './examples.ts';
import { followDesign } from './follow.ts';
import { listRecent, openFile, saveFile } from './files.ts';
import { locateDesign } from './locate.ts';
import { measureDesign } from './measure.ts';
import { observeDesign } from './observe.ts';
import { readDesign } from './read-design.ts';
import type { HostAccessOptions } from './host-access.ts';
import { makeHostAccess } from './host-access.ts';
import type { Services } from './services.ts';
import { trustHost } from './trust.ts';

export interface ServicesOptions extends HostAccessOptions {
  readonly door: DoorInfo['door'];
  readonly version: string;
  /** File that the door was opened with. */
  readonly file: string | null;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** How the program is started in a shell there. */
  readonly command?: string;
  /** Folder of the built probe helpers. */
  readonly helperFolder: string;
  readonly examplesFolder: string;
  /** For what outlives the program; left out: the usual place of this system. */
  readonly stateFolder?: string;
}

export function createServices(options: ServicesOptions): Services {
  const access = makeHostAccess(options);
  const consoles = createConsoles();
  const state = options.stateFolder ?? stateFolder(process.platform, process.env);
  const recent = recentFiles(join(state, 'recent.json'));
  const noted = async (opening: Promise<OpenedFile>): Promise<OpenedFile> => {
    const file = await opening;
    await recent.note(file.path);
    return file;
  };
  const helperFolder = options.helperFolder;
  // A page in a browser may be looked at from another machine than the one that Wireshark would open on.
  const viewer = createCaptureViewer(options.door === 'desktop' ? { platform: process.platform, env: process.env } : null);
  return {
    info: () =>
      Promise.resolve({
        version: options.version,
        door: options.door,
        platform: process.platform,
        file: options.file,
        folder: options.folder,
        command: options.command ?? null,
      }),
    open: (path) => noted(openFile(path, options)),
    save: (file) => noted(saveFile(file, options)),
    watchFile: (path, revision, signal) =>
      watchFile({ path: resolve(options.folder, path), revision, signal, open: (full) => openFile(full, options) }),
    recovery: makeRecovery({ folder: join(state, 'recovery') }),
    examples: () => listExamples(options.examplesFolder),
    recent: async () => listRecent(options, await recent.list()),
    observe: (design, caller) => access.leased((connect) => observeDesign(design, connect, caller)),
    trust: (design, host, fingerprint, caller) => access.withOptions(caller, (ssh) => trustHost(design, host, fingerprint, ssh)),
    check: (design, host, caller) => checkHost(design, host, access, caller),
    aliases: () => listAliases(access.sshConfig, access.home),
    forgetSecrets: () => access.forgetSecrets(),
    plan: (design, purpose, caller) => access.leased((connect) => planDesign(design, purpose, { connect, helperFolder }, caller)),
    apply: (design, { keep = false }, caller) =>
      access.leased((connect) => deployDesign(design, 'apply', { keep }, { connect, helperFolder }, caller)),
    destroy: (design, caller) =>
      access.leased((connect) => deployDesign(design, 'destroy', { keep: true }, { connect, helperFolder }, caller)),
    measure: (design, settings, caller) =>
      access.leased((connect) => measureDesign(design, settings, { connect, helperFolder }, caller)),
    locate: (design, request, caller) =>
      access.leased((connect) => locateDesign(design, request, { connect, helperFolder }, caller)),
    captureViewer: async () => ({ available: await viewer.isThere() }),
    openCapture: (name, content) => viewer.open(name, content),
    follow: (design, caller) => access.leased((connect) => followDesign(design, connect, caller)),
    actOnContainer: (design, container, action, caller) =>
      actOnContainer(design, container, action, (host, from) => access.acquire(host, from), caller),
    openConsole: (design, request, caller) => access.leased((connect) => openConsole(consoles, design, request, connect, caller)),
    writeConsole: (id, bytes) => consoles.write(id, bytes),
    resizeConsole: (id, size) => consoles.resize(id, size),
    consoleTaken: (id, bytes) => consoles.taken(id, bytes),
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
    close: async () => {
      await Promise.all([viewer.close(), access.close()]);
    },
  };
}
