import fc from 'fast-check';
import { IPv4, IPv4CidrRange, IPv6, IPv6CidrRange } from 'ip-num';
import { describe, expect, it } from 'vitest';
import {
  addressAt,
  addressFrom,
  addressOf,
  boundsOf,
  contains,
  lengthOf,
  networkOf,
  overlaps,
  parseInterfaceAddress,
  parseIpAddress,
  parseMacAddress,
  parsePrefix,
  sizeOf,
  usableBounds,
  valueOf,
} from './address.ts';
import type { Prefix } from './address.ts';

const value4 = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n });
const value6 = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc.integer({ min: 0, max: 127 }).map((bit) => 1n << BigInt(bit)),
);

function prefix(text: string): Prefix {
  const address = parseInterfaceAddress(text);
  if (address === undefined) throw new Error(text);
  return networkOf(address);
}

/** Nearby addresses, so that prefixes overlap often. */
const prefix4 = fc
  .tuple(fc.bigInt({ min: 0n, max: 1023n }), fc.integer({ min: 0, max: 32 }))
  .map(([low, length]) => prefix(`${IPv4.fromNumber(0x0a000000n + low).toString()}/${length}`));

describe('addresses, beside ip-num', () => {
  it('IPv4: value, text and back', () => {
    fc.assert(
      fc.property(value4, (value) => {
        const text = IPv4.fromNumber(value).toString();
        expect(addressFrom(4, value)).toBe(text);
        expect(valueOf(addressFrom(4, value))).toBe(value);
        expect(parseIpAddress(text)).toBe(text);
      }),
    );
  });

  it('IPv6: value, text and back, whatever the notation', () => {
    fc.assert(
      fc.property(value6, (value) => {
        const other = IPv6.fromBigInt(value);
        const address = addressFrom(6, value);
        expect(valueOf(address)).toBe(value);
        expect(parseIpAddress(other.toString())).toBe(address);
        expect(parseIpAddress(other.toString().toUpperCase())).toBe(address);
        expect(new IPv6(address).getValue()).toBe(value);
      }),
    );
  });

  it('IPv4: bounds, size and network of a prefix', () => {
    fc.assert(
      fc.property(value4, fc.integer({ min: 0, max: 32 }), (value, length) => {
        const range = IPv4CidrRange.fromCidr(`${IPv4.fromNumber(value).toString()}/${length}`);
        const own = prefix(`${addressFrom(4, value)}/${length}`);
        expect(boundsOf(own)).toEqual({ family: 4, first: range.getFirst().getValue(), last: range.getLast().getValue() });
        expect(sizeOf(own)).toBe(range.getSize());
        expect(lengthOf(own)).toBe(length);
        expect(parsePrefix(own)).toBe(own);
        expect(contains(own, addressFrom(4, value))).toBe(true);
      }),
    );
  });

  it('IPv6: bounds of a prefix', () => {
    fc.assert(
      fc.property(value6, fc.integer({ min: 0, max: 128 }), (value, length) => {
        const range = IPv6CidrRange.fromCidr(`${IPv6.fromBigInt(value).toString()}/${length}`);
        const { first, last } = boundsOf(prefix(`${addressFrom(6, value)}/${length}`));
        expect([first, last]).toEqual([range.getFirst().getValue(), range.getLast().getValue()]);
      }),
    );
  });

  it('containment and overlap', () => {
    fc.assert(
      fc.property(prefix4, prefix4, (a, b) => {
        const [left, right] = [IPv4CidrRange.fromCidr(a), IPv4CidrRange.fromCidr(b)];
        const meet =
          left.getFirst().getValue() <= right.getLast().getValue() && right.getFirst().getValue() <= left.getLast().getValue();
        expect(overlaps(a, b)).toBe(meet);
        expect(contains(a, b)).toBe(left.contains(right) || left.isEquals(right));
        expect(contains(a, addressOf(b))).toBe(
          left.getFirst().getValue() <= right.getFirst().getValue() && right.getFirst().getValue() <= left.getLast().getValue(),
        );
      }),
    );
  });

  it('a prefix is parsed only without host bits', () => {
    fc.assert(
      fc.property(value4, fc.integer({ min: 0, max: 32 }), (value, length) => {
        const text = `${addressFrom(4, value)}/${length}`;
        const clean = IPv4CidrRange.fromCidr(text).getFirst().getValue() === value;
        expect(parsePrefix(text) !== undefined).toBe(clean);
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    '',
    '1.2.3',
    '010.1.1.1',
    '1.2.3.256',
    '1.2.3.4.5',
    '1.2.3.4/24',
    ' 1.2.3.4',
    '0x1.2.3.4',
    'fe80::1%eth0',
    '::g',
    '1::2::3',
    ':::',
    '1.2.3.-4',
    '+1.2.3.4',
    '1.2.3.4 ',
  ])('%j is no address', (text) => expect(parseIpAddress(text)).toBeUndefined());

  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/+8', 'fd00::/129', '10.0.0.0/8/8', '/8'])(
    '%j is no network',
    (text) => expect(parsePrefix(text)).toBeUndefined(),
  );

  it('leaves out network and broadcast address, but not of /31 and /32', () => {
    const usable = (text: string) => {
      const { family, first, last } = usableBounds(prefix(text));
      return [addressFrom(family, first), addressFrom(family, last)];
    };
    expect(usable('10.0.0.0/24')).toEqual(['10.0.0.1', '10.0.0.254']);
    expect(usable('10.0.0.0/30')).toEqual(['10.0.0.1', '10.0.0.2']);
    expect(usable('10.0.0.0/31')).toEqual(['10.0.0.0', '10.0.0.1']);
    expect(usable('10.0.0.5/32')).toEqual(['10.0.0.5', '10.0.0.5']);
    expect(usable('fd00::/126')).toEqual(['fd00::1', 'fd00::3']);
    expect(usable('fd00::/127')).toEqual(['fd00::', 'fd00::1']);
  });

  it('counts addresses of a prefix', () => {
    expect(addressAt(prefix('10.0.0.0/30'), 3n)).toBe('10.0.0.3');
    expect(addressAt(prefix('10.0.0.0/30'), 4n)).toBeUndefined();
    expect(addressAt(prefix('10.0.0.0/30'), -1n)).toBeUndefined();
  });

  it('reads MAC addresses as people write them', () => {
    expect(parseMacAddress('02-42-AC-10-0A-0A')).toBe('02:42:ac:10:0a:0a');
    expect(parseMacAddress('0242.ac10.0a0a')).toBeUndefined();
    expect(parseMacAddress('02:42:ac:10:0a')).toBeUndefined();
  });
});
