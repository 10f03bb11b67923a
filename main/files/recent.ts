/** Files that were opened or saved, newest first: a small list of paths. */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';

const MOST = 20;
const schema = z.object({ paths: z.array(z.string()) });

export interface RecentFiles {
  list(): Promise<readonly string[]>;
  /** Never fails: that a file was opened matters more than that it is remembered. */
  note(path: string): Promise<void>;
}

export function recentFiles(file: string): RecentFiles {
  let last = Promise.resolve();
  const list = async (): Promise<readonly string[]> => {
    try {
      return schema.parse(JSON.parse(await readFile(file, 'utf8'))).paths;
    } catch {
      return [];
    }
  };
  const add = async (path: string): Promise<void> => {
    const paths = [path, ...(await list()).filter((other) => other !== path)].slice(0, MOST);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFileAtomic(file, `${JSON.stringify({ paths }, null, 2)}\n`, { mode: 0o600 });
  };
  return {
    list,
    note(path) {
      last = last.then(() => add(path)).catch(() => undefined);
      return last;
    },
  };
}
