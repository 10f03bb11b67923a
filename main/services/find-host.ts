import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Host, Topology } from '../../shared/topology/topology.ts';
import { readDesign } from './read-design.ts';
import type { Design } from './services.ts';

/** A host of a design by its name; UNKNOWN_HOST where there is none, and the problem of the file where its way is wrong there. */
export function findHost(design: Design, name: string): { readonly host: Host; readonly topology: Topology } {
  const { topology, errors } = readDesign(design);
  const host = topology.hosts.get(name);
  // Where the way to it could not be understood, what is left of the host is another way.
  const wrong = errors.find(({ place }) => place?.path === `hosts.${name}.ssh` || place?.path === `hosts.${name}.docker`);
  if (wrong) throw new VlanvasError('usage', wrong);
  if (host) return { host, topology };
  throw new VlanvasError('usage', {
    code: 'UNKNOWN_HOST',
    message: `The design has no host ${name}.`,
    hint: 'Name a host of the design.',
  });
}
