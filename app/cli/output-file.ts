/** A file that a command writes at its end: looked at before the work begins, so that nobody waits for what cannot be kept. */
import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Cli } from './context.ts';
import { formatProblem } from './print/problems.ts';

export interface OutputFile {
  /** Absolute. */
  readonly path: string;
  /** Fails with FILE_NOT_WRITABLE: a disk may be full by now. */
  write(content: string | Uint8Array): Promise<void>;
}

/** `option`: by which the file was named, as in `--pcap`. Fails with FILE_NOT_WRITABLE; nothing is written yet. */
export async function outputFile(cli: Cli, file: string, option: string): Promise<OutputFile> {
  const path = resolve(cli.folder, file);
  const failed = (error: unknown) =>
    new VlanvasError(
      'usage',
      {
        code: 'FILE_NOT_WRITABLE',
        message: `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
        hint: `Look at the folder and its rights, or name another file after ${option}.`,
        place: { file: path },
      },
      { cause: error },
    );
  try {
    await mustBeWritable(path);
  } catch (error) {
    throw failed(error);
  }
  return {
    path,
    async write(content) {
      try {
        await writeFile(path, content);
      } catch (error) {
        throw failed(error);
      }
    },
  };
}

async function mustBeWritable(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (found?.isDirectory()) throw new Error('it is a folder');
  if (found) return access(path, constants.W_OK);
  const folder = dirname(path);
  if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`);
  await access(folder, constants.W_OK);
}

/** Writes after the answer was given: a failure is told on standard error, and takes nothing of the answer back. */
export async function isSaved(cli: Cli, write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof VlanvasError)) throw error;
    cli.screen.print(formatProblem(error.problem, cli.screen.paint, cli.screen.width));
    return false;
  }
}
