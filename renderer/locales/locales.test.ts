import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageFor, translateCount, translateTime } from './index.ts';
import { en } from './en.ts';

const placeholders = (text: string | undefined): readonly string[] =>
  [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
const needed = Object.keys(en).filter((key) => !key.endsWith('.one'));

describe.each(Object.entries(LANGUAGES))('the words in %s', (_, { messages }) => {
  const words = messages as Readonly<Record<string, string>>;

  it('are there for every key, none empty and none too many', () => {
    expect(needed.filter((key) => (words[key] ?? '').trim() === '')).toEqual([]);
    expect(Object.keys(words).filter((key) => !(key in en))).toEqual([]);
  });

  it('have the placeholders of the English ones', () => {
    const others = needed.filter((key) => placeholders(words[key]).join() !== placeholders(en[key as keyof typeof en]).join());
    expect(others).toEqual([]);
  });
});

describe('amounts', () => {
  it('are grouped where they are large, in the plural of the language', () => {
    expect(translateCount('en', 'matrix.predicted', 147900, { pairs: 229920 })).toContain('147,900 of 229,920 pairs');
    expect(translateCount('en', 'count.containers', 1)).toBe('1 container');
    expect(translateCount('en', 'count.containers', 9000)).toBe('9000 containers');
    expect(translateCount('ja', 'count.containers', 12000)).toContain('12,000');
  });
});

describe('times', () => {
  it('are written as in the language, whatever the browser speaks', () => {
    const at = new Date(2026, 0, 2, 21, 4, 5).getTime();
    expect(translateTime('en', at)).toMatch(/^9:04:05\sPM$/);
    expect(translateTime('zh-CN', at)).toBe('21:04:05');
    expect(translateTime('ja', at)).toBe('21:04:05');
  });
});

describe('languageFor', () => {
  it('takes the first that we have among those that the browser asks for', () => {
    expect(languageFor(['fr-FR', 'zh-TW', 'ja'])).toBe('zh-CN');
    expect(languageFor(['ja-JP', 'en'])).toBe('ja');
    expect(languageFor(['fr', 'de'])).toBe('en');
  });
});
