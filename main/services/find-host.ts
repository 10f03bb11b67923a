import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Host, Topology } from '../../shared/topology/topology.ts';
import { readDesign } from './read-design.ts';
import type { Design } from './services.ts';

/** A host of a design by its name; UNKNOWN_HOST where there is none. */
export function findHost(design: Design, name: string): { readonly host: Host; readonly topology: Topology } {
  const { topology } = readDesign(design);
  const host = topology.hosts.get(name);
  if (host) return { host, topology };
  throw new VlanvasError('usage', {
    code: 'UNKNOWN_HOST',
    message: `The design has no host ${name}.`,
    hint: 'Name a host of the design.',
  });
}
