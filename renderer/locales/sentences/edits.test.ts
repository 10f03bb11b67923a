/** What can be undone is named in the language of the window, whoever named it: the page, a fix, or the page in English before. */
import { describe, expect, it } from 'vitest';
import { placeText } from '../../ui/place-text.ts';
import { translate, translatorFor } from '../index.ts';
import type { Language } from '../index.ts';
import { say } from './index.ts';

it('the line of a problem is told in the language', () => {
  const place = { line: 29, column: 75, path: 'containers.bbox2' };
  expect(placeText(translatorFor('zh-CN', say), place)).toBe('第 29 行第 75 列 · containers.bbox2');
  expect(placeText(translatorFor('ja', say), place)).toBe('29行75列 · containers.bbox2');
  expect(placeText(translatorFor('en'), place)).toBe('line 29, column 75 · containers.bbox2');
});

describe('the name of an edit', () => {
  it.each([
    ['zh-CN', '撤销：将 n10 改为 ipvlan'],
    ['ja', '元に戻す：n10をipvlanに変更'],
  ] as const)('of a fix, in %s', (language, wanted) => {
    expect(translate(language, 'action.edit.undo', { edit: say(language, 'Make n10 ipvlan') })).toBe(wanted);
  });

  it.each(['zh-CN', 'ja'] as const)('made while the window was English, in %s', (language: Language) => {
    if (language === 'en') throw new Error('English is said as it is');
    for (const key of ['edit.add.host', 'edit.add.container', 'edit.arrange', 'edit.text'] as const) {
      expect(say(language, translate('en', key))).toBe(translate(language, key));
    }
    expect(say(language, translate('en', 'edit.addSubnet', { name: 'net10' }))).toBe(
      translate(language, 'edit.addSubnet', { name: 'net10' }),
    );
  });
});
