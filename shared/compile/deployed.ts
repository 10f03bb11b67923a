/** What is known of the hosts and bears on how a design is compiled: engine versions, and addresses that were handed out before. */
import type { IpAddress } from '../address/address.ts';
import { attachmentKey } from '../address/planner.ts';
import type { HostState } from '../state/state.ts';
import type { CompileOptions } from './compile.ts';
import { isOwned } from './labels.ts';

/** Options for `compile`, from the hosts as they were observed: what was deployed for this topology keeps its addresses. */
export function optionsFrom(topology: string, observed: readonly HostState[]): CompileOptions {
  const engines = new Map(observed.flatMap((host) => (host.engine ? [[host.host, host.engine.version] as const] : [])));
  const previous = new Map<string, readonly IpAddress[]>();
  for (const host of observed) {
    for (const container of host.containers) {
      if (!isOwned(container, topology) || container.key === undefined) continue;
      for (const { network, ipv4, ipv6 } of container.attachments) {
        previous.set(
          attachmentKey(network, container.key),
          [ipv4, ipv6].filter((address) => address !== undefined),
        );
      }
    }
  }
  return { engines, previous };
}
