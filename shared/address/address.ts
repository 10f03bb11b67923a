/**
 * Addresses as branded, canonical text: once parsed, two that are equal are equal strings. Parsing is `ip-address`, which
 * refuses what daemons refuse (`010.1.1.1`, `1.2.3`); arithmetic is on bigints.
 */
import { Address4, Address6 } from 'ip-address';

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** `172.16.10.1` or `fd00::1`. */
export type IpAddress = Brand<'IpAddress'>;
/** A network without host bits: `172.16.10.0/24`. */
export type Prefix = Brand<'Prefix'>;
/** An address with its prefix length, as an interface has it: `172.16.10.1/24`. */
export type InterfaceAddress = Brand<'InterfaceAddress'>;
/** Lower case, colons: `02:42:ac:10:0a:0a`. */
export type MacAddress = Brand<'MacAddress'>;
export type Family = 4 | 6;

const DECIMAL = /^(0|[1-9]\d{0,2})$/;

/** Parses an address without prefix length; undefined where the text is none. */
export function parseIpAddress(text: string): IpAddress | undefined {
  const bytes = parseIpValue(text);
  return bytes && formatIp(bytes.family, bytes.value);
}

function parseIpValue(text: string): { family: Family; value: bigint } | undefined {
  if (text.includes('/') || text.includes('%')) return undefined;
  if (text.includes(':')) {
    return Address6.isValid(text) ? { family: 6, value: new Address6(text).bigInt() } : undefined;
  }
  // Octets with a leading zero are octal to some programs and decimal to others: refused, as Go's netip does.
  if (!text.split('.').every((octet) => DECIMAL.test(octet)) || !Address4.isValid(text)) return undefined;
  return { family: 4, value: new Address4(text).bigInt() };
}

function formatIp(family: Family, value: bigint): IpAddress {
  if (family === 6) return Address6.fromBigInt(value).correctForm() as IpAddress;
  return formatIpv4(Number(value));
}

/** Written out: this is in the inner loop of planner and prediction. */
function formatIpv4(number: number): IpAddress {
  return `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}` as IpAddress;
}

function splitLength(text: string): { address: string; length: number } | undefined {
  const slash = text.lastIndexOf('/');
  if (slash < 0) return undefined;
  const length = text.slice(slash + 1);
  return DECIMAL.test(length) ? { address: text.slice(0, slash), length: Number(length) } : undefined;
}

/** Parses `172.16.10.1/24`; undefined where the text is no address with a prefix length. */
export function parseInterfaceAddress(text: string): InterfaceAddress | undefined {
  const parts = splitLength(text);
  if (!parts) return undefined;
  const parsed = parseIpValue(parts.address);
  if (!parsed || parts.length > bitsOf(parsed.family)) return undefined;
  return `${formatIp(parsed.family, parsed.value)}/${parts.length}` as InterfaceAddress;
}

/** Parses `172.16.10.0/24`; undefined where the text is none or has host bits set (see `networkOf` for the mend). */
export function parsePrefix(text: string): Prefix | undefined {
  const address = parseInterfaceAddress(text);
  return address && networkOf(address) === (address as string) ? (address as unknown as Prefix) : undefined;
}

/** Parses a MAC address in the notations people use (`02:42…`, `02-42-…`); undefined where it is none. */
export function parseMacAddress(text: string): MacAddress | undefined {
  const canonical = text.toLowerCase().replaceAll('-', ':');
  return /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(canonical) ? (canonical as MacAddress) : undefined;
}

/** Tells a prefix from an address, where either may stand. */
export function isPrefix(entry: IpAddress | Prefix): entry is Prefix {
  return entry.includes('/');
}

export function familyOf(address: IpAddress | Prefix | InterfaceAddress): Family {
  return address.includes(':') ? 6 : 4;
}

/** Bits of an address: 32 or 128. */
export function bitsOf(family: Family): number {
  return family === 4 ? 32 : 128;
}

/** Prefix length: 24 of `172.16.10.0/24`. */
export function lengthOf(prefix: Prefix | InterfaceAddress): number {
  return Number(prefix.slice(prefix.lastIndexOf('/') + 1));
}

/** The address without its prefix length. */
export function addressOf(address: InterfaceAddress | Prefix): IpAddress {
  return address.slice(0, address.lastIndexOf('/')) as IpAddress;
}

/** The address as a number. */
export function valueOf(address: IpAddress): bigint {
  return address.includes(':') ? new Address6(address).bigInt() : BigInt(numberOf(address));
}

/** An IPv4 address, with or without a prefix length, as a plain number: what planner, checks and prediction ask most. */
export function numberOf(address: IpAddress | Prefix | InterfaceAddress): number {
  let value = 0;
  let octet = 0;
  for (let index = 0; index < address.length; index += 1) {
    const code = address.charCodeAt(index);
    if (code === SLASH) break;
    if (code === DOT) {
      value = (value << 8) | octet;
      octet = 0;
    } else octet = octet * 10 + code - ZERO;
  }
  return ((value << 8) | octet) >>> 0;
}

const SLASH = 47;
const DOT = 46;
const ZERO = 48;

/** The number as an address. The value must fit the family. */
export function addressFrom(family: Family, value: bigint): IpAddress {
  return formatIp(family, value);
}

/** The network that an interface address lies in: `172.16.10.1/24` gives `172.16.10.0/24`. */
export function networkOf(address: InterfaceAddress | Prefix): Prefix {
  const length = lengthOf(address);
  if (familyOf(address) === 4) {
    const number = length === 0 ? 0 : (numberOf(address) >>> (32 - length)) << (32 - length);
    return `${formatIpv4(number)}/${length}` as Prefix;
  }
  const size = 1n << BigInt(128 - length);
  const value = valueOf(addressOf(address));
  return `${formatIp(6, value - (value % size))}/${length}` as Prefix;
}

/** An address and a prefix length put together. */
export function interfaceAddress(address: IpAddress, length: number): InterfaceAddress {
  return `${address}/${length}` as InterfaceAddress;
}

/** First and last address of a prefix as numbers, both inclusive. */
export function boundsOf(prefix: Prefix): { family: Family; first: bigint; last: bigint } {
  const family = familyOf(prefix);
  const first = valueOf(addressOf(prefix));
  return { family, first, last: first + (1n << BigInt(bitsOf(family) - lengthOf(prefix))) - 1n };
}

/** How many addresses a prefix has, network and broadcast included. */
export function sizeOf(prefix: Prefix): bigint {
  return 1n << BigInt(bitsOf(familyOf(prefix)) - lengthOf(prefix));
}

/** Whether an address or a whole prefix lies inside `outer`. Families never mix. */
export function contains(outer: Prefix, inner: IpAddress | Prefix): boolean {
  if (familyOf(outer) !== familyOf(inner)) return false;
  if (familyOf(outer) === 4) {
    const length = lengthOf(outer);
    if (isPrefix(inner) && lengthOf(inner) < length) return false;
    return length === 0 || (numberOf(outer) ^ numberOf(inner)) >>> (32 - length) === 0;
  }
  const { first, last } = boundsOf(outer);
  if (!inner.includes('/')) {
    const value = valueOf(inner as IpAddress);
    return value >= first && value <= last;
  }
  const bounds = boundsOf(inner as Prefix);
  return bounds.first >= first && bounds.last <= last;
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return contains(a, b) || contains(b, a);
}

/** The `index`-th address of a prefix, 0 being the network address; undefined outside of it. */
export function addressAt(prefix: Prefix, index: bigint): IpAddress | undefined {
  const { family, first, last } = boundsOf(prefix);
  const value = first + index;
  return index >= 0n && value <= last ? formatIp(family, value) : undefined;
}

/**
 * First and last address that a host may have: without network and broadcast address in IPv4 (except /31 and /32, RFC 3021),
 * without the subnet-router anycast address in IPv6 (except /127 and /128, RFC 6164).
 */
export function usableBounds(prefix: Prefix): { family: Family; first: bigint; last: bigint } {
  const { family, first, last } = boundsOf(prefix);
  if (last - first <= 1n) return { family, first, last };
  return family === 4 ? { family, first: first + 1n, last: last - 1n } : { family, first: first + 1n, last };
}
