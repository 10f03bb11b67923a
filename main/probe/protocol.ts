/** The lines that the helper and its Python stand-in speak; helper/README.md describes them. */
import type { Measurement } from '../../shared/verdict/measurement.ts';
import type { Matrix } from './matrix.ts';

export const PROTOCOL_VERSION = 1;

/** The outcome of one pair, by the indexes of the matrix. */
export interface Cell {
  readonly source: number;
  readonly target: number;
  readonly measurement: Measurement;
}

export type Reply =
  | { readonly type: 'hello'; readonly version: number }
  | { readonly type: 'closed'; readonly source: number; readonly why: string }
  | { readonly type: 'kernel'; readonly bootId: string }
  | { readonly type: 'neighbours'; readonly family: 4 | 6; readonly needed: number; readonly limit: number }
  | { readonly type: 'ready'; readonly sources: number; readonly pairs: number }
  | { readonly type: 'cells'; readonly round: number; readonly cells: readonly Cell[] }
  | { readonly type: 'alive' }
  | { readonly type: 'done'; readonly round: number }
  | { readonly type: 'error'; readonly text: string };

const SILENCES = ['no-neighbour', 'no-reply', 'no-route', 'refused'] as const;

/** Reads one line; undefined where it is none of the protocol. */
export function parseReply(line: string): Reply | undefined {
  const space = line.indexOf(' ');
  const word = space < 0 ? line : line.slice(0, space);
  const rest = space < 0 ? '' : line.slice(space + 1);
  const numbers = rest.split(' ').map(wholeNumber);
  const [first, second, third] = numbers;
  switch (word) {
    case 'vlanvas-probe':
      return first === undefined ? undefined : { type: 'hello', version: first };
    case 'closed':
      return first === undefined ? undefined : { type: 'closed', source: first, why: rest.slice(rest.indexOf(' ') + 1) };
    case 'kernel':
      return { type: 'kernel', bootId: rest };
    case 'neighbours':
      return (first === 4 || first === 6) && second !== undefined && third !== undefined
        ? { type: 'neighbours', family: first, needed: second, limit: third }
        : undefined;
    case 'ready':
      return first === undefined || second === undefined ? undefined : { type: 'ready', sources: first, pairs: second };
    case 'cells':
      return parseCells(rest);
    case 'alive':
      return { type: 'alive' };
    case 'done':
      return first === undefined ? undefined : { type: 'done', round: first };
    case 'error':
      return { type: 'error', text: rest };
    default:
      return undefined;
  }
}

function parseCells(text: string): Reply | undefined {
  const [first, ...words] = text.split(' ');
  const round = wholeNumber(first);
  const cells = words.map(parseCell);
  if (round === undefined || !cells.every((cell) => cell !== undefined)) return undefined;
  return { type: 'cells', round, cells };
}

function parseCell(word: string): Cell | undefined {
  const [sourceText, targetText, outcome, sentText, more] = word.split(':');
  const source = wholeNumber(sourceText);
  const target = wholeNumber(targetText);
  const sent = wholeNumber(sentText);
  if (source === undefined || target === undefined || sent === undefined || more !== undefined) return undefined;
  const silence = SILENCES.find((known) => known === outcome);
  if (silence) return { source, target, measurement: { sent, received: 0, rttMs: null, silence } };
  const microseconds = wholeNumber(outcome);
  return microseconds === undefined
    ? undefined
    : { source, target, measurement: { sent, received: 1, rttMs: microseconds / 1000 } };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** What a helper is told at first: all targets, the sources of its host, and the question whether it is ready. */
export function setUpCommands(matrix: Matrix, sources: readonly { readonly index: number; readonly pid: number }[]): string {
  const targets = matrix.targets.map(({ owner, address }, index) => `target ${index} ${owner} ${address}\n`);
  return [...targets, ...sources.map(({ index, pid }) => `source ${index} ${pid}\n`), 'check\n'].join('');
}
