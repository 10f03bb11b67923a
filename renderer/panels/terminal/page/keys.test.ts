import { describe, expect, it } from 'vitest';
import { meaningOf } from './keys.ts';

const press = (keys: string) => {
  const parts = keys.split('+');
  const has = (name: string) => parts.includes(name);
  return { key: parts.at(-1) ?? '', ctrlKey: has('Ctrl'), metaKey: has('Cmd'), shiftKey: has('Shift'), altKey: has('Alt') };
};

describe('keys of a terminal', () => {
  it.each(['Ctrl+c', 'Ctrl+v', 'Tab', 'Shift+Tab', 'Escape', 'Ctrl+k', 'ArrowUp', 'PageUp', 'Ctrl+d'])(
    '%s goes to the shell',
    (keys) => expect(meaningOf(press(keys), false)).toBeNull(),
  );

  it.each([
    ['F6', 'leave'],
    ['Shift+F6', 'leave-back'],
    ['Ctrl+Shift+C', 'copy'],
    ['Cmd+c', 'copy'],
    ['Ctrl+Insert', 'copy'],
    ['Ctrl+Shift+V', 'browser'],
    ['Cmd+v', 'browser'],
    ['Shift+Insert', 'browser'],
  ])('%s means %s', (keys, meaning) => expect(meaningOf(press(keys), false)).toBe(meaning));
});

describe('keys of a log', () => {
  it.each([
    ['Ctrl+c', 'copy'],
    ['PageUp', 'page-up'],
    ['End', 'bottom'],
    ['Tab', 'browser'],
    ['a', 'browser'],
    ['F6', 'leave'],
  ])('%s means %s', (keys, meaning) => expect(meaningOf(press(keys), true)).toBe(meaning));
});
