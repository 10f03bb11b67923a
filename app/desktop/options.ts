/** The command line of the desktop program: `vlanvas [FILE]`. */
import { isAbsolute, resolve } from 'node:path';

export interface DesktopOptions {
  /** Absolute path of the file to open; null: an empty canvas. */
  readonly file: string | null;
}

/** What a second start hands to the first one: checked, because it comes from another process. */
export function handedOver(data: unknown): DesktopOptions {
  const file: unknown = typeof data === 'object' && data !== null && 'file' in data ? data.file : null;
  return { file: typeof file === 'string' && isAbsolute(file) && !file.includes('\0') ? file : null };
}

/**
 * Reads the arguments after the program's own (and, unpacked, after the folder that Electron was started with). Switches
 * belong to Chromium. A relative file starts from `folder`.
 */
export function readOptions(args: readonly string[], packaged: boolean, folder: string): DesktopOptions {
  const words = args.slice(1).filter((word) => !word.startsWith('-'));
  const file = packaged ? words[0] : words[1];
  return { file: file === undefined ? null : resolve(folder, file) };
}
