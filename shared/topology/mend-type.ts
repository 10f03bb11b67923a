/** The likely mend where a value has the wrong type. */
import type { Path } from './path.ts';

export interface Mend {
  readonly hint: string;
  readonly label: string;
  readonly value?: unknown;
}

const TRUE_WORDS = new Set(['yes', 'on', 'y', 'true', 'enabled', '1']);
const FALSE_WORDS = new Set(['no', 'off', 'n', 'false', 'disabled', '0']);

/** The traps of YAML: quoted numbers, yes and no, unquoted text that reads as a number, one value where a list belongs. */
export function mendType(path: Path, value: unknown, expected: readonly string[]): Mend | undefined {
  const key = String(path.at(-1));
  const shown = typeof path.at(-1) === 'number' ? '' : `${key}: `;
  if (expected.includes('array') && value !== null && !Array.isArray(value) && typeof value !== 'object') {
    return { hint: `Write it as a list: ${shown}[${plain(value)}].`, label: 'Make it a list', value: [value] };
  }
  if (expected.some((type) => type === 'number' || type === 'int')) {
    if (typeof value === 'string' && /^-?\d+$/.test(value))
      return { hint: `Write it without quotes: ${shown}${value}.`, label: `Write ${value}`, value: Number(value) };
    if (typeof value === 'string' && value.includes('${'))
      return { hint: 'A variable stands for text only; write the number out.', label: '' };
  }
  if (expected.includes('boolean')) {
    const word = String(value).toLowerCase();
    if (TRUE_WORDS.has(word))
      return { hint: `Write ${shown}true: in YAML 1.2, yes and on are plain text.`, label: 'Write true', value: true };
    if (FALSE_WORDS.has(word))
      return { hint: `Write ${shown}false: in YAML 1.2, no and off are plain text.`, label: 'Write false', value: false };
  }
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return { hint: `Put it in quotes: ${shown}"${plain(value)}".`, label: 'Make it text', value: plain(value) };
  }
  if (expected.some((type) => type === 'object' || type === 'record')) {
    if (Array.isArray(value)) return { hint: 'Write each entry as "name: …" and not as a list with dashes.', label: '' };
    if (typeof value === 'string' && /^[^\s:]+:\S/.test(value)) return { hint: 'A space belongs after the colon.', label: '' };
  }
  if (value === null && !expected.includes('array'))
    return { hint: `Write a value after ${key}:, or remove the line.`, label: '' };
  return undefined;
}

function plain(value: unknown): string {
  return String(value);
}
