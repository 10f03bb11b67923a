/** Where Electron's own program is, without importing `electron`: in plain Node that would start a download. */
import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ElectronLookup {
  readonly packageFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** Why no window can be opened, as half a sentence. */
export interface NoElectron {
  readonly missing: string;
}

/** The program to start, or why there is none: its binary was never downloaded, or there is no screen. */
export async function findElectron({ packageFolder, env, platform }: ElectronLookup): Promise<string | NoElectron> {
  const folder = join(packageFolder, 'node_modules', 'electron');
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const named = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  const usual =
    platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : platform === 'win32' ? 'electron.exe' : 'electron';
  const program =
    override === undefined || override === '' ? join(folder, 'dist', named?.trim() ?? usual) : join(override, usual);
  const there = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!there) return { missing: "Electron's program is not on this machine" };
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { missing: 'there is no display' };
  return program;
}
