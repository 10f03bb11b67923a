/**
 * The cheapest sets that cover everything: exact by branch and bound where the problem is small once what cannot matter is left out,
 * and the greedy choice, which is never far off, where the search would take too long.
 */

export interface CoverSet {
  /** Numbers of the items that it covers, each once. */
  readonly items: readonly number[];
  /** More than 0. */
  readonly cost: number;
}

export interface Cover {
  /** Positions of the chosen sets, ascending. Items that are in no set stay uncovered. */
  readonly chosen: readonly number[];
  /** False: found by the greedy choice, or the search was given up; a cheaper cover may exist. */
  readonly isExact: boolean;
}

/** Steps of the search; one is a microsecond or a few. */
const MOST_STEPS = 20_000;
/** Above this the leaving out, which compares each with each, takes longer than anybody waits. */
const MOST_COMPARED = 400;

/** `weights`: how many things an item stands for, which the greedy choice counts by; 1 where left out. */
export function smallestCover(sets: readonly CoverSet[], weights: readonly number[] = [], mostSteps = MOST_STEPS): Cover {
  const problem = reduced(sets);
  if (!problem) return { chosen: greedy(sets, weights), isExact: false };
  const { columns, rows, essential } = problem;
  const start = greedy(
    columns.map((column) => sets[column] ?? { items: [], cost: 1 }),
    weights,
    new Set(rows.map(({ item }) => item)),
  ).map((index) => columns[index] ?? 0);
  const { chosen, isExact } = search(sets, rows, start, mostSteps);
  return { chosen: [...essential, ...chosen].sort((a, b) => a - b), isExact };
}

/** Again and again the set that explains most of what is left, the cheaper one of equals. */
function greedy(sets: readonly CoverSet[], weights: readonly number[], only?: ReadonlySet<number>): readonly number[] {
  const left = only ? new Set(only) : new Set(sets.flatMap(({ items }) => items));
  const chosen: number[] = [];
  while (left.size > 0) {
    let best = -1;
    let most = 0;
    for (const [index, { items, cost }] of sets.entries()) {
      let gain = 0;
      for (const item of items) if (left.has(item)) gain += weights[item] ?? 1;
      if (gain > most || (gain === most && gain > 0 && cost < (sets[best]?.cost ?? 0))) {
        best = index;
        most = gain;
      }
    }
    if (best < 0) break;
    chosen.push(best);
    for (const item of sets[best]?.items ?? []) left.delete(item);
  }
  return chosen.sort((a, b) => a - b);
}

interface Row {
  readonly item: number;
  /** Sets that cover it, the cheapest first. */
  readonly by: readonly number[];
}

interface Reduced {
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  /** Sets that are in every cover, since something is covered by them alone. */
  readonly essential: readonly number[];
}

/** What is left to decide; undefined where that is too much to find out. */
function reduced(sets: readonly CoverSet[]): Reduced | undefined {
  let columns = sets.map((_, index) => index);
  let items = [...new Set(sets.flatMap((set) => set.items))];
  const essential: number[] = [];
  for (;;) {
    const before = columns.length + items.length;
    const alive = new Set(items);
    const members = new Map(columns.map((column) => [column, (sets[column]?.items ?? []).filter((item) => alive.has(item))]));
    const rows = rowsOf(members, items);
    items = distinct(items, (item) => (rows.get(item) ?? []).join());
    columns = distinct(columns, (column) => `${sets[column]?.cost ?? 0} ${(members.get(column) ?? []).join()}`);
    if (columns.length > MOST_COMPARED || items.length > MOST_COMPARED) {
      if (columns.length + items.length === before) return undefined;
      continue;
    }
    columns = columns.filter((column) => {
      const own = members.get(column) ?? [];
      const cost = sets[column]?.cost ?? 0;
      return (
        own.length > 0 &&
        !columns.some((other) => {
          if (other === column) return false;
          const cheaper = (sets[other]?.cost ?? 0) - cost;
          const others = members.get(other) ?? [];
          if (cheaper > 0 || others.length < own.length || (cheaper === 0 && others.length === own.length && other > column))
            return false;
          const held = new Set(others);
          return own.every((item) => held.has(item));
        })
      );
    });
    const now = rowsOf(new Map(columns.map((column) => [column, members.get(column) ?? []])), items);
    items = items.filter((item) => {
      const own = new Set(now.get(item));
      // Whatever covers the other, which has fewer ways, covers this one too.
      return !items.some((other) => {
        const by = now.get(other) ?? [];
        if (other === item || by.length > own.size || (by.length === own.size && other > item)) return false;
        return by.every((column) => own.has(column));
      });
    });
    const sole = new Set(items.flatMap((item) => ((now.get(item) ?? []).length === 1 ? (now.get(item) ?? []) : [])));
    if (sole.size > 0) {
      essential.push(...sole);
      const covered = new Set([...sole].flatMap((column) => sets[column]?.items ?? []));
      items = items.filter((item) => !covered.has(item));
      columns = columns.filter((column) => !sole.has(column));
    }
    if (columns.length + items.length === before) {
      const cost = (column: number): number => sets[column]?.cost ?? 0;
      const left = items.map((item): Row => ({ item, by: [...(now.get(item) ?? [])].sort((a, b) => cost(a) - cost(b)) }));
      return { columns, rows: left, essential };
    }
  }
}

function rowsOf(
  members: ReadonlyMap<number, readonly number[]>,
  items: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>(items.map((item) => [item, []]));
  for (const [column, own] of members) for (const item of own) rows.get(item)?.push(column);
  return rows;
}

/** The first of those that are alike. */
function distinct(numbers: readonly number[], key: (number: number) => string): number[] {
  const known = new Set<string>();
  return numbers.filter((number) => {
    const text = key(number);
    if (known.has(text)) return false;
    known.add(text);
    return true;
  });
}

function search(sets: readonly CoverSet[], rows: readonly Row[], start: readonly number[], mostSteps: number): Cover {
  const costOf = (chosen: readonly number[]): number => chosen.reduce((sum, column) => sum + (sets[column]?.cost ?? 0), 0);
  let best = start;
  let bestCost = costOf(start);
  let steps = 0;
  const covered = new Map<number, number>();
  const chosen: number[] = [];

  const descend = (cost: number): void => {
    if (steps++ >= mostSteps) return;
    const left = rows.filter(({ item }) => !covered.get(item));
    if (left.length === 0) {
      if (cost < bestCost) {
        best = [...chosen];
        bestCost = cost;
      }
      return;
    }
    if (cost + leastCost(sets, left) >= bestCost) return;
    const narrowest = left.reduce((one, other) => (other.by.length < one.by.length ? other : one));
    for (const column of narrowest.by) {
      const { items, cost: own } = sets[column] ?? { items: [], cost: 0 };
      if (cost + own >= bestCost) break;
      for (const item of items) covered.set(item, (covered.get(item) ?? 0) + 1);
      chosen.push(column);
      descend(cost + own);
      chosen.pop();
      for (const item of items) covered.set(item, (covered.get(item) ?? 0) - 1);
    }
  };
  descend(0);
  return { chosen: best, isExact: steps <= mostSteps };
}

/** What at least is to be paid: items that no set has in common with another each need a set of their own. */
function leastCost(sets: readonly CoverSet[], rows: readonly Row[]): number {
  const used = new Set<number>();
  let sum = 0;
  for (const { by } of rows) {
    if (by.some((column) => used.has(column))) continue;
    for (const column of by) used.add(column);
    sum += sets[by[0] ?? 0]?.cost ?? 0;
  }
  return sum;
}
