/** Writes ustar archives that are the same bytes for the same entries: no clock, no user, no order of a file system. */

export type TarEntry =
  | { readonly path: string; readonly type: 'folder'; readonly mode?: number }
  | { readonly path: string; readonly type: 'file'; readonly content: Uint8Array; readonly mode?: number }
  /** Another name of a file that came before in the archive. */
  | { readonly path: string; readonly type: 'hardlink'; readonly target: string };

const BLOCK = 512;

/** An archive of the entries in their order. Paths have at most 100 bytes. */
export function tar(entries: readonly TarEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    parts.push(header(entry));
    if (entry.type !== 'file') continue;
    parts.push(entry.content, Buffer.alloc(-entry.content.length & (BLOCK - 1)));
  }
  // Two empty blocks end an archive.
  parts.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(parts);
}

function header(entry: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK);
  const target = entry.type === 'hardlink' ? entry.target : '';
  if (Buffer.byteLength(entry.path) > 100 || Buffer.byteLength(target) > 100)
    throw new RangeError(`too long for a tar header: ${entry.path}`);
  const mode = (entry.type === 'hardlink' ? undefined : entry.mode) ?? 0o755;
  block.write(entry.path, 0);
  octal(block, 100, 8, mode);
  octal(block, 108, 8, 0);
  octal(block, 116, 8, 0);
  octal(block, 124, 12, entry.type === 'file' ? entry.content.length : 0);
  octal(block, 136, 12, 0);
  // The checksum is taken with its own field as spaces.
  block.fill(0x20, 148, 156);
  block.write({ file: '0', hardlink: '1', folder: '5' }[entry.type], 156);
  block.write(target, 157);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function octal(block: Buffer, offset: number, length: number, value: number): void {
  block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset);
}
