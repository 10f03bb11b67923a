import { spawn } from 'node:child_process';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { findElectron } from '../electron-binary.ts';
import { existingFile } from '../existing-file.ts';
import { DONE } from '../exit-status.ts';

/** The window. Where it can't be opened, one line says why and the browser door is opened in its place. */
export async function desktop(cli: Cli, file: string | undefined, options: CommonOptions): Promise<number> {
  const path = file === undefined ? null : await existingFile(cli, file);
  const program = await findElectron({ packageFolder: cli.places.packageFolder, env: cli.env, platform: process.platform });
  if (typeof program !== 'string') {
    cli.screen.print(`No window: ${program.missing}. The designer opens in the browser.`);
    const { serve } = await import('./serve.ts');
    return serve(cli, file, { port: 0, ...(options.json === undefined ? {} : { json: options.json }) });
  }
  if (options.json) writeJson(cli, { program });
  // Chromium's sandbox refuses to run as root; the page has no other power than its port for it.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...root, cli.places.packageFolder, ...(path === null ? [] : [path])], {
    stdio: 'inherit',
    cwd: cli.folder,
  });
  cli.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(cli.signal.aborted ? DONE : (code ?? DONE)));
  });
}
