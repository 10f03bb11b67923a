/** A design through the core, step by step: checked, compiled, predicted. Pure. */
import { designProblems } from '../../shared/checks/design-problems.ts';
import { compile, type Compiled } from '../../shared/compile/compile.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { CLOSED, OPEN } from '../../shared/reach/outcome-table.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { Reachability } from '../../shared/reach/result.ts';
import { documentSchema, type TopologyDocument } from '../../shared/topology/document.ts';
import { withoutEmptySections } from '../../shared/topology/normalise.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { resolve } from '../../shared/topology/resolve.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import { writeTopology } from '../../shared/topology/write.ts';
import { expectationFinder } from '../../shared/verdict/expectations.ts';
import type { DesignSource } from './analyst.ts';

export interface Examined {
  /** Null where the document breaks the schema: then nothing follows from it. */
  readonly topology: Topology | null;
  readonly compiled: Compiled | null;
  readonly problems: readonly Problem[];
}

/** Problems have the paths of their places, and no lines: the text is not needed for what follows from a document. */
export function examine({ document, base, path }: DesignSource, engines: ReadonlyMap<string, string>): Examined {
  const read = documentSchema.safeParse(withoutEmptySections(document));
  if (!read.success) {
    const { problems } = parseTopology(writeTopology(base, document), path ?? undefined);
    return { topology: null, compiled: null, problems };
  }
  const { topology, problems } = resolve(read.data);
  const compiled = compile(topology, { engines });
  const found = designProblems({ topology, document: read.data, problems }, { engines, addresses: compiled.addresses });
  return { topology, compiled, problems: found };
}

export function predict({ hosts, fabric, endpoints }: Compiled): Reachability {
  return reach(hosts, fabric, endpoints);
}

/** What the file expects of every pair, in the places of `Reachability.outcomes`. */
export function expectedTable({ expectations }: Topology, { endpoints, pairs }: Reachability): Uint8Array<ArrayBuffer> {
  if (expectations.length === 0) return new Uint8Array(0);
  const width = endpoints.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const table = new Uint8Array(endpoints.length * width);
  const find = expectationFinder(expectations, endpoints);
  const all = pairs()[Symbol.iterator]();
  endpoints.forEach((from, row) => {
    let at = row * width;
    for (const to of endpoints) {
      if (to === from) {
        at += to.addresses.length;
        continue;
      }
      for (let slot = 0; slot < to.addresses.length; slot++, at++) {
        const next = all.next();
        const index = next.done ? undefined : find(next.value);
        if (index !== undefined) table[at] = expectations[index]?.reachable ? OPEN : CLOSED;
      }
    }
  });
  return table;
}

/** The design apart from where things lie: what is drawn elsewhere follows from nothing else. */
export function shapeOf({ canvas: _canvas, ...shape }: TopologyDocument): unknown {
  return shape;
}
