/** Finds a /24 for the management network that nothing on the machine uses. */
import { networkOf, overlaps, parseInterfaceAddress, parsePrefix, type Prefix } from '../../shared/address/address.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { must } from './command.ts';

/** 10.99.0.0/24, 10.99.1.0/24 … then the same of 10.199: private (RFC 1918) and rarely used. */
export function* candidates(): Generator<Prefix> {
  for (const second of [99, 199]) {
    for (let third = 0; third < 256; third++) yield `10.${second}.${third}.0/24` as Prefix;
  }
}

/** The first candidate that overlaps nothing of `used`; throws LAB_NO_SUBNET where each does. */
export function chooseSubnet(used: readonly Prefix[]): Prefix {
  for (const candidate of candidates()) {
    if (!used.some((prefix) => overlaps(prefix, candidate))) return candidate;
  }
  throw new VlanvasError('host', {
    code: 'LAB_NO_SUBNET',
    message:
      'No private subnet is free for the management network of the lab: this machine has routes to all of 10.99.0.0/16 and 10.199.0.0/16.',
    hint: 'Remove a route (`ip route`), or end a lab that is no longer needed with `vlanvas lab down`.',
  });
}

/** Prefixes out of `ip -json route show table all`; the default route is not one of them, a lone address counts as a /32. */
export function routedPrefixes(json: string): readonly Prefix[] {
  const routes = JSON.parse(json || '[]') as readonly { dst?: string }[];
  return routes.flatMap(({ dst }) => {
    if (dst === undefined || dst === 'default' || dst === '0.0.0.0/0') return [];
    return parsePrefix(dst.includes('/') ? dst : `${dst}/32`) ?? [];
  });
}

/** A free management subnet on this machine that is not one of the lab's own segments either. */
export async function freeSubnet(own: readonly string[], signal: AbortSignal): Promise<Prefix> {
  const routes = await must('Reading the routes of this machine', ['ip', '-json', '-4', 'route', 'show', 'table', 'all'], {
    signal,
  });
  const segments = own.flatMap((address) => {
    const parsed = parseInterfaceAddress(address);
    return parsed ? [networkOf(parsed)] : [];
  });
  return chooseSubnet([...routedPrefixes(routes), ...segments]);
}
