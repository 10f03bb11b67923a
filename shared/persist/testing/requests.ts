/** Requests that the tests of this folder and of main/persist share. */
import { parseInterfaceAddress, parseIpAddress, parsePrefix } from '../../address/address.ts';
import type { InterfaceAddress, IpAddress, Prefix } from '../../address/address.ts';
import type { LinkState, NamespaceState } from '../../state/state.ts';
import type { Dialect, InterfaceFile } from '../dialect.ts';
import type { PersistRequest } from '../request.ts';

function must<Value>(value: Value | undefined, text: string): Value {
  if (value === undefined) throw new Error(`${text} does not parse`);
  return value;
}
export const ip = (text: string): IpAddress => must(parseIpAddress(text), text);
export const at = (text: string): InterfaceAddress => must(parseInterfaceAddress(text), text);
export const net = (text: string): Prefix => must(parsePrefix(text), text);

export function link(name: string, kind: LinkState['kind'], more: Partial<LinkState> = {}): LinkState {
  return { name, kind, up: true, mtu: 1500, promiscuous: false, addresses: [], ...more };
}

/**
 * A Docker host that is a router too: two VLANs on a NIC, one dual-stack, a shim on the first, a bond with a VLAN on it,
 * routes, a policy with masquerade.
 */
export const router: NamespaceState = {
  links: [
    link('ens33', 'nic', { promiscuous: true, addresses: [at('192.168.1.11/24'), at('192.168.50.11/24')] }),
    link('ens34', 'nic', { master: 'bond0' }),
    link('ens35', 'nic', { master: 'bond0' }),
    link('ens33.10', 'vlan', { parent: { link: 'ens33' }, tag: 10, addresses: [at('172.16.10.1/24'), at('fd00:10::1/64')] }),
    link('ens33.20', 'vlan', { parent: { link: 'ens33' }, tag: 20, promiscuous: true }),
    link('bond0', 'bond', { mode: 'active-backup' }),
    link('bond0.30', 'vlan', { parent: { link: 'bond0' }, tag: 30, addresses: [at('172.16.30.1/24')] }),
    link('vs-mac10', 'macvlan', { parent: { link: 'ens33.10' }, mode: 'bridge', addresses: [at('172.16.10.250/32')] }),
  ],
  routes: [
    { to: net('10.0.0.0/8'), via: ip('172.16.30.254'), metric: 50 },
    { to: net('172.16.10.10/32'), link: 'vs-mac10' },
    { to: net('10.9.0.0/16'), via: ip('192.168.1.1') },
  ],
  forwarding: { ipv4: true, ipv6: true },
  forward: {
    rules: [
      { from: 'ens33.10', to: 'bond0.30', action: 'accept' },
      {
        from: 'bond0.30',
        source: net('172.16.30.0/24'),
        protocol: 'tcp',
        ports: [
          [80, 80],
          [8000, 8100],
        ],
        action: 'drop',
      },
      { destination: net('fd00:10::/64'), protocol: 'icmp', action: 'accept' },
    ],
    fallback: 'drop',
  },
  masquerade: [{ in: 'ens33.10', out: 'bond0.30' }],
};

const files: Readonly<Record<Dialect, readonly InterfaceFile[]>> = {
  networkd: [{ link: 'ens33', path: '/etc/systemd/network/20-wired.network', dialect: 'networkd', shared: false }],
  netplan: [
    { link: 'ens33', path: '/run/systemd/network/10-netplan-ens33.network', dialect: 'netplan', id: 'ens33', shared: false },
  ],
  networkmanager: [
    {
      link: 'ens33',
      path: '/etc/NetworkManager/system-connections/wired.nmconnection',
      dialect: 'networkmanager',
      shared: false,
    },
  ],
  ifupdown: [{ link: 'ens33', path: '/etc/network/interfaces', dialect: 'ifupdown', shared: false }],
  ifcfg: [{ link: 'ens33', path: '/etc/sysconfig/network-scripts/ifcfg-ens33', dialect: 'ifcfg', shared: false }],
  unit: [],
};

/** The router of above, whose NIC ens33 had one address and gets another. */
export function routerRequest(dialect: Dialect, more: Partial<PersistRequest> = {}): PersistRequest {
  return {
    topology: 'lab',
    dialect,
    desired: router,
    additions: [{ link: 'ens33', up: false, promiscuous: true, addresses: [at('192.168.50.11/24')] }],
    files: files[dialect],
    hasDocker: true,
    ...more,
  };
}
