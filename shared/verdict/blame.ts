/**
 * From failing cells to the fewest things that explain them. A thing explains the cells that it takes part in, and is only
 * blamed if every one of them that was looked at is bad: one good cell clears it. Of the things that are left the fewest are chosen
 * that explain every bad cell, and among as many the simplest to say.
 */
import type { IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Endpoint, Fate } from '../reach/result.ts';
import { smallestCover, type CoverSet } from './set-cover.ts';

export interface BlameCell {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly address: IpAddress;
  readonly isBad: boolean;
  /** The predicted failure, where the blame is laid for predictions: its object at fault is a suspect too. */
  readonly cause?: Fate;
}

export interface Blame {
  /** The things to look at, the likeliest first. */
  readonly objects: readonly ObjectRef[];
  /** `Every pair between docker01 and docker02 on mac_net20 fails.` */
  readonly text: string;
  /** Bad cells that it explains; those that a weightier one explains too are counted at both. */
  readonly cells: number;
  /** Up to three of them. */
  readonly evidence: readonly { readonly from: string; readonly to: string; readonly address: IpAddress }[];
}

interface Suspect {
  readonly key: string;
  readonly objects: readonly ObjectRef[];
  /** As in `between docker01 and docker02`; the sentence is made of it. */
  readonly words: string;
  /** Where two explain the same cells, the one of lower rank is the simpler thing to say. */
  readonly rank: number;
}

/** One thing less is worth more than any words. */
const THING = 1000;

/**
 * `what` ends the sentence: `fails`, `is not as expected`. `isWhole`: the cells are all there are, so that all of them being bad is so of
 * the whole matrix. The thing that explains most cells comes first.
 */
export function blame(cells: readonly BlameCell[], what: string, { isWhole = true } = {}): readonly Blame[] {
  const candidates = candidatesOf(cells).filter(({ suspect }) => isWhole || suspect.key !== WHOLE);
  const { sets, weights } = coverOf(candidates);
  const { chosen } = smallestCover(sets, weights);
  return chosen
    .flatMap((index) => candidates[index] ?? [])
    .sort((a, b) => b.bad.length - a.bad.length || a.suspect.rank - b.suspect.rank)
    .map(({ suspect, bad }) => verdictOf(suspect, bad, what));
}

interface Candidate {
  readonly suspect: Suspect;
  readonly bad: readonly BlameCell[];
}

/** What no good cell clears. */
function candidatesOf(cells: readonly BlameCell[]): readonly Candidate[] {
  const suspects = new Map<string, { suspect: Suspect; bad: BlameCell[]; isCleared: boolean }>();
  if (!cells.some(({ isBad }) => isBad)) return [];
  for (const cell of cells) {
    for (const suspect of suspectsOf(cell)) {
      const found = suspects.get(suspect.key);
      if (found) {
        if (cell.isBad) found.bad.push(cell);
        else found.isCleared = true;
      } else {
        suspects.set(suspect.key, { suspect, bad: cell.isBad ? [cell] : [], isCleared: !cell.isBad });
      }
    }
  }
  return [...suspects.values()].filter(({ isCleared }) => !isCleared);
}

/** Cells with the same candidates are one item: there are hundreds of them where there are hundreds of thousands of cells. */
function coverOf(candidates: readonly Candidate[]): { readonly sets: readonly CoverSet[]; readonly weights: readonly number[] } {
  const byCell = new Map<BlameCell, number[]>();
  for (const [index, { bad }] of candidates.entries()) {
    for (const cell of bad) {
      const list = byCell.get(cell);
      if (list) list.push(index);
      else byCell.set(cell, [index]);
    }
  }
  const items = new Map<string, number>();
  const weights: number[] = [];
  const members = candidates.map((): number[] => []);
  for (const list of byCell.values()) {
    // The pair by itself is the last resort; beside anything else it is never the better choice.
    const useful = list.length === 1 ? list : list.filter((index) => candidates[index]?.suspect.rank !== PAIR_RANK);
    const key = useful.join();
    const known = items.get(key);
    if (known !== undefined) {
      weights[known] = (weights[known] ?? 0) + 1;
      continue;
    }
    items.set(key, weights.length);
    for (const index of useful) members[index]?.push(weights.length);
    weights.push(1);
  }
  return { sets: candidates.map(({ suspect }, index) => ({ items: members[index] ?? [], cost: THING + suspect.rank })), weights };
}

function verdictOf({ objects, words }: Suspect, bad: readonly BlameCell[], what: string): Blame {
  const causes = new Map<string, { object: ObjectRef | undefined; text: string; count: number }>();
  for (const { cause } of bad) {
    if (!cause) continue;
    const key = `${cause.reason ?? ''} ${cause.at ?? ''}`;
    const found = causes.get(key);
    if (found) found.count += 1;
    else causes.set(key, { object: cause.object, text: cause.text, count: 1 });
  }
  const [main] = [...causes.values()].sort((a, b) => b.count - a.count);
  const cause = main?.count === bad.length ? `: ${main.text}` : '.';
  const known = new Set(objects.map(({ kind, name }) => `${kind} ${name}`));
  const extra = main?.object && !known.has(`${main.object.kind} ${main.object.name}`) ? [main.object] : [];
  return {
    objects: [...extra, ...objects],
    text: bad.length === 1 ? `The pair ${words} ${what}${cause}` : `Every pair ${words} ${what}${cause}`,
    cells: bad.length,
    evidence: bad.slice(0, 3).map(({ from, to, address }) => ({ from: from.id, to: to.id, address })),
  };
}

const container = (endpoint: Endpoint): ObjectRef =>
  endpoint.container === undefined ? { kind: 'host', name: endpoint.host } : { kind: 'container', name: endpoint.id };
const host = (name: string): ObjectRef => ({ kind: 'host', name });
const network = (name: string): ObjectRef => ({ kind: 'network', name });

const WHOLE = 'all';
/** Of a single pair. */
const PAIR_RANK = 9;

/** Everything that could be at fault for a cell, from the whole matrix down to the single pair. */
function suspectsOf({ from, to, address }: BlameCell): readonly Suspect[] {
  const target = to.addresses.find((candidate) => candidate.address === address)?.network ?? '';
  const isInside = from.addresses.some((candidate) => candidate.network === target);
  const source = isInside ? target : (from.addresses[0]?.network ?? '');
  const list: Suspect[] = [{ key: WHOLE, objects: [], words: 'of the matrix', rank: 0 }];
  const add = (rank: number, words: string, objects: readonly ObjectRef[]): void => {
    list.push({ key: words, objects, words, rank });
  };
  add(1, `to ${to.id}`, [container(to)]);
  add(1, `from ${from.id}`, [container(from)]);
  add(1, `from or to ${to.id}`, [container(to)]);
  add(1, `from or to ${from.id}`, [container(from)]);
  if (isInside) add(2, `on ${target}`, [network(target)]);
  else {
    add(2, `from ${source} to ${target}`, [network(source), network(target)]);
    const [one, other] = [source, target].sort();
    add(2, `between ${one ?? ''} and ${other ?? ''}`, [network(one ?? ''), network(other ?? '')]);
  }
  if (from.host !== to.host) {
    for (const name of [from.host, to.host]) {
      add(3, `between ${name} and other hosts`, [host(name)]);
      if (isInside) add(5, `between ${name} and other hosts on ${target}`, [host(name), network(target)]);
    }
    const [one, other] = [from.host, to.host].sort();
    add(4, `between ${one ?? ''} and ${other ?? ''}`, [host(one ?? ''), host(other ?? '')]);
    if (isInside) {
      add(6, `between ${one ?? ''} and ${other ?? ''} on ${target}`, [host(one ?? ''), host(other ?? ''), network(target)]);
    }
  } else {
    add(4, `within ${from.host}`, [host(from.host)]);
  }
  add(PAIR_RANK, `from ${from.id} to ${to.id} (${address})`, [container(from), container(to)]);
  return list;
}
