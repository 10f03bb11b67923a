import { VlanvasError } from '../../../shared/problem/problem.ts';
import { reach } from '../../../shared/reach/reach.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { Cli, CommonOptions } from '../context.ts';
import { writeJson } from '../context.ts';
import { ANSWER_NO, DONE } from '../exit-status.ts';
import { loadSound } from '../loaded.ts';
import { formatWalk } from '../print/walk.ts';

/** The path of one ping, hop by hop, there and back; one for each address of the target. */
export async function explain(cli: Cli, file: string, from: string, to: string, options: CommonOptions): Promise<number> {
  const { compiled } = (await loadSound(cli, file, options)).design;
  const source = findEndpoint(compiled.endpoints, from);
  const target = findEndpoint(compiled.endpoints, to);
  if (source.id === target.id) {
    throw new VlanvasError('usage', {
      code: 'SAME_ENDPOINT',
      message: `${from} and ${to} are the same endpoint.`,
      hint: 'Name two different ones.',
    });
  }
  const reachability = reach(compiled.hosts, compiled.fabric, compiled.endpoints);
  const named = target.addresses.filter(({ address }) => address === to);
  const wanted = named.length > 0 ? named : target.addresses;
  const walks = wanted.map(({ address }) => ({
    from: source.id,
    to: target.id,
    address,
    ...reachability.walk({ from: source.id, to: target.id, address }),
  }));
  if (walks.length === 0) {
    throw new VlanvasError('answer', {
      code: 'NO_ADDRESS',
      message: `${target.id} has no address to ping.`,
      hint: 'Attach it to a network with a subnet.',
    });
  }
  if (options.json) writeJson(cli, { name: from, walks });
  else cli.out.write(walks.map((walk) => formatWalk(walk, cli.out.paint, cli.out.width)).join('\n'));
  return walks.every(({ reachable }) => reachable) ? DONE : ANSWER_NO;
}

/** By id (`bbox1`, `host:docker01`), by a host's plain name, or by an address. */
function findEndpoint(endpoints: readonly Endpoint[], name: string): Endpoint {
  const found =
    endpoints.find(({ id }) => id === name) ??
    endpoints.find(({ id }) => id === `host:${name}`) ??
    endpoints.find(({ addresses }) => addresses.some(({ address }) => address === name));
  if (found) return found;
  const known = endpoints.map(({ id }) => id);
  throw new VlanvasError('usage', {
    code: 'UNKNOWN_ENDPOINT',
    message: `The design has no endpoint ${name}.`,
    hint:
      known.length === 0
        ? 'It has no container and no host yet.'
        : `It has ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}.`,
  });
}
