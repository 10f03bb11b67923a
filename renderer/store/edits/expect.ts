/** Expectations as things that are drawn: who they are between, adding, removing, and which of them a thing is part of. */
import type { ExpectationDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitObjectId, type ObjectId } from '../object-id.ts';
import type { DesignDraft } from './add.ts';

/** The end that stands for everybody. */
export const ANY = 'any';

type Ends = Pick<ExpectationDocument, 'from' | 'to'>;

/** Names have no slash. A second one about the same two is numbered, as a file may have it. */
export function expectationIds(expectations: readonly Ends[]): readonly ObjectId[] {
  const seen = new Map<string, number>();
  return expectations.map(({ from, to }) => {
    const ends = `${from}/${to}`;
    const number = (seen.get(ends) ?? 0) + 1;
    seen.set(ends, number);
    return objectId('expectation', number === 1 ? ends : `${ends}/${number}`);
  });
}

/** Place of an expectation in the file by its id; -1 where it is not there. */
export function expectationAt(document: Pick<TopologyDocument, 'expect'>, id: string): number {
  return expectationIds(document.expect ?? []).findIndex((own) => own === id);
}

/** What an expectation calls a drawn thing; null where it cannot speak of it. */
export function endName(id: string): string | null {
  const object = splitObjectId(id);
  return object && (object.kind === 'container' || object.kind === 'network' || object.kind === 'host') ? object.name : null;
}

/** The drawn thing that a name of an expectation means; null for `any`, and for what is not there. */
export function endId(document: TopologyDocument, name: string): ObjectId | null {
  if (name in (document.containers ?? {})) return objectId('container', name);
  if (name in (document.networks ?? {})) return objectId('network', name);
  return name in (document.hosts ?? {}) ? objectId('host', name) : null;
}

/** Whether an expectation about `from` can end at this thing: another one, or a network itself, whose containers those are. */
export function canBeEnd({ from }: { readonly from: readonly string[] }, id: string): boolean {
  if (endName(id) === null) return false;
  return !from.includes(id) || (from.length === 1 && id.startsWith('network:'));
}

/** Places in the file of the expectations that name this thing. */
export function expectationsOf(document: TopologyDocument, id: string): readonly number[] {
  const name = endName(id);
  if (name === null) return [];
  return (document.expect ?? []).flatMap(({ from, to }, index) =>
    (from === name || to === name) && (endId(document, from) === id || endId(document, to) === id) ? [index] : [],
  );
}

/** Pairs from each of `from` to each of `to`, and back where wanted; nobody to itself but a network, whose containers those are. */
export function pairsBetween(from: readonly string[], to: readonly string[], both: boolean): readonly Ends[] {
  const isOne = from.length === 1 && to.length === 1;
  const there = from.flatMap((one) => to.flatMap((other): Ends[] => (one === other && !isOne ? [] : [{ from: one, to: other }])));
  const all = both ? [...there, ...there.map((pair): Ends => ({ from: pair.to, to: pair.from }))] : there;
  return all.filter((pair, index) => all.findIndex(({ from: a, to: b }) => a === pair.from && b === pair.to) === index);
}

/**
 * States that these pairs must, or must not, reach each other; what the file says of the same pair is changed. The first that
 * matches decides: a new one goes before those that would speak for it.
 */
export function addExpectations(draft: DesignDraft, pairs: readonly Ends[], reachable: boolean): readonly ObjectId[] {
  if (pairs.length === 0) return [];
  const list = (draft.expect ??= []);
  for (const pair of pairs) {
    const known = list.find(({ from, to }) => from === pair.from && to === pair.to);
    if (known) known.reachable = reachable;
    else {
      const wider = list.findIndex(({ from, to }) => covers(draft, from, pair.from) && covers(draft, to, pair.to));
      list.splice(wider < 0 ? list.length : wider, 0, { ...pair, reachable });
    }
  }
  return pairs.map(({ from, to }) => objectId('expectation', `${from}/${to}`));
}

/** Whether what is said of one name is said of another: everybody, the same, or a network that the container is on. */
function covers(document: TopologyDocument, wide: string, narrow: string): boolean {
  const networks = document.containers?.[narrow]?.networks;
  return wide === ANY || wide === narrow || (networks !== undefined && wide in networks);
}

export function removeExpectation(draft: DesignDraft, id: string): void {
  const index = expectationAt(draft, id);
  if (index >= 0) draft.expect?.splice(index, 1);
  dropEmpty(draft);
}

/** Those that name something which is gone. */
export function forgetExpectations(draft: DesignDraft, name: string): void {
  if (draft.expect) draft.expect = draft.expect.filter(({ from, to }) => from !== name && to !== name);
  dropEmpty(draft);
}

function dropEmpty(draft: DesignDraft): void {
  if (draft.expect?.length === 0) delete draft.expect;
}
