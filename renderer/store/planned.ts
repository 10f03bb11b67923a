/** Addresses that nobody wrote: what the planner chose. */
import type { Compiled } from '../../shared/compile/compile.ts';

export function plannedAddress(compiled: Compiled | null, network: string, container: string): string | undefined {
  const planned = compiled?.addresses.attachments.get(`${network}/${container}`);
  return planned?.ipv4 ?? planned?.ipv6;
}
