/**
 * The golden snapshot: a guest that has booted, whose Docker has started and has the lab's images. Hosts are restored from it
 * in seconds, where a boot under emulation takes the better part of a minute.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../command.ts';
import { isAlive } from '../identity.ts';
import { progress, seconds, type LabIo } from '../report.ts';
import { abortAfter } from '../../streams/abort-after.ts';
import { cached, contentKey } from './cache.ts';
import type { Image } from './image/build.ts';
import { buildFailed } from './image/failure.ts';
import { NEEDED_MODULES } from './image/packages.ts';
import { lastWords, launch, machineFiles, makeOverlay, powerOff, snapshot } from './launch.ts';
import { MANAGEMENT_MAC } from './names.ts';
import { KERNEL_WORDS, machineArguments, type Machine } from './qemu.ts';
import { freePort, sshToImage, waitForBanner } from './ssh.ts';

export interface Golden {
  readonly entry: string;
  readonly memory: string;
  readonly state: string;
  readonly disk: string;
}

const RECIPE = '2';
const DEADLINE = 420_000;

/**
 * What a clone would otherwise read from its disk for the first time, under emulation: Docker's way to start a container and
 * the modules of the network. The modules are unloaded again, as on a host that nobody has touched.
 */
const WARM_UP = [
  'set -e',
  'docker load --quiet >/dev/null',
  'for turn in 1 2; do docker run --rm busybox true; done',
  `for module in ${NEEDED_MODULES.filter((name) => !['overlay', 'bridge', 'veth', 'br_netfilter'].includes(name)).join(' ')}; do`,
  '  lsmod | grep -q "^$module " || { modprobe "$module" && modprobe -r "$module" || :; }',
  'done',
  'for tool in arping ethtool tcpdump nft netplan nmcli networkctl python3; do "$tool" --version >/dev/null 2>&1 || :; done',
  'journalctl --quiet --lines=1 >/dev/null || :',
  'sync',
].join('\n');

/** The snapshot, made now where none fits. Throws LAB_IMAGE_BUILD_FAILED with the guest's last words. */
export async function ensureGolden(
  cache: string,
  image: Image,
  machine: Machine,
  io: Pick<LabIo, 'signal' | 'report'>,
): Promise<Golden> {
  const { stdout } = await command(['qemu-system-x86_64', '--version'], { signal: io.signal });
  const entry = `golden-${contentKey([RECIPE, image.entry, ...machineArguments(machine), ...KERNEL_WORDS, stdout.split('\n')[0] ?? '', WARM_UP])}`;
  const folder = await cached(cache, entry, async (half) => {
    const started = performance.now();
    progress(io, 'Booting a virtual machine to take the snapshot that hosts start from; once, about two minutes.');
    await make(half, image, machine, io);
    progress(io, `The snapshot is taken (${seconds(started)}).`);
  });
  return { entry, memory: join(folder, 'memory'), state: join(folder, 'state'), disk: join(folder, 'disk.qcow2') };
}

async function make(folder: string, image: Image, machine: Machine, io: Pick<LabIo, 'signal' | 'report'>): Promise<void> {
  const signal = abortAfter(DEADLINE, io.signal);
  const files = machineFiles(folder);
  const sockets = await mkdtemp(join(tmpdir(), 'vlanvas-golden-'));
  const monitor = join(sockets, 'qmp');
  const started = performance.now();
  try {
    await makeOverlay(files.disk, image.disk, 'raw', signal);
    const port = await freePort(new Set());
    const process = await launch(
      folder,
      {
        machine,
        boot: image,
        memory: { kind: 'file', path: join(folder, 'memory'), shared: true },
        disk: files.disk,
        monitor,
        console: files.console,
        pidFile: files.pidFile,
        sshPort: port,
        managementMac: MANAGEMENT_MAC,
        nics: [],
        incoming: false,
      },
      signal,
    );
    const alive = () => {
      if (!isAlive(process)) throw new Error('QEMU ended');
    };
    await waitForBanner(port, alive, signal);
    progress(io, `It answers on SSH (${seconds(started)}).`);
    const images = await readFile(image.dockerImages);
    const warm = await sshToImage(image, port, WARM_UP, { input: images, signal, timeout: DEADLINE });
    if (warm.code !== 0) throw new Error(warm.stderr.trim() || `the guest's commands ended with ${warm.code}`);
    progress(io, `Its Docker has run a container (${seconds(started)}).`);
    await snapshot(monitor, join(folder, 'state'), signal);
  } catch (error) {
    if (io.signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const words = await lastWords(folder);
    throw buildFailed(`its first boot: ${why}${words ? `. Its logs end:\n${words}` : ''}`);
  } finally {
    await powerOff(folder, monitor);
    await rm(sockets, { recursive: true, force: true });
  }
}
