import { basename, isAbsolute, relative } from 'node:path';

/**
 * How this program is started, as somebody types it in `folder`: its name where it is installed, else node and its file, as in a
 * clone, which has no command. `script`: the absolute path that the process was started with.
 */
export function ownCommand(script: string | undefined, folder: string): string {
  if (script === undefined || basename(script) === 'vlanvas') return 'vlanvas';
  return `node ${typedPath(script, folder)}`;
}

/** A path as one types it in `folder`. */
export function typedPath(path: string, folder: string): string {
  const near = relative(folder, path);
  const shown = near.startsWith('..') || isAbsolute(near) ? path : near;
  return /[^\w./@%+=:,-]/.test(shown) ? `'${shown.replaceAll("'", `'\\''`)}'` : shown;
}
