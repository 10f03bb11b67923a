import { describe, expect, it } from 'vitest';
import { applyChanges } from '../topology/changes.ts';
import { parseTopology } from '../topology/parse.ts';
import { changeText } from '../topology/write.ts';
import { checkDesign, rules } from './check-design.ts';
import { BROKEN } from './rules.cases.ts';
import { base } from './rules.cases.ts';

function check(text: string, engines?: ReadonlyMap<string, string>) {
  const { topology, problems, locate } = parseTopology(text);
  if (!topology) throw new Error(JSON.stringify(problems, null, 1));
  return { problems: checkDesign(topology, engines ? { engines } : {}), locate };
}

const codes = (text: string, engines?: ReadonlyMap<string, string>) => check(text, engines).problems.map(({ code }) => code);

describe('rules', () => {
  it('each has a design that breaks it', () => {
    expect(rules.map(({ code }) => code).filter((code) => !BROKEN.some((broken) => broken.code === code))).toEqual([]);
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  });

  it('find nothing in a sound design but host isolation', () => {
    expect(codes(base({}))).toEqual(['HOST_ISOLATION']);
  });

  it.each(BROKEN.map((broken) => [`${broken.code}: ${broken.name}`, broken] as const))(
    '%s',
    (_, { code, design, path, mended, engines, says }) => {
      const text = base(design);
      const { problems, locate } = check(text, engines);
      const found = problems.filter((problem) => problem.code === code);
      expect(found.map(({ place }) => place?.path)).toEqual(Array.isArray(path) ? path : [path]);
      for (const problem of found) {
        expect(locate(problem.place?.path ?? ''), 'it stands somewhere in the file').toBeDefined();
        expect(problem.message).toMatch(/^\S.*[.?]$/);
        expect(problem.hint).toMatch(/\.$/);
        expect(problem.objects?.length).toBeGreaterThan(0);
      }
      if (says !== undefined) expect(found[0]?.message).toContain(says);
      if (mended === 'fix') {
        let current = text;
        for (const _ of found) {
          const fix = check(current, engines).problems.find((problem) => problem.code === code)?.fix;
          expect(fix).toBeDefined();
          const before = parseTopology(current).document;
          current = changeText(current, fix?.changes ?? []);
          expect(parseTopology(current).document).toEqual(applyChanges(before, fix?.changes ?? []));
        }
        expect(codes(current, engines)).not.toContain(code);
      } else {
        expect(codes(base(mended), engines)).not.toContain(code);
      }
    },
  );
});
