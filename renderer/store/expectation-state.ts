/** Whether what the file expects is what the prediction says, expectation by expectation. The first that matches a pair decides it. */
import { OPEN, UNCERTAIN } from '../../shared/reach/outcome-table.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import type { ExpectationDocument } from '../../shared/topology/document.ts';
import { ANY } from './edits/expect.ts';
import type { Predicted } from './pair-table.ts';

export interface ExpectationState {
  /** `idle`: it decides no pair, because an earlier one does or because nobody is meant. */
  readonly is: 'met' | 'unmet' | 'idle';
  /** Pairs that it decides. */
  readonly pairs: number;
  /** Those of them that are predicted otherwise. */
  readonly failing: number;
  /** One of the failing pairs, or of all: endpoint ids. */
  readonly example: { readonly from: string; readonly to: string } | null;
}

type Expectations = readonly ExpectationDocument[];

/** Every arc and every line of the inspector asks for the same: it is worked out once for a prediction. */
const known = new WeakMap<Predicted, { readonly expectations: Expectations; readonly states: readonly ExpectationState[] }>();

export function expectationStates(expectations: Expectations, predicted: Predicted): readonly ExpectationState[] {
  const before = known.get(predicted);
  if (before?.expectations === expectations) return before.states;
  const states = workOut(expectations, predicted);
  known.set(predicted, { expectations, states });
  return states;
}

function workOut(expectations: Expectations, { table, values }: Predicted): readonly ExpectationState[] {
  const { endpoints, width, starts } = table;
  const decided = new Uint8Array(endpoints.length * width);
  return expectations.map(({ from, to, reachable }): ExpectationState => {
    const rows = endpoints.flatMap((endpoint, row) => (isNamed(endpoint, from) ? [row] : []));
    const columns = endpoints.flatMap((endpoint, row) => {
      const isWhole = isItself(endpoint, to);
      return endpoint.addresses.flatMap(({ network }, slot) =>
        isWhole || (endpoint.container !== undefined && network === to) ? [{ row, column: (starts[row] ?? 0) + slot }] : [],
      );
    });
    let pairs = 0;
    let failing = 0;
    let example: { from: string; to: string } | null = null;
    for (const row of rows) {
      for (const target of columns) {
        const at = row * width + target.column;
        const outcome = values[at] ?? 0;
        if (outcome === 0 || decided[at] === 1) continue;
        decided[at] = 1;
        pairs++;
        const isWrong = (outcome & UNCERTAIN) === 0 && ((outcome & OPEN) !== 0) !== reachable;
        if (isWrong) failing++;
        if (example === null || (isWrong && failing === 1))
          example = { from: endpoints[row]?.id ?? '', to: endpoints[target.row]?.id ?? '' };
      }
    }
    return { is: pairs === 0 ? 'idle' : failing > 0 ? 'unmet' : 'met', pairs, failing, example };
  });
}

/** As shared/verdict/expectations.ts reads a name: a host is the host itself, and not its containers. */
function isItself(endpoint: Endpoint, name: string): boolean {
  return name === ANY || endpoint.id === name || (endpoint.container === undefined && endpoint.host === name);
}

function isNamed(endpoint: Endpoint, name: string): boolean {
  return (
    isItself(endpoint, name) || (endpoint.container !== undefined && endpoint.addresses.some(({ network }) => network === name))
  );
}
