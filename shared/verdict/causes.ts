/** Cells that were measured otherwise than predicted, by the cause that was seen: where the hosts say why, nothing has to be guessed. */
import type { Blame } from './blame.ts';
import type { MatrixPair } from './report.ts';

/** One entry a cause, the one that explains most cells first. Cells whose cause was not seen are left to `blame`. */
export function seenCauses(pairs: readonly MatrixPair[]): readonly Blame[] {
  const causes = new Map<string, MatrixPair[]>();
  for (const pair of pairs) {
    const { diagnosis, verdict } = pair;
    if (diagnosis?.explained !== true) continue;
    const key = `${verdict} ${diagnosis.at ?? ''} ${diagnosis.summary}`;
    const found = causes.get(key);
    if (found) found.push(pair);
    else causes.set(key, [pair]);
  }
  return [...causes.values()].map(blameOf).sort((a, b) => b.cells - a.cells);
}

function blameOf(pairs: readonly MatrixPair[]): Blame {
  const [first] = pairs;
  const { text = '', summary = '', object } = first?.diagnosis ?? {};
  const does = first?.verdict === 'unexpectedly-open' ? 'opens' : 'closes';
  return {
    objects: object ? [object] : [],
    text: pairs.length === 1 ? text : `${summary} That ${does} ${pairs.length} pairs.`,
    cells: pairs.length,
    evidence: pairs.slice(0, 3).map(({ from, to, address }) => ({ from, to, address })),
  };
}
