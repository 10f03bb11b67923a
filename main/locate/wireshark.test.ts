import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCaptureViewer, findWireshark } from './wireshark.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-wireshark-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that notes its arguments and waits until it is told to end. */
async function standIn(mode = 0o755): Promise<void> {
  const script = `#!/bin/sh\nprintf '%s\\n' "$#" "$1" >"${folder}/arguments.new"; cp "$1" "${folder}/content"; mv "${folder}/arguments.new" "${folder}/arguments"\nwhile [ -e "$0" ] && [ ! -e "${folder}/stop" ]; do sleep 0.02; done\n`;
  await writeFile(join(folder, 'wireshark'), script);
  await chmod(join(folder, 'wireshark'), mode);
}
const place = () => ({ platform: 'linux' as const, env: { PATH: `/nowhere:${folder}:/usr/bin:/bin` } });
const lines = async () => (await readFile(join(folder, 'arguments'), 'utf8')).trim().split('\n');

describe('Wireshark', () => {
  it('is found on the PATH where it may be executed', async () => {
    expect(await findWireshark({ platform: 'linux', env: { PATH: folder } })).toBeUndefined();
    await standIn(0o644);
    expect(await findWireshark({ platform: 'linux', env: { PATH: folder } })).toBeUndefined();
    await standIn();
    expect(await findWireshark({ platform: 'linux', env: { PATH: folder } })).toBe(join(folder, 'wireshark'));
    expect(await findWireshark({ platform: 'linux', env: {} })).toBeUndefined();
  });

  it('gets one argument, whatever the capture is called, and the file goes when it ends', async () => {
    await standIn();
    const viewer = createCaptureViewer(place());
    await viewer.open('../a b"; touch $HOME/x; -i', new Uint8Array([10, 13, 13, 10]));
    await expect.poll(() => existsSync(join(folder, 'arguments'))).toBe(true);
    const [count, file = ''] = await lines();
    expect(count).toBe('1');
    expect(file).toMatch(/^\/.*\/vlanvas-capture-[^/]+\/[\w.-]+\.pcapng$/);
    expect([...(await readFile(join(folder, 'content')))]).toEqual([10, 13, 13, 10]);
    await writeFile(join(folder, 'stop'), '');
    await expect.poll(() => existsSync(dirname(file)), { timeout: 5000 }).toBe(false);
  });

  it('leaves no file when the window closes before it', async () => {
    await standIn();
    const viewer = createCaptureViewer(place());
    await viewer.open('bbox1', new Uint8Array(4));
    await expect.poll(() => existsSync(join(folder, 'arguments'))).toBe(true);
    const [, file = ''] = await lines();
    await viewer.close();
    expect(existsSync(dirname(file))).toBe(false);
    await writeFile(join(folder, 'stop'), '');
  });

  it('that is not there, or not at this door, is a problem that says what to do', async () => {
    const problem = { problem: { code: 'LOCATE_NO_WIRESHARK' } };
    await expect(createCaptureViewer({ platform: 'linux', env: {} }).open('x', new Uint8Array())).rejects.toMatchObject(problem);
    await standIn();
    const elsewhere = createCaptureViewer(null);
    expect(await elsewhere.isThere()).toBe(false);
    await expect(elsewhere.open('x', new Uint8Array())).rejects.toMatchObject(problem);
  });
});
