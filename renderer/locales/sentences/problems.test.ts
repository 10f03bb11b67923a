/** Every problem of every breaking design, in both languages, with no English left. */
import { describe, expect, it } from 'vitest';
import { checkDesign } from '../../../shared/checks/check-design.ts';
import { base, BROKEN } from '../../../shared/checks/rules.cases.ts';
import type { Problem } from '../../../shared/problem/problem.ts';
import { parseTopology } from '../../../shared/topology/parse.ts';
import { englishLeft } from '../../testing/english-left.ts';
import { textsOf } from '../../testing/texts-of.ts';
import { say } from './index.ts';

function problemsOf(text: string, engines: ReadonlyMap<string, string> | undefined): readonly Problem[] {
  const { topology } = parseTopology(text);
  return topology ? checkDesign(topology, engines ? { engines } : {}) : [];
}

describe.each(['zh-CN', 'ja'] as const)('in %s', (language) => {
  it.each(BROKEN.map((broken) => [`${broken.code}: ${broken.name}`, broken] as const))('%s', (_, { design, engines }) => {
    const problems = problemsOf(base(design), engines);
    expect(problems.length).toBeGreaterThan(0);
    for (const text of problems.flatMap(textsOf)) {
      const said = say(language, text);
      expect(said).not.toBe(text);
      expect(englishLeft(said, ['busybox latest']), said).toBeUndefined();
    }
  });
});
