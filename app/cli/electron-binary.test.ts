import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from './electron-binary.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-electron-'));
  for (const place of ['other', 'node_modules/electron/dist']) {
    await mkdir(join(folder, place), { recursive: true });
    await writeFile(join(folder, place, 'electron'), '');
  }
  await chmod(join(folder, 'other', 'electron'), 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

const find = (env: Record<string, string>, platform = 'linux') => findElectron({ packageFolder: folder, env, platform });

describe("Electron's program", () => {
  it('is missing where it was never downloaded, without asking for it', async () => {
    expect(await find({ DISPLAY: ':0' })).toEqual({ missing: "Electron's program is not on this machine" });
  });

  it('is found in its package and where the environment says, and needs a display on Linux', async () => {
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'other'), DISPLAY: ':0' })).toBe(
      join(folder, 'other', 'electron'),
    );
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'other') })).toEqual({ missing: 'there is no display' });
    await chmod(join(folder, 'node_modules/electron/dist/electron'), 0o755);
    expect(await find({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(join(folder, 'node_modules/electron/dist/electron'));
  });
});
