/** From a design to the report of its matrix: predicted alone, or beside a round that was measured. */
import { compile } from '../../shared/compile/compile.ts';
import type { Compiled } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import { diagnoseLook } from '../../shared/verdict/diagnose-look.ts';
import { matrixReport } from '../../shared/verdict/report.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { LoadedDesign } from './design.ts';
import type { Round } from './measurement.ts';

/** The hosts' own addresses are endpoints where a person asks for it, and where the file expects something of a host. */
export function withHosts({ topology }: LoadedDesign, asked: boolean | undefined): boolean {
  return asked === true || topology.expectations.some(({ from, to }) => topology.hosts.has(from) || topology.hosts.has(to));
}

/** `hosts`: the hosts' own addresses are endpoints too. With a round, the design is compiled for the hosts as they were seen. */
export function reportOf({ topology, compiled }: LoadedDesign, hosts: boolean, round?: Round): MatrixReport {
  const seen: Compiled = round ? compile(topology, optionsFrom(topology.name, round.observed)) : compiled;
  const endpoints: readonly Endpoint[] = hosts
    ? seen.endpoints
    : seen.endpoints.filter(({ container }) => container !== undefined);
  const predicted = reach(seen.hosts, seen.fabric, endpoints);
  return matrixReport(topology, predicted, round?.cells, round?.look && diagnoseLook(topology, round.look).diagnose);
}
