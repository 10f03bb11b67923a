/** The endpoint that a person named on the command line. */
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Endpoint } from '../../shared/reach/result.ts';

/** By id (`bbox1`, `host:docker01`), by a host's plain name, or by an address. */
export function findEndpoint(endpoints: readonly Endpoint[], name: string): Endpoint {
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
