/** The catalogue itself: every sentence has what its English has, and each language its own words. */
import { describe, expect, it } from 'vitest';
import { englishLeft } from '../../testing/english-left.ts';
import { compileSentence } from './compile.ts';
import { edits } from './edits.ts';
import { SENTENCES } from './index.ts';

const needed = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name ?? '')),
];

describe.each(['zh-CN', 'ja'] as const)('sentences in %s', (language) => {
  it('use placeholders of the English one only', () => {
    const foreign = SENTENCES.filter(({ english, words }) => {
      const known = new Set([...english.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''));
      return needed(words[language]).some((name) => !known.has(name));
    });
    expect(foreign.map(({ english }) => english)).toEqual([]);
  });

  it('have no English words left', () => {
    const left = SENTENCES.flatMap(({ words }) => englishLeft(words[language].replace(/\{\w+\??\}/g, ' · ')) ?? []);
    expect(left).toEqual([]);
  });
});

/** A fix and an edit may have the same name. */
const AS_EDITS = new Set(edits.map(({ english }) => english));

it('a sentence stands once in the catalogue', () => {
  const shapes = SENTENCES.filter(({ english }) => !AS_EDITS.has(english)).map(({ english }) => english.replace(/\{\w+/g, '{'));
  expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
});

it('every sentence can be found', () => {
  expect(SENTENCES.filter((one) => compileSentence(one).words.length === 0).map(({ english }) => english)).toEqual([]);
});
