import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterEach, describe, expect, it } from 'vitest';
import { packAsar } from './asar.mjs';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('an asar archive', () => {
  it("is read by Electron's own library", async () => {
    folder = await mkdtemp(join(tmpdir(), 'vlanvas-asar-'));
    const files = { 'package.json': '{"main":"main.js"}', 'main.js': "console.log('é');\n", 'empty.txt': '' };
    await writeFile(join(folder, 'x.asar'), packAsar(files));
    extractAll(join(folder, 'x.asar'), join(folder, 'out'));
    for (const [name, text] of Object.entries(files)) expect(await readFile(join(folder, 'out', name), 'utf8')).toBe(text);
  });
});
