import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageFor } from './index.ts';
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

describe('languageFor', () => {
  it('takes the first that we have among those that the browser asks for', () => {
    expect(languageFor(['fr-FR', 'zh-TW', 'ja'])).toBe('zh-CN');
    expect(languageFor(['ja-JP', 'en'])).toBe('ja');
    expect(languageFor(['fr', 'de'])).toBe('en');
  });
});
