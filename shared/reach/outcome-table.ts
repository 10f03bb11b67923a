/** Every outcome of a prediction in one flat array: what a matrix draws, counts and compares. */
import type { OutcomeFinder, Seat } from './tally.ts';

/** Bits of an outcome; 0 where there is no pair. */
export const CLOSED = 1;
export const OPEN = 2;
/** Beside one of the others: it depends on who answers first. */
export const UNCERTAIN = 4;

/**
 * A row an endpoint, a column an address of a target, both in endpoint order. Endpoints of one class on one host share the row that
 * was worked out for the first of them.
 */
export function outcomeTable(seats: readonly Seat[], outcomeOf: OutcomeFinder): Uint8Array<ArrayBuffer> {
  const columns = seats.flatMap((seat) => seat.targets.map((target) => ({ seat, ...target })));
  const table = new Uint8Array(seats.length * columns.length);
  const rows = new Map<string, Uint8Array>();
  let start = 0;
  for (const from of seats) {
    const key = `${from.source} ${from.endpoint.host}`;
    const row = rows.get(key) ?? new Uint8Array(columns.length);
    rows.set(key, row);
    columns.forEach(({ seat, address, class: target }, column) => {
      // Nobody pings itself: another of its class fills what the first leaves out.
      if (seat === from) return;
      let code = row[column] ?? 0;
      if (code === 0) {
        const { reachable, uncertain } = outcomeOf(from, seat, address, target);
        code = (reachable ? OPEN : CLOSED) | (uncertain ? UNCERTAIN : 0);
        row[column] = code;
      }
      table[start + column] = code;
    });
    start += columns.length;
  }
  return table;
}
