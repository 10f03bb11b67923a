/** The diagnoser of a design and a look at its hosts: what every door asks why a cell is as it is. */
import { compile } from '../compile/compile.ts';
import { optionsFrom } from '../compile/deployed.ts';
import type { Topology } from '../topology/topology.ts';
import { diagnoser } from './diagnose.ts';
import type { Diagnoser } from './diagnose.ts';
import type { Look } from './look.ts';

/** Compiles the design for the hosts as they were seen. Worth keeping for as long as the look is the same. */
export function diagnoseLook(topology: Topology, look: Look): Diagnoser {
  const { hosts, fabric, endpoints } = compile(topology, optionsFrom(topology.name, look.observed));
  return diagnoser({ desired: hosts, look, fabric, endpoints });
}
