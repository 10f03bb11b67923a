/**
 * NetworkManager: a keyfile profile for each link of ours. A profile of the user's can't be extended without changing it, so
 * what is added to an interface of theirs is put there by a dispatcher script, each time that NetworkManager brings it up.
 */
import { familyOf } from '../address/address.ts';
import type { RouteState } from '../state/state.ts';
import { BOND_MIIMON } from '../plan/link-commands.ts';
import { BOND_DEFAULT_MODE, ofFamily, ownMtu } from './duties.ts';
import type { Duties, LinkDuty } from './duties.ts';
import { additionCases } from './additions.ts';
import { stableUuid } from './hash.ts';
import { header, linkName, ownName } from './names.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

/** NMSettingMacvlanMode. */
const MACVLAN_MODES: Readonly<Record<string, number>> = { vepa: 1, bridge: 2, private: 3, passthru: 4 };

export function networkManagerFiles(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  const profiles = duties.links
    .filter((duty) => duty.native && (duty.own || duty.link.master !== undefined))
    .map((duty) => connectionProfile(request, duties, duty));
  return [...profiles, ...dispatcher(request, duties)];
}

/** The profile of a link of ours, or one that makes a NIC a port of a bond. */
export function connectionProfile(request: PersistRequest, duties: Duties, duty: LinkDuty): PersistentFile {
  const { link } = duty;
  const name = linkName(request.topology, link.name);
  const mtu = ownMtu(duty, duties);
  const type = link.kind === 'nic' ? 'ethernet' : link.kind;
  const sections = [
    section('connection', [
      `id=${name}`,
      `uuid=${stableUuid(name)}`,
      `type=${type}`,
      `interface-name=${link.name}`,
      'autoconnect=true',
      // Before a profile of the user's for the same NIC.
      ...(link.master === undefined ? [] : ['autoconnect-priority=100', `master=${link.master}`, 'slave-type=bond']),
    ]),
    ...(mtu === undefined ? [] : [section('ethernet', [`mtu=${mtu}`])]),
    ...kindSection(duty),
    ...(link.master === undefined ? [ipSection(4, duty), ipSection(6, duty)] : []),
  ];
  return {
    path: `/etc/NetworkManager/system-connections/${name}.nmconnection`,
    content: `${header(request.topology)}\n${sections.join('\n\n')}\n`,
    mode: 0o600,
  };
}

function kindSection({ link }: LinkDuty): readonly string[] {
  const parent = `parent=${link.parent?.link ?? ''}`;
  switch (link.kind) {
    case 'vlan':
      return [section('vlan', [`id=${link.tag ?? 1}`, parent])];
    case 'macvlan':
      return [section('macvlan', [`mode=${MACVLAN_MODES[link.mode ?? 'bridge'] ?? 2}`, parent])];
    case 'bond':
      return [section('bond', [`miimon=${BOND_MIIMON}`, `mode=${link.mode ?? BOND_DEFAULT_MODE}`])];
    default:
      return [];
  }
}

function ipSection(family: 4 | 6, duty: LinkDuty): string {
  const addresses = ofFamily(family, duty.addresses);
  const routes = duty.routes.filter((route) => familyOf(route.to) === family);
  const none = family === 4 ? 'disabled' : 'link-local';
  return section(family === 4 ? 'ipv4' : 'ipv6', [
    `method=${addresses.length === 0 ? none : 'manual'}`,
    ...addresses.map((address, index) => `address${index + 1}=${address}`),
    ...(addresses.length === 0 ? [] : routes.flatMap((route, index) => routeLines(family, route, index + 1))),
  ]);
}

function routeLines(family: 4 | 6, route: RouteState, number: number): readonly string[] {
  const none = family === 4 ? '0.0.0.0' : '::';
  const metric = route.metric === undefined ? '' : `,${route.metric}`;
  const via = route.via === undefined ? (metric === '' ? '' : `,${none}`) : `,${route.via}`;
  return [
    `route${number}=${route.to}${via}${metric}`,
    ...(route.source === undefined ? [] : [`route${number}_options=src=${route.source}`]),
  ];
}

function section(name: string, lines: readonly string[]): string {
  return [`[${name}]`, ...lines].join('\n');
}

/** A dispatcher script is told the interface and what happened to it. */
export function dispatcher(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  const cases = additionCases(duties);
  if (cases.length === 0) return [];
  const lines = [
    '#!/bin/sh',
    header(request.topology),
    'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
    'case "$2" in up|reapply|dhcp4-change|dhcp6-change) ;; *) exit 0 ;; esac',
    'case "$1" in',
    ...cases,
    'esac',
    'exit 0',
    '',
  ];
  return [{ path: `/etc/NetworkManager/dispatcher.d/50-${ownName(request.topology)}`, content: lines.join('\n'), mode: 0o755 }];
}
