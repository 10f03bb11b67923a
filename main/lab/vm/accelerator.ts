/** Whether /dev/kvm can be used: tried with the guests' own kernel, because there are machines where it is there and hangs. */
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../command.ts';
import { bootId } from '../identity.ts';
import type { Image } from './image/build.ts';
import { KVM_MARKER } from './image/guest-files.ts';
import type { Accelerator } from './qemu.ts';

/** Milliseconds in which a kernel under KVM is long there: it takes half a second. */
const PATIENCE = 6_000;

/** Tries once a boot of this machine; the answer is kept in the cache. */
export async function chooseAccelerator(cache: string, image: Image, signal: AbortSignal): Promise<Accelerator> {
  const usable = await access('/dev/kvm', constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!usable) return 'tcg';
  const note = join(cache, 'kvm');
  const key = `${bootId()} ${image.entry}`;
  const [noted = '', answer = ''] = (await readFile(note, 'utf8').catch(() => '')).split('\n');
  if (noted === key) return answer === 'works' ? 'kvm' : 'tcg';
  const works = await tryKvm(image, signal);
  await writeFile(note, `${key}\n${works ? 'works' : 'hangs or fails'}\n`);
  return works ? 'kvm' : 'tcg';
}

async function tryKvm(image: Image, signal: AbortSignal): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-kvm-'));
  const console = join(folder, 'console');
  const argv = [
    ...[
      'qemu-system-x86_64',
      '-machine',
      'pc,usb=off',
      '-accel',
      'kvm',
      '-cpu',
      'host',
      '-m',
      '256',
      '-nodefaults',
      '-no-user-config',
    ],
    ...['-display', 'none', '-vga', 'none', '-no-reboot', '-serial', `file:${console}`],
    ...['-kernel', image.kernel, '-initrd', image.initrd, '-append', 'console=ttyS0 quiet lab.kvmtest'],
  ];
  try {
    // A time-out is an answer too: this is how a KVM that hangs looks.
    await command(argv, { signal, timeout: PATIENCE }).catch(() => undefined);
    signal.throwIfAborted();
    return (await readFile(console, 'utf8').catch(() => '')).includes(KVM_MARKER);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
