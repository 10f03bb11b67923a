import { expect, test } from 'vitest';
import type { RecoveredWork } from '../../shared/contract/recovery.ts';
import { copies, dropCopy, keepCopy, orphans } from './own-copies.ts';

const work = (window: string, savedAt: number): RecoveredWork => ({
  window,
  path: null,
  name: 'x',
  text: `at ${savedAt}`,
  revision: null,
  savedAt,
});

function memory(room = Infinity) {
  const map = new Map<string, string>([['vlanvas.preferences', '{}']]);
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
    key: (index: number) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
}

test('a copy is kept, found and dropped; what is none is passed over', () => {
  const storage = memory();
  storage.setItem('vlanvas.unsaved.broken', '{"window":');
  expect(keepCopy(storage, work('a', 1))).toBe(true);
  expect(copies(storage)).toEqual([work('a', 1)]);
  dropCopy(storage, 'a');
  expect(copies(storage)).toEqual([]);
});

test('where there is no room, that is told', () => {
  expect(keepCopy(memory(10), work('a', 1))).toBe(false);
});

test('of the service’s and the browser’s the newer is offered, and none of a window that is open', () => {
  const found = [work('a', 1), work('b', 5), work('c', 9), work('a', 7)];
  expect(orphans(found, new Set(['c']))).toEqual([work('a', 7), work('b', 5)]);
});
