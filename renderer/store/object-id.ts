/** Names of drawn things, as keys of selection, positions and badges: `container:bbox1`, `interface:docker01/ens33`. */
import type { ObjectRef } from '../../shared/problem/problem.ts';

export const OBJECT_KINDS = ['host', 'interface', 'segment', 'network', 'container', 'tunnel'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];
/** Lines between things: a container on a network, a network on its parent interface, a NIC on its segment, a host in a tunnel. */
export const WIRE_KINDS = ['attachment', 'uplink', 'cable', 'end'] as const;
export type WireKind = (typeof WIRE_KINDS)[number];

/** What is drawn and is neither a thing nor a wire: a statement of the file about two things (edits/expect.ts). */
const STATEMENT_KINDS = ['expectation'] as const;
export type DrawnKind = ObjectKind | WireKind | (typeof STATEMENT_KINDS)[number];

export type ObjectId = `${DrawnKind}:${string}`;

export function objectId(kind: DrawnKind, name: string): ObjectId {
  return `${kind}:${name}`;
}

export function splitObjectId(id: string): { kind: DrawnKind; name: string } | null {
  const colon = id.indexOf(':');
  const kind = [...OBJECT_KINDS, ...WIRE_KINDS, ...STATEMENT_KINDS].find((candidate) => candidate === id.slice(0, colon));
  return kind ? { kind, name: id.slice(colon + 1) } : null;
}

/** Whether an id is that of a line between two things. */
export function isWire(id: string): boolean {
  return WIRE_KINDS.some((kind) => id.startsWith(`${kind}:`));
}

/** The two halves of a name with a slash: `docker01/ens33`, `bbox1/mac_net1`. */
export function splitPair(name: string): readonly [string, string] {
  const slash = name.indexOf('/');
  return slash < 0 ? [name, ''] : [name.slice(0, slash), name.slice(slash + 1)];
}

/** The drawn thing that a problem or a step is about; null where nothing is drawn for it. */
export function idOfRef(ref: ObjectRef): ObjectId | null {
  const kind = OBJECT_KINDS.find((candidate) => candidate === ref.kind);
  return kind ? objectId(kind, ref.name) : null;
}
