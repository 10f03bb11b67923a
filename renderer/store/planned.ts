/** Addresses that nobody wrote: what the planner chose. */
import type { Planned } from '../worker/analyst.ts';

export function plannedAddress(compiled: Planned | null, network: string, container: string): string | undefined {
  const planned = compiled?.addresses.attachments.get(`${network}/${container}`);
  return planned?.ipv4 ?? planned?.ipv6;
}
