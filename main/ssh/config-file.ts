/** ~/.ssh/config without the ssh program: Host and Include; Match only by host and user. Also: which aliases a file declares. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import SSHConfig, { LineType } from 'ssh-config';
import { systemCode } from './problems.ts';
import type { Directives } from './settings.ts';

const DEEPEST_INCLUDE = 8;

/** A file with its Include lines replaced by what they name; empty where there is none. */
export async function readWithIncludes(file: string, home: string, depth = 0): Promise<string> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'EACCES') return '';
    throw error;
  }
  if (depth === DEEPEST_INCLUDE) return text;
  const lines = await Promise.all(
    text.split(/\r?\n/).map(async (line) => {
      const names = /^\s*include[\s=]+(.+)$/i.exec(line)?.[1];
      if (names === undefined) return line;
      const files = await Promise.all(
        (names.match(/"[^"]+"|\S+/g) ?? []).map((name) => expandInclude(name.replace(/"/g, ''), file, home)),
      );
      return (await Promise.all(files.flat().map((each) => readWithIncludes(each, home, depth + 1)))).join('\n');
    }),
  );
  return lines.join('\n');
}

async function expandInclude(name: string, from: string, home: string): Promise<string[]> {
  const tilde = name.replace(/^~(?=\/)/, home);
  const path = isAbsolute(tilde) ? tilde : join(dirname(from), tilde);
  if (!/[*?]/.test(basename(path))) return [path];
  const pattern = new RegExp(
    `^${basename(path)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  );
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((each) => pattern.test(each) && !each.startsWith('.'))
    .sort()
    .map((each) => join(dirname(path), each));
}

/** What the files say about `name`, the first that says something winning, as for ssh. */
export async function readConfigFiles(files: readonly string[], name: string, home: string): Promise<Directives> {
  const text = (await Promise.all(files.map((file) => readWithIncludes(file, home)))).join('\n');
  return computeDirectives(text, name);
}

export function computeDirectives(text: string, name: string): Directives {
  const directives = new Map<string, string[]>();
  for (const [keyword, value] of Object.entries(SSHConfig.parse(withoutExec(text)).compute(name, { ignoreCase: true }))) {
    directives.set(keyword.toLowerCase(), Array.isArray(value) ? value : [value]);
  }
  return directives;
}

/** A Match that would run a program holds for nobody here: reading a file must not start anything. */
function withoutExec(text: string): string {
  return text.replace(/^(\s*)match\b.*\bexec\b.*$/gim, '$1Host !*');
}

/** Whether the file declares `name` as a Host (a pattern other than a bare `*` counts). */
export async function declaresHost(file: string, name: string, home: string): Promise<boolean> {
  const config = SSHConfig.parse(await readWithIncludes(file, home));
  return config.some((line) => {
    if (line.type !== LineType.DIRECTIVE || line.param.toLowerCase() !== 'host') return false;
    const patterns = (typeof line.value === 'string' ? line.value.split(/\s+/) : line.value.map((part) => part.val)).filter(
      (each) => each !== '*',
    );
    return patterns.length > 0 && SSHConfig.parse(`Host ${patterns.join(' ')}\n  User x`).compute(name)['User'] === 'x';
  });
}
