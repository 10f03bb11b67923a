import { describe, expect, it } from 'vitest';
import guide from '../../docs/drawing.md?raw';
import { LANGUAGES } from '../locales/index.ts';
import { actionFor, keysText, matches } from './keys.ts';
import { MENUS } from './menus.ts';
import { ACTIONS, actionById } from './registry.ts';

const press = (
  key: string,
  more: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> & { code?: string } = {},
) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('the registry of actions', () => {
  it('has every action once, and no shortcut twice', () => {
    const ids = ACTIONS.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = ACTIONS.flatMap((action) => action.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has what the menus offer', () => {
    for (const id of MENUS.flatMap((menu) => menu.items)) if (id !== '-') expect(actionById(id).id).toBe(id);
  });

  it('offers every action in some menu', () => {
    const offered = new Set(MENUS.flatMap((menu) => menu.items));
    expect(ACTIONS.map((action) => action.id).filter((id) => !offered.has(id))).toEqual([]);
  });

  it('has its keys for expectations in docs/drawing.md', () => {
    const keys = ACTIONS.filter(({ id }) => id.startsWith('expect.')).flatMap((action) => action.keys ?? []);
    const [, ...told] = (/## Expectations[\s\S]*?\n\n\|([\s\S]*?)\n\n/.exec(guide)?.[1] ?? '').split('\n').slice(1);
    expect(told.map((line) => /`([^`]+)`/.exec(line)?.[1])).toEqual(keys.map((key) => keysText(key, false)));
  });

  it('has a word for each in every language', () => {
    for (const { messages } of Object.values(LANGUAGES))
      for (const action of ACTIONS) expect(messages[action.label]).not.toBe('');
  });
});

describe('shortcuts', () => {
  it('match with exactly their modifiers, Cmd in place of Ctrl on a Mac', () => {
    expect(matches('Mod+Z', press('z', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches('Mod+Z', press('z', { metaKey: true }), true)).toBe(true);
    expect(matches('Mod+Z', press('z', { ctrlKey: true }), true)).toBe(false);
    expect(matches('Shift+1', press('!', { shiftKey: true, code: 'Digit1' }), false)).toBe(true);
  });

  it('go by the place of the key where another alphabet is typed', () => {
    expect(matches('Mod+Z', press('я', { ctrlKey: true, code: 'KeyZ' }), false)).toBe(true);
    // On a German keyboard the key labelled Z stands where KeyY is: its label counts.
    expect(matches('Mod+Y', press('z', { ctrlKey: true, code: 'KeyY' }), false)).toBe(false);
  });

  it('leave a text field its own keys', () => {
    const undo = press('z', { ctrlKey: true });
    expect(actionFor(ACTIONS, undo, { inField: false, mac: false })?.id).toBe('edit.undo');
    expect(actionFor(ACTIONS, undo, { inField: true, mac: false })).toBeUndefined();
    expect(actionFor(ACTIONS, press('s', { ctrlKey: true }), { inField: true, mac: false })?.id).toBe('file.save');
  });

  it('mean a plus and a minus wherever these are on the keyboard, and digits of the keypad too', () => {
    expect(matches('Plus', press('+', { shiftKey: true, code: 'Equal' }), false)).toBe(true);
    expect(matches('Plus', press('+', { code: 'NumpadAdd' }), false)).toBe(true);
    expect(matches('Mod+Plus', press('+', { ctrlKey: true, shiftKey: true, code: 'Equal' }), false)).toBe(true);
    expect(matches('Plus', press('+', { ctrlKey: true, shiftKey: true, code: 'Equal' }), false)).toBe(false);
    expect(matches('Mod+0', press('0', { ctrlKey: true, code: 'Numpad0' }), false)).toBe(true);
  });

  it('of the canvas are left to what else has the keyboard', () => {
    const arrow = press('ArrowLeft');
    expect(actionFor(ACTIONS, arrow, { inField: false, mac: false })?.id).toBe('canvas.panLeft');
    expect(actionFor(ACTIONS, arrow, { inField: false, mac: false, onCanvas: false })).toBeUndefined();
  });

  it('are printed as each platform prints them', () => {
    expect(keysText('Mod+Plus', false)).toBe('Ctrl++');
    expect(keysText('Mod+Plus', true)).toBe('⌘+');
    expect(keysText('ArrowLeft', false)).toBe('←');
    expect(keysText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keysText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  });
});
