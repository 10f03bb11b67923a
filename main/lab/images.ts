/**
 * The images that every lab host has, made on the spot because a lab reaches no registry: `busybox:latest` out of Debian's
 * static busybox, and `noping:latest`, which has one program, sleep, as images without ping or shell do. They are loaded
 * from a `docker save` archive, so their ids are the same on every host.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { must } from './command.ts';
import { tar, type TarEntry } from './tar.ts';

/** Repository tags of the lab's images. */
export const LAB_IMAGES = ['busybox:latest', 'noping:latest'] as const;

const text = (content: string) => Buffer.from(content);
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

const FOLDERS: readonly TarEntry[] = ['bin/', 'etc/', 'root/'].map((path) => ({ path, type: 'folder' }));
const FILES: readonly TarEntry[] = [
  { path: 'tmp/', type: 'folder', mode: 0o1777 },
  { path: 'etc/passwd', type: 'file', mode: 0o644, content: text('root:x:0:0:root:/root:/bin/sh\n') },
  { path: 'etc/group', type: 'file', mode: 0o644, content: text('root:x:0:\n') },
];

/** Files of the busybox image: the program and a name for each of its applets. */
export function busyboxFiles(busybox: Uint8Array, applets: readonly string[]): readonly TarEntry[] {
  const names = applets.filter((name) => /^[a-z0-9_.[-]+$/.test(name) && name !== 'busybox');
  return [
    ...FOLDERS,
    ...FILES,
    { path: 'bin/busybox', type: 'file', content: busybox },
    ...names.map((name): TarEntry => ({ path: `bin/${name}`, type: 'hardlink', target: 'bin/busybox' })),
  ];
}

/** Files of the image without ping. There is no shell either: busybox's own starts every applet, ping too, without a file for it. */
export function nopingFiles(busybox: Uint8Array): readonly TarEntry[] {
  return [...FOLDERS, ...FILES, { path: 'bin/sleep', type: 'file', content: busybox }];
}

interface Image {
  readonly tag: string;
  readonly files: readonly TarEntry[];
  readonly command: readonly string[];
}

/** A `docker load` archive (Docker image specification v1.2) of one-layer images. `architecture` is Go's word: amd64, arm64. */
export function imageArchive(images: readonly Image[], architecture: string): Buffer {
  const entries: TarEntry[] = [];
  const manifest = images.map(({ tag, files, command }) => {
    const layer = tar(files);
    const digest = sha256(layer);
    const created = '1970-01-01T00:00:00Z';
    const config = text(
      JSON.stringify({
        architecture,
        os: 'linux',
        created,
        config: { Cmd: command, Env: ['PATH=/bin'] },
        rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
        history: [{ created, created_by: 'vlanvas lab' }],
      }),
    );
    const configName = `${sha256(config)}.json`;
    entries.push({ path: configName, type: 'file', content: config, mode: 0o644 });
    entries.push(
      { path: `${digest}/`, type: 'folder' },
      { path: `${digest}/layer.tar`, type: 'file', content: layer, mode: 0o644 },
    );
    return { Config: configName, RepoTags: [tag], Layers: [`${digest}/layer.tar`] };
  });
  entries.push({ path: 'manifest.json', type: 'file', content: text(JSON.stringify(manifest)), mode: 0o644 });
  return tar(entries);
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** Makes the lab's images out of this machine's busybox and writes the archive of both to `path`, unless it is there. */
export async function ensureLabImages(path: string, busybox: string, signal: AbortSignal): Promise<void> {
  if (await stat(path).catch(() => undefined)) return;
  const [program, list] = await Promise.all([
    readFile(busybox),
    must('Reading what busybox can do', [busybox, '--list'], { signal }),
  ]);
  const sleep = ['sleep', 'infinity'];
  const images = [
    { tag: LAB_IMAGES[0], files: busyboxFiles(program, list.trim().split('\n')), command: sleep },
    { tag: LAB_IMAGES[1], files: nopingFiles(program), command: sleep },
  ];
  await writeFile(`${path}.new`, imageArchive(images, ARCHITECTURES[process.arch] ?? process.arch));
  await rename(`${path}.new`, path);
}
