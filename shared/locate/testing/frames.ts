/** Frames as hexadecimal digits, for tests: what the helper would tell. */
import { parseIpAddress } from '../../address/address.ts';

interface Ends {
  readonly source: string;
  readonly destination: string;
}

/** `packet`: from its EtherType on. */
export function ethernet({ source, destination }: Ends, packet: string): string {
  return `${destination}${source}`.replaceAll(':', '') + packet;
}

/** Puts tags behind the addresses, the outer one first. */
export function withTags(frame: string, tags: readonly number[]): string {
  return frame.slice(0, 24) + tags.map((tag) => `8100${word(tag)}`).join('') + frame.slice(24);
}

export function echo(kind: 'request' | 'reply', from: string, to: string): string {
  const type = from.includes(':') ? (kind === 'request' ? 128 : 129) : kind === 'request' ? 8 : 0;
  return ip(from, to, `${byte(type)}00000000010001${'5a'.repeat(56)}`);
}

export function arp(kind: 'question' | 'answer', sender: string, target: string): string {
  const mac = '020000000000';
  return `0806${word(1)}08000604${word(kind === 'question' ? 1 : 2)}${mac}${digits(sender)}${mac}${digits(target)}`;
}

export function neighbour(kind: 'question' | 'answer', from: string, to: string, about: string): string {
  return ip(from, to, `${byte(kind === 'question' ? 135 : 136)}0000000000000000`.slice(0, 16) + digits(about));
}

export function icmpError(from: string, to: string, type: number, code: number): string {
  return ip(from, to, `${byte(type)}${byte(code)}${'00'.repeat(34)}`);
}

function ip(from: string, to: string, message: string): string {
  if (from.includes(':')) return `86dd60000000${word(message.length / 2)}3a40${digits(from)}${digits(to)}${message}`;
  return `08004500${word(20 + message.length / 2)}0000000040010000${digits(from)}${digits(to)}${message}`;
}

function digits(address: string): string {
  const parsed = parseIpAddress(address);
  if (parsed === undefined) throw new Error(`${address} is no address`);
  if (!parsed.includes(':'))
    return parsed
      .split('.')
      .map((part) => byte(Number(part)))
      .join('');
  const [head = '', tail = ''] = parsed.split('::');
  const [front, end] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''));
  const groups = [...(front ?? []), ...Array<string>(8 - (front?.length ?? 0) - (end?.length ?? 0)).fill('0'), ...(end ?? [])];
  return groups.map((group) => group.padStart(4, '0')).join('');
}

function byte(value: number): string {
  return value.toString(16).padStart(2, '0');
}

function word(value: number): string {
  return value.toString(16).padStart(4, '0');
}
