/**
 * netplan: one YAML file, which netplan merges with those of the user key by key: lists grow, so an address is added beside
 * theirs. macvlan and ipvlan have no word there; those links go to what netplan hands its configuration to.
 */
import type { LinkState, RouteState } from '../state/state.ts';
import { familyOf } from '../address/address.ts';
import { BOND_MIIMON } from '../plan/link-commands.ts';
import { BOND_DEFAULT_MODE, hasWork, ownMtu } from './duties.ts';
import type { Duties, LinkDuty } from './duties.ts';
import { header, ownName } from './names.ts';
import { childrenDropIn, ownLinkFiles } from './networkd.ts';
import { connectionProfile } from './networkmanager.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

interface YamlMap {
  readonly [key: string]: Yaml;
}
type Yaml = string | number | boolean | readonly Yaml[] | YamlMap;

export function netplanFiles(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  const entries = (wanted: (duty: LinkDuty) => boolean) =>
    Object.fromEntries(
      duties.links.filter((duty) => duty.native && wanted(duty)).map((duty) => [idOf(duty), entry(duty, duties)]),
    );
  const groups = {
    ethernets: entries((duty) => !duty.own && duty.link.kind === 'nic' && isMentioned(duty)),
    bonds: entries((duty) => (duty.own ? duty.link.kind === 'bond' : duty.link.kind === 'bond' && isMentioned(duty))),
    vlans: entries((duty) => (duty.own ? duty.link.kind === 'vlan' : duty.link.kind === 'vlan' && isMentioned(duty))),
  };
  const filled = Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0);
  const shims = duties.links.filter(({ own, native, link }) => own && isShim(link) && (native || link.kind === 'macvlan'));
  const others = [
    ...shims.flatMap((duty) => shimFiles(request, duties, duty)),
    ...(request.renderer === 'networkmanager' ? [] : shimDropIns(request, duties)),
  ];
  if (filled.length === 0) return others;
  const yaml = toYaml({ network: { version: 2, ...Object.fromEntries(filled) } }, '');
  return [
    {
      path: `/etc/netplan/90-${ownName(request.topology)}.yaml`,
      content: `${header(request.topology)}\n${yaml}`,
      mode: 0o600,
      // Writes what the renderers read at boot and complains about what does not fit; nothing live is changed.
      reload: 'netplan generate',
    },
    ...others,
  ];
}

function shimFiles(request: PersistRequest, duties: Duties, duty: LinkDuty): readonly PersistentFile[] {
  if (request.renderer === 'networkmanager') return [connectionProfile(request, duties, duty)];
  return ownLinkFiles(request, duties, duty);
}

/** The .network files that netplan generates are named after its entries. */
function shimDropIns(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  return duties.links.flatMap((duty) => {
    const shims = duty.children.filter(isShim);
    return shims.length === 0 ? [] : [childrenDropIn(request, `10-netplan-${idOf(duty)}.network`, duty.link.name, shims)];
  });
}

function isShim({ kind }: LinkState): boolean {
  return kind === 'macvlan' || kind === 'ipvlan';
}

function idOf({ link, file }: LinkDuty): string {
  return file?.id ?? link.name;
}

/** An entry of the user's that we only refer to is left out: netplan finds it in their file. */
function isMentioned(duty: LinkDuty): boolean {
  if (duty.file === undefined) return hasWork(duty);
  return duty.addresses.length > 0 || duty.routes.length > 0;
}

function entry(duty: LinkDuty, duties: Duties): Yaml {
  const { link, own } = duty;
  const mtu = ownMtu(duty, duties);
  const nameOf = (name: string) => idOf(duties.links.find((other) => other.link.name === name) ?? duty);
  return {
    ...(own && link.kind === 'vlan' ? { id: link.tag ?? 1, link: nameOf(link.parent?.link ?? '') } : {}),
    ...(own && link.kind === 'bond'
      ? {
          interfaces: duty.members.map(({ name }) => nameOf(name)),
          parameters: { mode: link.mode ?? BOND_DEFAULT_MODE, 'mii-monitor-interval': BOND_MIIMON },
        }
      : {}),
    // Booting does not wait for it, and its addresses are those of the design.
    ...(own || duty.file === undefined ? { optional: true, 'accept-ra': false } : {}),
    ...(mtu === undefined ? {} : { mtu }),
    ...(duty.addresses.length === 0 ? {} : { addresses: duty.addresses }),
    ...(duty.routes.length === 0 ? {} : { routes: duty.routes.map(routeEntry) }),
  };
}

function routeEntry(route: RouteState): Yaml {
  return {
    to: route.to,
    ...(route.via === undefined ? (familyOf(route.to) === 4 ? { scope: 'link' } : {}) : { via: route.via }),
    ...(route.metric === undefined ? {} : { metric: route.metric }),
    ...(route.source === undefined ? {} : { from: route.source }),
  };
}

/** Block style; every text is quoted, so that no name is taken for a number or a truth value. */
function toYaml(value: YamlMap, indent: string): string {
  return Object.entries(value)
    .map(([key, item]) => `${indent}${/^[a-z][a-z0-9-]*$/.test(key) ? key : JSON.stringify(key)}:${yamlValue(item, indent)}`)
    .join('');
}

function yamlValue(value: Yaml, indent: string): string {
  if (typeof value !== 'object') return ` ${JSON.stringify(value)}\n`;
  if (isList(value)) {
    return `\n${value.map((item) => `${indent}  -${typeof item === 'object' && !isList(item) ? ` ${toYaml(item, `${indent}    `).trimStart()}` : yamlValue(item, indent)}`).join('')}`;
  }
  return Object.keys(value).length === 0 ? ' {}\n' : `\n${toYaml(value, `${indent}  `)}`;
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}
