/** Writes and removes one file of ours on a host. */
import { shellQuote } from '../../shared/plan/shell-quote.ts';
import type { HostFile } from '../../shared/plan/plan.ts';
import type { Shell } from '../host/connection.ts';

/** A manager that is told to read its files again may take its time. */
const RELOAD_TIMEOUT = 180_000;

/** Replaces it in one step: nobody sees half of a file. */
export async function writeFile(shell: Shell, file: HostFile, signal: AbortSignal): Promise<void> {
  const path = shellQuote(file.path);
  const folder = shellQuote(folderOf(file.path));
  const temporary = shellQuote(`${folderOf(file.path)}/.${file.path.slice(file.path.lastIndexOf('/') + 1)}.new`);
  const write = `umask 077 && mkdir -p -m 755 ${folder} && cat >${temporary} && chmod ${file.mode.toString(8)} ${temporary} && mv ${temporary} ${path}`;
  await must(shell, write, signal, file.content);
  if (file.enable === true) await must(shell, `systemctl -q --no-reload enable ${unitOf(file)}`, signal);
  for (const command of file.reload ?? []) await must(shell, command, signal);
}

/** One that is gone already is removed. */
export async function removeFile(shell: Shell, file: HostFile, signal: AbortSignal): Promise<void> {
  const path = shellQuote(file.path);
  if (file.enable === true)
    await must(shell, `[ ! -e ${path} ] || systemctl -q --no-reload disable --now ${unitOf(file)}`, signal);
  const folders = (file.folders ?? []).map(shellQuote).map((folder) => `rmdir ${folder} 2>/dev/null`);
  await must(shell, [`rm -f ${path}`, ...folders, 'true'].join('; '), signal);
  for (const command of file.reload ?? []) await must(shell, command, signal);
}

async function must(shell: Shell, command: string, signal: AbortSignal, input?: string): Promise<void> {
  const options = { privileged: true, signal, timeout: RELOAD_TIMEOUT, ...(input === undefined ? {} : { input }) };
  const result = await shell.run(command, options);
  if (result.code !== 0) throw new Error(`${command}: ${result.stderr.trim() || `exit status ${result.code}`}`);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function unitOf(file: HostFile): string {
  return shellQuote(file.path.slice(file.path.lastIndexOf('/') + 1));
}
