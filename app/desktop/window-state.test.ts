import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from './window-state.ts';

const folders: string[] = [];
const folder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'vlanvas-window-'));
  folders.push(path);
  return path;
};
afterEach(async () => {
  for (const path of folders.splice(0)) await rm(path, { recursive: true });
});

const screen = { x: 0, y: 0, width: 1920, height: 1040 };

describe('the place of the window', () => {
  it('comes back as it was', async () => {
    const file = join(await folder(), 'window.json');
    const state = { bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximized: true, theme: 'dark' as const };
    await writeWindowState(file, state);
    expect(await readWindowState(file)).toEqual(state);
  });

  it.each(['', '{', '[]', '{"bounds":{"x":"a"}}', '{"theme":"pink"}'])('is forgotten where the file says %j', async (text) => {
    const file = join(await folder(), 'window.json');
    await writeFile(file, text);
    expect(await readWindowState(file)).toEqual({});
  });

  it('is kept where a screen still shows it, and else is the usual one', () => {
    const bounds = { x: 100, y: 50, width: 1200, height: 800 };
    expect(placeWindow(bounds, [screen])).toEqual(bounds);
    expect(placeWindow({ ...bounds, x: 2400 }, [screen])).toEqual({ width: 1360, height: 860 });
    expect(placeWindow({ ...bounds, x: 2400 }, [screen, { ...screen, x: 1920 }])).toEqual({ ...bounds, x: 2400 });
    expect(placeWindow({ ...bounds, y: -700 }, [screen])).toEqual({ width: 1360, height: 860 });
    expect(placeWindow(undefined, [{ ...screen, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
    expect(placeWindow({ ...bounds, width: 10, height: 10 }, [screen])).toEqual({ x: 100, y: 50, width: 900, height: 600 });
  });
});
