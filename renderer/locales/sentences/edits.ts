/**
 * Names of edits. They are written in the language in which the edit was made, most often that of the window; what was made in
 * English before another language was chosen is said in that one, by the words that the tables of the page have.
 */
import { en } from '../en.ts';
import { ja } from '../ja.ts';
import { zhCN } from '../zh-cn.ts';
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

type Table = Readonly<Record<string, string>>;
const tables: Readonly<Record<'en' | 'zh-CN' | 'ja', Table>> = { en, 'zh-CN': zhCN, ja };

export const edits: readonly Sentence[] = Object.entries<string>(tables.en)
  .filter(
    ([key, english]) => key.startsWith('edit.') && !key.endsWith('.one') && /[a-z]{2}/.test(english.replace(/\{\w+\}/g, '')),
  )
  .map(([key, english]) => sentence(english, { 'zh-CN': tables['zh-CN'][key] ?? '', ja: tables.ja[key] ?? '' }));
