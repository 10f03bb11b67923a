/** Names and addresses that a lab of virtual machines gives to what it makes. */
import { createHash } from 'node:crypto';
import { RUN_FOLDER } from '../lock.ts';
import type { LabPlace } from '../paths.ts';

/** Interface by which this machine reaches a guest; the same name as in a lab of namespaces. */
export const MANAGEMENT_NIC = 'mgmt0';
/** QEMU's user-mode network gives every guest its own 10.0.2.0/24. */
export const MANAGEMENT_ADDRESS = '10.0.2.15/24';
/** Slot of the management NIC on the machine's bus, by which a guest knows it. */
export const MANAGEMENT_SLOT = 3;
/** MAC of the management NIC in the snapshot. */
export const MANAGEMENT_MAC = '52:54:00:00:00:01';

/** Folder of the lab's sockets: short, because a socket's path has 108 bytes at most. */
export function socketFolder(place: LabPlace): string {
  return `${RUN_FOLDER}/vm-${place.id}`;
}

export function monitorSocket(place: LabPlace, number: number): string {
  return `${socketFolder(place)}/${number}.qmp`;
}

/** Socket on which a guest's NIC waits for its cable. */
export function nicSocket(place: LabPlace, number: number, nic: number): string {
  return `${socketFolder(place)}/${number}-${nic}.nic`;
}

export function switchSocket(place: LabPlace): string {
  return `${socketFolder(place)}/switch`;
}

/** MAC of the management NIC of one host: locally administered, unicast. */
export function managementMac(place: LabPlace, host: string): string {
  const digits = createHash('sha256').update(`${place.id}/${host}/management`).digest('hex');
  return ['02', ...[0, 2, 4, 6, 8].map((at) => digits.slice(at, at + 2))].join(':');
}

/** QEMU's id of a host's NIC, counted from 0. */
export function nicDevice(nic: number): string {
  return `nic${nic}`;
}

/** QEMU's id of the management NIC. */
export const MANAGEMENT_DEVICE = 'management';
