/** The examples in the start window and the dialog are named in each language. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listExamples } from '../main/services/examples.ts';
import { say } from '../renderer/locales/sentences/index.ts';
import { englishLeft } from '../renderer/testing/english-left.ts';

const examples = await listExamples(fileURLToPath(new URL('../examples', import.meta.url)));

describe.each(['zh-CN', 'ja'] as const)('in %s', (language) => {
  it.each(examples.map(({ id, title, summary }) => [id, title, summary] as const))('%s', (_, ...texts) => {
    for (const text of texts) {
      const said = say(language, text);
      expect(said).not.toBe(text);
      expect(englishLeft(said), said).toBeUndefined();
    }
  });
});
