/**
 * systemd-networkd: a .netdev and a .network file for each link of ours, drop-ins to the .network files of the user.
 *
 * Of several .network files that match a link the first by name counts. Those of our own links are `05-…`, so that a `Name=en*`
 * of the user (or netplan's `10-…`) does not take `ens33.10` too; those of a NIC that no file configures are `90-…`, so that a
 * file of the user's always wins.
 */
import { familyOf } from '../address/address.ts';
import type { LinkState, RouteState } from '../state/state.ts';
import { BOND_MIIMON } from '../plan/link-commands.ts';
import { BOND_DEFAULT_MODE, hasWork, ownMtu } from './duties.ts';
import type { Duties, LinkDuty } from './duties.ts';
import { header, linkName } from './names.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

const NETWORKD_FOLDER = '/etc/systemd/network';

/** The addresses of a link of ours are those of the design, and it has them without a cable too, as with `ip address add`. */
const OWN_NETWORK = ['LinkLocalAddressing=ipv6', 'IPv6AcceptRA=no', 'ConfigureWithoutCarrier=yes'] as const;

export function networkdFiles(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  return duties.links.filter(hasWork).flatMap((duty) => {
    if (duty.own) return ownLinkFiles(request, duties, duty);
    return duty.native ? [hostLinkFile(request, duty)] : [];
  });
}

/** The files of one link of ours: of the .netdev and .network pair, the first only where networkd makes the link. */
export function ownLinkFiles(request: PersistRequest, duties: Duties, duty: LinkDuty): readonly PersistentFile[] {
  const { link } = duty;
  const base = `${NETWORKD_FOLDER}/05-${linkName(request.topology, link.name)}`;
  const mtu = ownMtu(duty, duties);
  const network = file(request, `${base}.network`, [
    section('Match', [`Name=${link.name}`]),
    section('Link', [
      'RequiredForOnline=no',
      ...(mtu === undefined ? [] : [`MTUBytes=${mtu}`]),
      ...(duty.promiscuous ? ['Promiscuous=yes'] : []),
    ]),
    section('Network', [...OWN_NETWORK, ...networkLines(duty)]),
    ...duty.routes.map(routeSection),
  ]);
  return duty.native ? [file(request, `${base}.netdev`, netdev(link)), network] : [network];
}

function netdev(link: LinkState): readonly string[] {
  const kind = section('NetDev', [`Name=${link.name}`, `Kind=${link.kind}`]);
  switch (link.kind) {
    case 'vlan':
      return [kind, section('VLAN', [`Id=${link.tag ?? 1}`])];
    case 'macvlan':
      return [kind, section('MACVLAN', [`Mode=${link.mode ?? 'bridge'}`])];
    case 'ipvlan':
      return [kind, section('IPVLAN', [`Mode=${(link.mode ?? 'l2').toUpperCase()}`])];
    default:
      return [kind, section('Bond', [`Mode=${link.mode ?? BOND_DEFAULT_MODE}`, `MIIMonitorSec=${BOND_MIIMON}ms`])];
  }
}

/** What is added to a NIC of the host: a drop-in to the file that configures it, or a file where there is none. */
function hostLinkFile(request: PersistRequest, duty: LinkDuty): PersistentFile {
  const name = linkName(request.topology, duty.link.name);
  const lines = networkLines(duty);
  const link = duty.promiscuous ? [section('Link', ['Promiscuous=yes'])] : [];
  const routes = duty.routes.map(routeSection);
  if (duty.file) {
    const base = duty.file.path.slice(duty.file.path.lastIndexOf('/') + 1);
    return file(request, `${NETWORKD_FOLDER}/${base}.d/${name}.conf`, [...link, section('Network', lines), ...routes]);
  }
  return file(request, `${NETWORKD_FOLDER}/90-${name}.network`, [
    section('Match', [`Name=${duty.link.name}`]),
    section('Link', ['RequiredForOnline=no', ...(duty.promiscuous ? ['Promiscuous=yes'] : [])]),
    section('Network', [...(duty.link.master === undefined ? OWN_NETWORK : []), ...lines]),
    ...routes,
  ]);
}

function networkLines(duty: LinkDuty): readonly string[] {
  return [
    ...(duty.link.master === undefined ? [] : [`Bond=${duty.link.master}`]),
    ...duty.children.map((child) => `${child.kind.toUpperCase()}=${child.name}`),
    ...duty.addresses.map((address) => `Address=${address}`),
  ];
}

function routeSection(route: RouteState): string {
  return section('Route', [
    `Destination=${route.to}`,
    ...(route.via === undefined ? (familyOf(route.to) === 4 ? ['Scope=link'] : []) : [`Gateway=${route.via}`]),
    ...(route.metric === undefined ? [] : [`Metric=${route.metric}`]),
    ...(route.source === undefined ? [] : [`PreferredSource=${route.source}`]),
  ]);
}

function section(name: string, lines: readonly string[]): string {
  return [`[${name}]`, ...lines].join('\n');
}

/** A drop-in that adds children to a .network file which another program writes: macvlan and ipvlan below netplan. */
export function childrenDropIn(
  request: PersistRequest,
  networkFile: string,
  parent: string,
  children: readonly LinkState[],
): PersistentFile {
  const lines = children.map((child) => `${child.kind.toUpperCase()}=${child.name}`);
  return file(request, `${NETWORKD_FOLDER}/${networkFile}.d/${linkName(request.topology, parent)}.conf`, [
    section('Network', lines),
  ]);
}

function file(request: PersistRequest, path: string, sections: readonly string[]): PersistentFile {
  return { path, content: `${header(request.topology)}\n${sections.join('\n\n')}\n`, mode: 0o644 };
}
