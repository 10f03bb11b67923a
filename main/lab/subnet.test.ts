import { expect, test } from 'vitest';
import { parsePrefix, type Prefix } from '../../shared/address/address.ts';
import { candidates, chooseSubnet, routedPrefixes } from './subnet.ts';

const prefixes = (...texts: string[]): Prefix[] =>
  texts.map((text) => {
    const prefix = parsePrefix(text);
    if (!prefix) throw new Error(text);
    return prefix;
  });

test('takes the first subnet that nothing overlaps, from either side', () => {
  expect(chooseSubnet([])).toBe('10.99.0.0/24');
  expect(chooseSubnet(prefixes('10.99.0.128/25', '10.99.1.7/32', '192.168.0.0/16'))).toBe('10.99.2.0/24');
  expect(chooseSubnet(prefixes('10.99.0.0/16'))).toBe('10.199.0.0/24');
});

test('says so when all are taken', () => {
  expect(() => chooseSubnet(prefixes('10.0.0.0/8'))).toThrow('No private subnet is free');
  expect([...candidates()]).toHaveLength(512);
});

test('reads routes as iproute2 prints them; a default route takes nothing', () => {
  const json =
    '[{"dst":"default","gateway":"192.0.2.1"},{"dst":"192.0.2.0/24"},{"type":"local","dst":"10.99.0.1"},{"dst":"0.0.0.0/0"},{}]';
  expect(routedPrefixes(json)).toEqual(['192.0.2.0/24', '10.99.0.1/32']);
  expect(routedPrefixes('')).toEqual([]);
});
