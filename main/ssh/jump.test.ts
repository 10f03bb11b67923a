import { expect, test } from 'vitest';
import { parseJumps } from './jump.ts';

test.each([
  ['', []],
  ['none', []],
  ['gate', [{ host: 'gate' }]],
  ['me@gate:2222', [{ host: 'gate', user: 'me', port: 2222 }]],
  ['a, b@c:1', [{ host: 'a' }, { host: 'c', user: 'b', port: 1 }]],
  ['[::1]:33', [{ host: '::1', port: 33 }]],
  ['me@[fe80::1]', [{ host: 'fe80::1', user: 'me' }]],
  ['ssh://me@gate:22/', [{ host: 'gate', user: 'me', port: 22 }]],
  ['fe80::1', [{ host: 'fe80::1' }]],
  ['a b', null],
  ['gate:99999', null],
  ['-oProxyCommand=x', null],
  ['a,,b', null],
])('%j', (text, expected) => {
  expect(parseJumps(text)).toEqual(expected);
});
