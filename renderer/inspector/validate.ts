/** What is wrong with what was typed into a field, in words; null where nothing is. Empty is for each field to judge. */
import {
  contains,
  networkOf,
  parseInterfaceAddress,
  parseIpAddress,
  parseMacAddress,
  parsePrefix,
  type Prefix,
} from '../../shared/address/address.ts';
import type { Translate } from '../locales/index.ts';
import { nameMistake } from '../store/edits/rename.ts';

export function addressMistake(text: string, subnets: readonly string[], t: Translate): string | null {
  if (text === '') return null;
  const address = parseIpAddress(text);
  if (!address) return t('mistake.address');
  const prefixes = subnets.map(parsePrefix).filter((prefix): prefix is Prefix => prefix !== undefined);
  if (prefixes.length === 0 || prefixes.some((prefix) => contains(prefix, address))) return null;
  return t('mistake.outside', { subnet: prefixes.join(', ') });
}

export function prefixMistake(text: string, t: Translate): string | null {
  if (text === '') return null;
  if (parsePrefix(text)) return null;
  const address = parseInterfaceAddress(text);
  return address ? t('mistake.hostBits', { prefix: networkOf(address) }) : t('mistake.prefix');
}

/** An address of the subnet, or a whole range of it. */
export function reservedMistake(text: string, subnet: string, t: Translate): string | null {
  if (text === '') return t('mistake.address');
  return text.includes('/') ? prefixMistake(text, t) : addressMistake(text, [subnet], t);
}

export function interfaceAddressesMistake(text: string, t: Translate): string | null {
  const wrong = splitList(text).find((part) => !parseInterfaceAddress(part));
  return wrong === undefined ? null : t('mistake.interfaceAddress', { text: wrong });
}

export function numberMistake(text: string, low: number, high: number, t: Translate): string | null {
  return text === '' || parseNumber(text, low, high) !== undefined ? null : t('mistake.number', { low, high });
}

export function parseNumber(text: string, low: number, high: number): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= low && value <= high ? value : undefined;
}

/** A name in the file that nothing else competes for. */
export function nameMistakeText(text: string, t: Translate): string | null {
  const mistake = nameMistake(text, [], 'container');
  return mistake === null ? null : t(`mistake.name.${mistake}`);
}

export function macMistake(text: string, t: Translate): string | null {
  return text === '' || parseMacAddress(text) ? null : t('mistake.mac');
}

/** Ports of a rule, as `80, 443, 8000-8100`; undefined where it is no such list. */
export function parsePorts(text: string): (number | string)[] | undefined {
  const ports: (number | string)[] = [];
  for (const part of splitList(text)) {
    const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part);
    const first = Number(range?.[1]);
    const last = Number(range?.[2] ?? range?.[1]);
    if (!range || first < 1 || last > 65535 || last < first) return undefined;
    ports.push(range[2] === undefined ? first : part);
  }
  return ports;
}

/** Items separated by commas or spaces. */
export function splitList(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/** Tags as `10, 20, 30-40`; undefined where it is no such list. */
export function parseTags(text: string): number[] | undefined {
  const tags: number[] = [];
  for (const part of splitList(text)) {
    const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part);
    const first = Number(range?.[1]);
    const last = Number(range?.[2] ?? range?.[1]);
    if (!range || first < 1 || last > 4094 || last < first) return undefined;
    for (let tag = first; tag <= last; tag++) tags.push(tag);
  }
  return tags;
}
