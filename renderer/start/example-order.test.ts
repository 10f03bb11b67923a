import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simplestFirst } from './example-order.ts';

const SUFFIX = '.vlanvas.yaml';
const shipped = readdirSync(new URL('../../examples', import.meta.url))
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length));
const example = (id: string) => ({ id, title: id, summary: '', text: '' });

it('begins with two hosts on a switch, and puts what it does not know last', () => {
  const ids = simplestFirst(['zebra', 'aaa', ...shipped].map(example)).map(({ id }) => id);
  expect(ids[0]).toBe('two-hosts');
  expect(ids.slice(-2)).toEqual(['aaa', 'zebra']);
  expect(ids.indexOf('two-vlans')).toBeLessThan(ids.indexOf('two-vlans-one-router'));
});
