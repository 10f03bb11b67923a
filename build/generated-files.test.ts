import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeEntry } from '../shared/problem/codes.ts';
import { GENERATED_FOLDERS, generatedFiles } from './generated-files.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('generated files', () => {
  it('are up to date (node build/generate.mjs)', () => {
    const files = generatedFiles();
    const stale = [...files].filter(([path, text]) => readFileSync(join(ROOT, path), 'utf8') !== text).map(([path]) => path);
    expect(stale).toEqual([]);
    const left = GENERATED_FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)).filter(
      (path) => !files.has(path),
    );
    expect(left).toEqual([]);
  });
});

describe('problem codes in the source', () => {
  it('all have a page', () => {
    const sources = ['shared', 'main', 'app', 'renderer'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.cases\.ts$|testing/.test(path))
        .map((path) => join(folder, path)),
    );
    expect(sources.length).toBeGreaterThan(100);
    const used = sources.flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\bcode: ?'([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g)].map(
        (found) => `${found[1] ?? ''} in ${path}`,
      ),
    );
    expect(used.length).toBeGreaterThan(80);
    expect(used.filter((text) => !codeEntry(text.split(' ')[0] ?? ''))).toEqual([]);
  });
});
