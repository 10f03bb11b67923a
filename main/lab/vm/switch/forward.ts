/**
 * What the lab's switch does with a frame: to which ports it goes and with which tag, or why it is dropped. The same rules by
 * which reachability is predicted (DESIGN.md, rule 2), on real frames.
 */
import type { PortPolicy } from '../../spec.ts';
import { plainMac, readHead, withoutTag, withTag } from './frame.ts';

/** A port of the switch: where the NIC of one host is plugged in. */
export interface Port {
  /** `docker01/ens33` */
  readonly name: string;
  readonly segment: string;
  /** The NIC's own MAC. */
  readonly mac: string;
  readonly policy: PortPolicy;
}

export type DropReason = 'tag-not-carried' | 'tag-on-access-port' | 'foreign-mac' | 'too-short';

export type Fate =
  { readonly dropped: DropReason } | { readonly copies: readonly { readonly port: Port; readonly frame: Buffer }[] };

/** Which MAC was last heard behind which port. A table a switch; entries older than `MAC_LIFETIME` do not count. */
export type MacTable = Map<string, { readonly port: string; readonly heard: number }>;

/** Milliseconds, as bridges have it (IEEE 802.1Q, ageing time). */
export const MAC_LIFETIME = 300_000;
const MAC_LIMIT = 16_384;

/** Decides on one frame that came in at `from`, and learns from it. `now` in milliseconds of any clock that only goes on. */
export function forward(ports: readonly Port[], from: Port, frame: Buffer, table: MacTable, now: number): Fate {
  const head = readHead(frame);
  if (!head) return { dropped: 'too-short' };
  const { access, foreignMacs } = from.policy;
  if (foreignMacs === false && head.source !== plainMac(from.mac)) return { dropped: 'foreign-mac' };
  if (access !== undefined && head.vlan !== 0) return { dropped: 'tag-on-access-port' };
  const vlan = access ?? head.vlan;
  if (!carries(from, vlan)) return { dropped: 'tag-not-carried' };

  const domain = `${from.segment}/${vlan}/`;
  learn(table, domain + head.source, { port: from.name, heard: now });
  const known = head.group ? undefined : table.get(domain + head.destination);
  const only = known && now - known.heard < MAC_LIFETIME ? known.port : undefined;
  // A table entry of a port that was unplugged or whose policy has changed must not swallow frames.
  const reachable = ports.some((port) => port.name === only && port.segment === from.segment);

  const bare = head.tagged ? withoutTag(frame) : frame;
  const copies: { port: Port; frame: Buffer }[] = [];
  let tagged: Buffer | undefined;
  for (const port of ports) {
    if (port.name === from.name || port.segment !== from.segment) continue;
    if (reachable && port.name !== only) continue;
    if (port.policy.foreignMacs === false && !head.group && head.destination !== plainMac(port.mac)) continue;
    if (port.policy.access !== undefined) {
      if (port.policy.access === vlan) copies.push({ port, frame: bare });
    } else if (vlan === 0) {
      copies.push({ port, frame: bare });
    } else if (carries(port, vlan)) {
      tagged ??= head.vlan === vlan ? frame : withTag(bare, vlan);
      copies.push({ port, frame: tagged });
    }
  }
  return { copies };
}

function carries({ policy }: Port, vlan: number): boolean {
  return vlan === 0 || policy.access !== undefined || (policy.vlans?.includes(vlan) ?? true);
}

function learn(table: MacTable, key: string, entry: { readonly port: string; readonly heard: number }): void {
  // A storm of made-up addresses must not fill the memory: the oldest go first.
  if (!table.has(key) && table.size >= MAC_LIMIT) table.delete(table.keys().next().value ?? '');
  table.delete(key);
  table.set(key, entry);
}
