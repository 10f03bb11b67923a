/** What a lab is made of: hosts, the NICs they have, and the segments these are cabled to. */
import { parseInterfaceAddress } from '../../shared/address/address.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { LabNeeds } from '../../shared/lab/needs.ts';
import type { LabPlace } from './paths.ts';

/** What a switch port lets pass. Left out altogether: every frame. */
export interface PortPolicy {
  /** An access port of this VLAN: untagged at the host, and frames with a tag are dropped. */
  readonly access?: number;
  /** Tags that the port carries; left out: all. Untagged frames always pass. */
  readonly vlans?: readonly number[];
  /** False: frames whose source is not the NIC's own MAC are dropped, and so are those to another's. */
  readonly foreignMacs?: boolean;
}

export interface LabNic {
  /** Interface name on the host, 15 bytes at most. */
  readonly name: string;
  /** NICs with the same segment name are in one broadcast domain. */
  readonly segment: string;
  /** With prefix length: `172.22.16.11/24`. */
  readonly addresses: readonly string[];
  /** The switch port that it is cabled to. Virtual machines only: a bridge of the kernel does not filter. */
  readonly port?: PortPolicy;
}

/** What a host's network is configured with, and what reads it again after a reboot. */
export type NetworkDialect = 'ifupdown' | 'networkd' | 'netplan' | 'networkmanager';

/** A user beside root, who logs in with the lab's key. */
export interface LabUser {
  readonly name: string;
  /** Groups of the machine to be in, such as `docker`. */
  readonly groups?: readonly string[];
  /** May run everything through sudo: true, without a password; `password`, with the one below. */
  readonly sudo?: boolean | 'password';
  /** What sudo asks for. Logging in takes the lab's key all the same. Virtual machines only. */
  readonly password?: string;
}

export interface LabHostSpec {
  readonly name: string;
  readonly nics: readonly LabNic[];
  /** False: a host without a Docker daemon, a router for instance. */
  readonly docker?: boolean;
  readonly users?: readonly LabUser[];
  /** Virtual machines only; ifupdown when left out. */
  readonly network?: NetworkDialect;
}

/** `namespaces`: hosts share this machine's kernel and are there in a blink; `vm`: each has its own, and boots. */
export type LabBackend = 'namespaces' | 'vm';

export interface LabSpec {
  readonly hosts: readonly LabHostSpec[];
  /** `auto`, also when left out: what `hosts` and `needs` ask for and this kernel has decides. */
  readonly backend?: LabBackend | 'auto';
  /** What a topology will make on the hosts. */
  readonly needs?: LabNeeds;
}

/** The most hosts a lab takes: interface names and the management /24 have room for them. */
export const MAX_HOSTS = 99;

const HOST_NAME = /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/;
// What the kernel takes, without the characters that a shell or `ip -batch` would read as something else.
const INTERFACE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/;
const USER_NAME = /^[a-z_][a-z0-9_-]{0,30}$/;
const LAB_ID = /^[a-z][a-z0-9]{0,9}$/;

/**
 * The usual lab: docker01, docker02 … each with the NIC ens33 on segment `lan` and the address 172.22.16.11, .12 … of
 * 172.22.16.0/24, which leaves .1 for a gateway and the upper part for containers.
 */
export function defaultLab(hosts: number): LabSpec {
  return {
    hosts: Array.from({ length: hosts }, (_, index) => ({
      name: `docker${String(index + 1).padStart(2, '0')}`,
      nics: [{ name: 'ens33', segment: 'lan', addresses: [`172.22.16.${11 + index}/24`] }],
    })),
  };
}

/** Throws LAB_BAD_SPEC where a lab cannot be made as asked. */
export function checkSpec(place: LabPlace, spec: LabSpec): void {
  if (!LAB_ID.test(place.id)) {
    throw bad(
      `"${place.id}" cannot name a lab: interface names are made of it.`,
      'Use lower case letters and digits, a letter first, at most 10.',
    );
  }
  if (!/^\/[A-Za-z0-9._/-]+$/.test(place.folder)) {
    throw bad(
      `"${place.folder}" cannot be the folder of a lab: mount options are made of it.`,
      'Use an absolute path of letters, digits and . _ -',
    );
  }
  if (spec.hosts.length === 0 || spec.hosts.length > MAX_HOSTS) {
    throw bad(`A lab has 1 to ${MAX_HOSTS} hosts; ${spec.hosts.length} were asked for.`);
  }
  const names = new Set<string>();
  for (const host of spec.hosts) {
    if (!HOST_NAME.test(host.name))
      throw bad(`"${host.name}" cannot name a host.`, 'Use lower case letters, digits and dashes, at most 32.');
    if (names.has(host.name)) throw bad(`Two hosts of the lab are named ${host.name}.`);
    names.add(host.name);
    checkNics(host);
    const user = host.users?.find(({ name }) => !USER_NAME.test(name) || name === 'root');
    if (user) throw bad(`"${user.name}" cannot name a user beside root on ${host.name}.`);
    const mute = host.users?.find(({ sudo, password }) => sudo === 'password' && !password);
    if (mute) throw bad(`sudo is to ask ${mute.name} on ${host.name} for a password, and none is given.`);
  }
}

function checkNics(host: LabHostSpec): void {
  const seen = new Set(['lo', 'mgmt0']);
  for (const nic of host.nics) {
    if (!INTERFACE_NAME.test(nic.name))
      throw bad(`"${nic.name}" cannot name an interface of ${host.name}: it has 1 to 15 letters, digits, . _ or -.`);
    if (seen.has(nic.name)) throw bad(`${host.name} has ${nic.name} twice; lo and mgmt0 are there by themselves.`);
    seen.add(nic.name);
    const wrong = nic.addresses.find((address) => parseInterfaceAddress(address) === undefined);
    const tag = [nic.port?.access ?? 1, ...(nic.port?.vlans ?? [])].find(
      (vlan) => !Number.isInteger(vlan) || vlan < 1 || vlan > 4094,
    );
    if (tag !== undefined) throw bad(`${host.name}/${nic.name} has a port of VLAN ${tag}; there are 1 to 4094.`);
    if (wrong !== undefined)
      throw bad(`"${wrong}" on ${host.name}/${nic.name} is no address with a prefix length.`, 'Write it as 172.22.16.11/24.');
  }
}

function bad(message: string, hint?: string): VlanvasError {
  return new VlanvasError('usage', { code: 'LAB_BAD_SPEC', message, ...(hint === undefined ? {} : { hint }) });
}

/** Whether two hosts are the same in everything that is asked of them. */
export function sameHost(a: LabHostSpec, b: LabHostSpec): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

function canonical(host: LabHostSpec): unknown {
  return [
    host.name,
    host.docker !== false,
    // The switch port is no part of the host: it is set while the host runs.
    host.nics.map((nic) => [nic.name, nic.segment, nic.addresses]),
    (host.users ?? []).map((user) => [user.name, user.groups ?? [], user.sudo ?? false, user.password ?? '']),
    host.network ?? 'ifupdown',
  ];
}
