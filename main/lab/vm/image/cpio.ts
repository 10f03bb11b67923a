/** Writes a cpio archive in the "newc" format, as an initial RAM disk has it (Documentation/driver-api/early-userspace/buffer-format.rst). */

export type CpioEntry =
  | { readonly path: string; readonly type: 'folder' }
  | { readonly path: string; readonly type: 'file'; readonly content: Uint8Array; readonly mode?: number }
  | { readonly path: string; readonly type: 'link'; readonly target: string };

const TYPES = { folder: 0o040755, file: 0o100644, link: 0o120777 } as const;

export function cpio(entries: readonly CpioEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  const add = (bytes: Uint8Array) => parts.push(bytes, Buffer.alloc(-bytes.length & 3));
  const record = (number: number, path: string, mode: number, content: Uint8Array) => {
    const name = Buffer.from(`${path}\0`);
    const fields = [number, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0];
    const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
    add(Buffer.concat([Buffer.from(header), name]));
    add(content);
  };
  entries.forEach((entry, index) => {
    const content = entry.type === 'file' ? entry.content : Buffer.from(entry.type === 'link' ? entry.target : '');
    const mode = entry.type === 'file' ? 0o100000 | (entry.mode ?? 0o644) : TYPES[entry.type];
    record(index + 1, entry.path, mode, content);
  });
  record(0, 'TRAILER!!!', 0, Buffer.alloc(0));
  return Buffer.concat(parts);
}
