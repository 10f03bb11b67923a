/** Reads an Ethernet frame of a ping: whose it is, its tags, and what it says. What is cut short or of another kind is undefined. */
import { parseIpAddress, parseMacAddress } from '../address/address.ts';
import type { IpAddress, MacAddress } from '../address/address.ts';
import type { LocatedKind } from './located.ts';

export interface PingFrame {
  readonly source: MacAddress;
  readonly destination: MacAddress;
  /** VLAN ids, the outer one first. */
  readonly tags: readonly number[];
  readonly kind: LocatedKind | 'error';
  /** Of an echo or an error its IP source and destination, of a question or answer who asks or has the address. */
  readonly sender: IpAddress;
  readonly target: IpAddress;
  /** Of an error, its type and code in its own family. */
  readonly error?: { readonly family: 4 | 6; readonly type: number; readonly code: number };
}

const TAGGED = [0x8100, 0x88a8];
const ICMP = 1;
const ICMP6 = 58;
const ERRORS_4 = [3, 5, 11, 12];
const ERRORS_6 = [1, 2, 3, 4];

export function readFrame(hex: string): PingFrame | undefined {
  if (!/^([0-9a-f]{2})*$/.test(hex)) return undefined;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const view = new DataView(bytes.buffer);
  try {
    return read(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Throws RangeError where the frame ends too soon. */
function read(bytes: Uint8Array, view: DataView): PingFrame | undefined {
  const tags: number[] = [];
  let at = 12;
  while (TAGGED.includes(view.getUint16(at))) {
    tags.push(view.getUint16(at + 2) & 0xfff);
    at += 4;
  }
  const ends = { destination: macAt(bytes, 0), source: macAt(bytes, 6), tags };
  const body = at + 2;
  switch (view.getUint16(at)) {
    case 0x0806:
      return {
        ...ends,
        kind: view.getUint16(body + 6) === 1 ? 'question' : 'answer',
        sender: fourAt(bytes, body + 14),
        target: fourAt(bytes, body + 24),
      };
    case 0x0800:
      return readIpv4(ends, bytes, view, body);
    case 0x86dd:
      return readIpv6(ends, bytes, view, body);
    default:
      return undefined;
  }
}

type Ends = Pick<PingFrame, 'source' | 'destination' | 'tags'>;

function readIpv4(ends: Ends, bytes: Uint8Array, view: DataView, body: number): PingFrame | undefined {
  if (view.getUint8(body + 9) !== ICMP) return undefined;
  const message = body + (view.getUint8(body) & 15) * 4;
  const [type, code] = [view.getUint8(message), view.getUint8(message + 1)];
  const both = { ...ends, sender: fourAt(bytes, body + 12), target: fourAt(bytes, body + 16) };
  if (type === 8) return { ...both, kind: 'request' };
  if (type === 0) return { ...both, kind: 'reply' };
  return ERRORS_4.includes(type) ? { ...both, kind: 'error', error: { family: 4, type, code } } : undefined;
}

function readIpv6(ends: Ends, bytes: Uint8Array, view: DataView, body: number): PingFrame | undefined {
  if (view.getUint8(body + 6) !== ICMP6) return undefined;
  const message = body + 40;
  const [type, code] = [view.getUint8(message), view.getUint8(message + 1)];
  const both = { ...ends, sender: sixAt(bytes, view, body + 8), target: sixAt(bytes, view, body + 24) };
  if (type === 128) return { ...both, kind: 'request' };
  if (type === 129) return { ...both, kind: 'reply' };
  // A question names the address in its message; who asks stands in the packet, and the answer is from who has it.
  if (type === 135) return { ...both, kind: 'question', target: sixAt(bytes, view, message + 8) };
  if (type === 136) return { ...both, kind: 'answer', sender: sixAt(bytes, view, message + 8) };
  return ERRORS_6.includes(type) ? { ...both, kind: 'error', error: { family: 6, type, code } } : undefined;
}

function macAt(bytes: Uint8Array, at: number): MacAddress {
  const text = [...slice(bytes, at, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  const mac = parseMacAddress(text);
  if (mac === undefined) throw new RangeError('no MAC address');
  return mac;
}

function fourAt(bytes: Uint8Array, at: number): IpAddress {
  return known([...slice(bytes, at, 4)].join('.'));
}

function sixAt(bytes: Uint8Array, view: DataView, at: number): IpAddress {
  slice(bytes, at, 16);
  return known(Array.from({ length: 8 }, (_, word) => view.getUint16(at + word * 2).toString(16)).join(':'));
}

function slice(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (at + length > bytes.length) throw new RangeError('the frame ends too soon');
  return bytes.subarray(at, at + length);
}

function known(text: string): IpAddress {
  const address = parseIpAddress(text);
  if (address === undefined) throw new RangeError('no address');
  return address;
}
