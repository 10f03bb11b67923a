/**
 * The helper on a host: sent once, kept under a name that holds its content hash, and never executed unless it lies in a
 * folder that nobody else can write to and is, byte for byte, what was sent.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from '../host/connection.ts';

/** Folders on the host, in the order in which they are tried, as sh writes them. One may be read-only, the next noexec. */
const FOLDERS = ['/var/cache/vlanvas', '"${HOME:-/nonexistent}/.cache/vlanvas"', '/dev/shm/vlanvas'] as const;

/** A built helper. */
export interface HelperFile {
  /** Name on the host: `probe-` and the beginning of its content hash. */
  readonly name: string;
  readonly sha256: string;
  readonly content: Buffer;
}

const MACHINES: Readonly<Record<string, string>> = { x86_64: 'x86_64', amd64: 'x86_64', aarch64: 'aarch64', arm64: 'aarch64' };

/** The helper for a machine (`uname -m`). Throws an Error whose message says why there is none. */
export async function readHelper(helperFolder: string, machine: string): Promise<HelperFile> {
  const known = MACHINES[machine];
  if (!known) throw new Error(`There is no helper for ${machine}.`);
  const content = await readFile(join(helperFolder, `vlanvas-probe-${known}`)).catch(() => undefined);
  if (!content) throw new Error(`The helper for ${known} was not built.`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: `probe-${sha256.slice(0, 16)}`, sha256, content };
}

/** Exit status of the start command where no usable helper is on the host. */
export const NOT_INSTALLED = 97;

/**
 * `ours DIR` of sh: a real folder, owned by who runs this, that nobody else may write to. `ls -ldn` says it everywhere.
 */
const OURS = `ours() { [ -d "$1" ] && [ ! -L "$1" ] || return 1
  set -- $(ls -ldn "$1"); case "$1" in drwx------*) ;; *) return 1 ;; esac; [ "$3" = "$(id -u)" ]; }`;

/** Becomes the helper, with these words of sh behind its name, where it is on the host and unchanged; ends with NOT_INSTALLED where it isn't. */
export function startCommand({ name, sha256 }: HelperFile, words = ''): string {
  return `${OURS}
for d in ${FOLDERS.join(' ')}; do
  f=$d/${name}
  ours "$d" && [ -f "$f" ] && [ ! -L "$f" ] && [ -x "$f" ] || continue
  set -- $(sha256sum "$f" 2>/dev/null)
  [ "$1" = ${sha256} ] || continue
  "$f" --version >/dev/null 2>&1 || continue
  exec "$f" ${words}
done
exit ${NOT_INSTALLED}`;
}

/**
 * Writes standard input to the first folder from which it can be executed. Leaves a note where it had to make the folder
 * above, so that removing it leaves the file system as it was.
 */
function installCommand({ name, sha256 }: HelperFile): string {
  return `umask 077
${OURS}
t=
for d in ${FOLDERS.join(' ')}; do
  u=\${d%/*}; made=
  [ -d "$u" ] || { mkdir "$u" 2>/dev/null || continue; made=1; }
  [ -d "$d" ] || mkdir "$d" 2>/dev/null || { [ -z "$made" ] || rmdir "$u"; continue; }
  ours "$d" || continue
  [ -z "$made" ] || : >"$d/made-folder-above"
  n=$d/.new-$$
  if [ -z "$t" ]; then cat >"$n" || { rm -f "$n"; cat >/dev/null; exit 1; }
  else cp "$t" "$n" || { rm -f "$n"; continue; }; fi
  set -- $(sha256sum "$n")
  [ "$1" = ${sha256} ] || { rm -f "$n" "$t"; echo 'it arrived damaged' >&2; exit 1; }
  chmod 700 "$n"
  if "$n" --version >/dev/null 2>&1; then mv -f "$n" "$d/${name}"; [ -z "$t" ] || { rm -f "$t"; rmdir "\${t%/*}" 2>/dev/null; }
    for o in "$d"/probe-*; do [ "$o" = "$d/${name}" ] || rm -f "$o"; done; exit 0; fi
  if [ -z "$t" ]; then t=$n; else rm -f "$n"; rmdir "$d" 2>/dev/null; fi
done
[ -z "$t" ] || { rm -f "$t"; rmdir "\${t%/*}" 2>/dev/null; }
echo 'no folder to execute it from' >&2; exit 1`;
}

/** Sends the helper to the host. Throws an Error whose message says why it can't be there. */
export async function installHelper(shell: Shell, helper: HelperFile, signal: AbortSignal): Promise<void> {
  const { code, stderr } = await shell.run(installCommand(helper), {
    input: helper.content,
    signal,
    privileged: true,
    timeout: 60_000,
  });
  if (code !== 0) throw new Error(`The helper could not be put on the host: ${stderr.trim() || `status ${code}`}.`);
}

/** Removes every version of the helper from a host, and the folders where they are empty and were made for it. */
export async function removeHelper(shell: Shell, signal?: AbortSignal): Promise<void> {
  const command = `${OURS}
for d in ${FOLDERS.join(' ')}; do
  ours "$d" || continue
  rm -f "$d"/probe-* "$d"/.new-*
  above=; [ ! -f "$d/made-folder-above" ] || { above=1; rm -f "$d/made-folder-above"; }
  rmdir "$d" 2>/dev/null && [ -n "$above" ] && rmdir "\${d%/*}" 2>/dev/null
done
true`;
  await shell.run(command, { privileged: true, ...(signal ? { signal } : {}) });
}
