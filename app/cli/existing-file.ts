/** The absolute path of a file that a door is opened with; it must be there and be text. */
import { openFile } from '../../main/services/files.ts';
import type { Cli } from './context.ts';

export async function existingFile(cli: Cli, file: string): Promise<string> {
  return (await openFile(file, { folder: cli.folder })).path;
}
