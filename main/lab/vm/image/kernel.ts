/** The guests' kernel: Debian's cloud kernel, unpacked and never installed on this machine. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../../command.ts';
import { buildFailed } from './failure.ts';

export interface Kernel {
  /** As in `6.1.0-30-cloud-amd64`. */
  readonly version: string;
  /** Folder with its modules, …/lib/modules/VERSION. */
  readonly modules: string;
  /** What QEMU starts: a bare ELF image where it could be had, else the compressed one. */
  readonly image: string;
}

/** Name of the package that Debian's present cloud kernel is in; it changes with every kernel update. */
export async function kernelPackage(signal: AbortSignal): Promise<string> {
  const text = await must("Asking apt for Debian's cloud kernel", ['apt-cache', 'depends', 'linux-image-cloud-amd64'], {
    signal,
  });
  const name = /Depends: (linux-image-\d\S*)/.exec(text)?.[1];
  if (name === undefined) throw buildFailed('apt knows no package linux-image-cloud-amd64. Run apt-get update.');
  return name;
}

/** Downloads the package into `folder` and unpacks it there. */
export async function unpackKernel(folder: string, name: string, signal: AbortSignal): Promise<Kernel> {
  await mkdir(folder, { recursive: true });
  const script = 'cd "$1" && apt-get -o APT::Sandbox::User=root -q download "$2" && dpkg-deb -x "$2"_*.deb . && rm "$2"_*.deb';
  await must(`Downloading ${name}`, ['sh', '-c', script, 'sh', folder, name], { signal, timeout: 300_000 });
  const [version] = await readdir(join(folder, 'lib/modules'));
  if (version === undefined) throw buildFailed(`The package ${name} has no modules.`);
  const compressed = join(folder, 'boot', `vmlinuz-${version}`);
  const image = join(folder, 'vmlinux');
  const bare = await decompress(await readFile(compressed), image, signal);
  if (!bare) await rename(compressed, image);
  return { version, modules: join(folder, 'lib/modules', version), image };
}

/**
 * The bytes that a compressed kernel unpacks when it starts, taken out beforehand: under emulation it needs seconds for that.
 * Offsets are those of Documentation/arch/x86/boot.rst. Undefined where the kernel is packed in a way other than LZ4.
 */
export function lz4Payload(bzImage: Buffer): Buffer | undefined {
  if (bzImage.length < 0x250 || bzImage.toString('latin1', 0x202, 0x206) !== 'HdrS') return undefined;
  const noted = bzImage[0x1f1] ?? 0;
  const setupSectors = noted === 0 ? 4 : noted;
  const start = (setupSectors + 1) * 512 + bzImage.readUInt32LE(0x248);
  const payload = bzImage.subarray(start, start + bzImage.readUInt32LE(0x24c));
  // Four bytes with the unpacked size follow the stream.
  return payload.length > 8 && payload.readUInt32LE(0) === 0x184c2102 ? payload.subarray(0, -4) : undefined;
}

async function decompress(bzImage: Buffer, to: string, signal: AbortSignal): Promise<boolean> {
  const payload = lz4Payload(bzImage);
  if (!payload) return false;
  await writeFile(`${to}.lz4`, payload);
  await must('Unpacking the kernel', ['lz4', '-dqf', `${to}.lz4`, to], { signal });
  await rm(`${to}.lz4`);
  return (await readFile(to)).readUInt32BE(0) === 0x7f454c46;
}
