/**
 * RHEL's ifcfg files, as initscripts and NetworkManager's ifcfg-rh read them. DEVICE says the interface, so the file may
 * carry our name and no file of the user's is replaced; the routes of `ifcfg-X` are in `route-X` and `route6-X`.
 */
import { addressOf, familyOf, lengthOf } from '../address/address.ts';
import type { RouteState } from '../state/state.ts';
import { BOND_MIIMON } from '../plan/link-commands.ts';
import { BOND_DEFAULT_MODE, ofFamily, ownMtu } from './duties.ts';
import type { Duties, LinkDuty } from './duties.ts';
import { header, linkName } from './names.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

const FOLDER = '/etc/sysconfig/network-scripts';

export function ifcfgFiles(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  return duties.links
    .filter(({ native }) => native)
    .flatMap((duty) => {
      const name = linkName(request.topology, duty.link.name);
      const file = (kind: string, lines: readonly string[]): PersistentFile => ({
        path: `${FOLDER}/${kind}-${name}`,
        content: `${[header(request.topology), ...lines].join('\n')}\n`,
        mode: 0o644,
      });
      const routes = (family: 4 | 6) =>
        duty.routes.filter(({ to }) => familyOf(to) === family).map((route) => routeLine(route, duty.link.name));
      return [
        file('ifcfg', linkLines(duty, duties, name)),
        ...(routes(4).length === 0 ? [] : [file('route', routes(4))]),
        ...(routes(6).length === 0 ? [] : [file('route6', routes(6))]),
      ];
    });
}

function linkLines(duty: LinkDuty, duties: Duties, name: string): readonly string[] {
  const { link } = duty;
  const mtu = ownMtu(duty, duties);
  const common = [`NAME=${name}`, `DEVICE=${link.name}`, 'ONBOOT=yes', 'BOOTPROTO=none'];
  if (link.master !== undefined) return [...common, 'TYPE=Ethernet', `MASTER=${link.master}`, 'SLAVE=yes'];
  const [ipv6, ...more] = ofFamily(6, duty.addresses);
  return [
    ...common,
    ...(link.kind === 'vlan'
      ? ['TYPE=Vlan', 'VLAN=yes', `PHYSDEV=${link.parent?.link ?? ''}`, `VLAN_ID=${link.tag ?? 1}`]
      : ['TYPE=Bond', 'BONDING_MASTER=yes', `BONDING_OPTS="mode=${link.mode ?? BOND_DEFAULT_MODE} miimon=${BOND_MIIMON}"`]),
    ...(mtu === undefined ? [] : [`MTU=${mtu}`]),
    'DEFROUTE=no',
    ...ofFamily(4, duty.addresses).flatMap((address, index) => {
      const suffix = index === 0 ? '' : String(index);
      return [`IPADDR${suffix}=${addressOf(address)}`, `PREFIX${suffix}=${lengthOf(address)}`];
    }),
    ...(ipv6 === undefined
      ? []
      : [
          'IPV6INIT=yes',
          'IPV6_AUTOCONF=no',
          `IPV6ADDR=${ipv6}`,
          ...(more.length === 0 ? [] : [`IPV6ADDR_SECONDARIES="${more.join(' ')}"`]),
        ]),
  ];
}

/** As arguments of `ip route add`. */
function routeLine(route: RouteState, link: string): string {
  return [
    route.to,
    route.via === undefined ? undefined : `via ${route.via}`,
    `dev ${link}`,
    route.metric === undefined ? undefined : `metric ${route.metric}`,
    route.source === undefined ? undefined : `src ${route.source}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}
