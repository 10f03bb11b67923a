/** Opens an address with the desktop's own opener. That there is none is no failure: the address was printed. */
import { spawn } from 'node:child_process';

/** The opener of a platform; null where there is no screen to open anything on. */
export function openerOf(platform: string, env: Readonly<Record<string, string | undefined>>): readonly string[] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}

export function openInBrowser(url: string, env: Readonly<Record<string, string | undefined>>): void {
  const [program, ...args] = openerOf(process.platform, env) ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
