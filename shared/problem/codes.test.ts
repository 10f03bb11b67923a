import { describe, expect, it } from 'vitest';
import { REASONS } from '../reach/result.ts';
import { codeEntry, codeGroups } from './codes.ts';
import { errorPages } from './error-page.ts';

describe('codes', () => {
  const all = codeGroups.flatMap(({ codes }) => [...codes.keys()]);

  it('stand in one group each', () => {
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
  });

  it('explain themselves in whole sentences', () => {
    for (const code of all) {
      expect(code).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)*$/);
      const entry = codeEntry(code);
      expect(entry?.title, code).toMatch(/^.{8,80}[^.]$/);
      for (const part of Object.values(entry?.explanation ?? {})) expect(part, code).toMatch(/^.{10,}[.]$/s);
    }
  });

  it('cover every reason why a ping fails', () => {
    expect(REASONS.filter((reason) => !codeEntry(reason))).toEqual([]);
  });

  it('have a page each, and a table that names them', () => {
    const pages = errorPages();
    expect(pages.size).toBe(all.length + 1);
    for (const code of all) expect(pages.get('README.md')).toContain(`(${code}.md)`);
  });
});
