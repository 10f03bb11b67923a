/** Terminals and logs of a design's hosts and containers. */
import type { ConsoleEvent, ConsoleRequest } from '../../shared/contract/consoles.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Consoles } from '../terminal/consoles.ts';
import { readDesign } from './read-design.ts';
import type { Caller, Design } from './services.ts';
import type { Connect } from './survey.ts';

export function openConsole(
  consoles: Consoles,
  design: Design,
  request: ConsoleRequest,
  connect: Connect,
  caller: Caller,
): AsyncGenerator<ConsoleEvent> {
  const { topology } = readDesign(design);
  return consoles.open(
    request,
    topology,
    (name) => {
      const host = topology.hosts.get(name);
      if (host) return connect(host, caller);
      throw new VlanvasError('usage', {
        code: 'UNKNOWN_HOST',
        message: `The design has no host ${name}.`,
        hint: 'Name a host of the design.',
      });
    },
    caller.signal,
  );
}
