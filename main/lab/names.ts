/** Names that a lab gives to what it makes on the machine; all of them follow from the lab's id. */
import { createHash } from 'node:crypto';
import type { LabPlace } from './paths.ts';

/** Management bridge in the machine's own network namespace. */
export function managementBridge(id: string): string {
  return `vm-${id}`;
}

/** The machine's end of a host's management cable. At most 15 bytes: 2 + 10 + 1 + 2. */
export function managementPort(id: string, number: number): string {
  return `v-${id}-${number}`;
}

/** Interface alias that marks what a lab made in the machine's own namespace: nothing without it is removed. */
export function labAlias(id: string): string {
  return `vlanvas lab ${id}`;
}

/** Bridge of a segment, in the namespace of the lab's segments. */
export function segmentBridge(segment: string): string {
  return /^[a-z][a-z0-9-]{0,10}$/.test(segment) ? `seg-${segment}` : `seg-${hash(segment).slice(0, 10)}`;
}

/** The segment's end of a NIC's cable. */
export function segmentPort(number: number, nic: number): string {
  return `p${number}-${nic}`;
}

/** A MAC address that stays the same over restarts of the host: locally administered, unicast. */
export function nicMac(id: string, host: string, nic: string): string {
  const digits = hash(`${id}/${host}/${nic}`);
  return ['02', ...[0, 2, 4, 6, 8].map((at) => digits.slice(at, at + 2))].join(':');
}

/** The lab's folder in every cgroup hierarchy. */
export function labCgroup(id: string): string {
  return `vlanvas-${id}`;
}

/** Folder of one host inside the lab's folder. */
export function hostFolder(place: LabPlace, host: string): string {
  return `${place.folder}/hosts/${host}`;
}

/** File that holds the network namespace of the lab's segments. */
export function segmentsNamespace(place: LabPlace): string {
  return `${place.folder}/segments.netns`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
