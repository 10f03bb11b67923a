/**
 * How a guest's network is written down in each of Debian's four dialects: the management NIC, and the lab NICs with the
 * addresses that they have from the start.
 */
import type { LabNic, NetworkDialect } from '../../spec.ts';
import { MANAGEMENT_ADDRESS, MANAGEMENT_NIC, MANAGEMENT_SLOT } from '../names.ts';

export interface DialectFile {
  readonly path: string;
  readonly content: string;
  readonly mode?: number;
}

/** A lab NIC with the MAC that it is known by. */
export type CabledNic = ConfiguredNic & { readonly mac: string };

type ConfiguredNic = Pick<LabNic, 'name' | 'addresses'>;

/** Units that each dialect needs; a host has those of its own and no others. */
const UNITS: Readonly<Record<NetworkDialect, readonly string[]>> = {
  ifupdown: ['networking.service'],
  networkd: ['systemd-networkd.service', 'systemd-networkd.socket', 'systemd-networkd-wait-online.service'],
  netplan: ['systemd-networkd.service', 'systemd-networkd.socket', 'systemd-networkd-wait-online.service'],
  networkmanager: ['NetworkManager.service', 'NetworkManager-wait-online.service', 'NetworkManager-dispatcher.service'],
};

export const dialectUnits = (dialect: NetworkDialect): readonly string[] => UNITS[dialect];

/** Units of the other dialects. */
export function foreignUnits(dialect: NetworkDialect): readonly string[] {
  return [...new Set(Object.values(UNITS).flat())].filter((unit) => !UNITS[dialect].includes(unit));
}

/** The files of a host: what its NICs are named by, and the configuration in its dialect. */
export function dialectFiles(dialect: NetworkDialect, nics: readonly CabledNic[]): readonly DialectFile[] {
  const management: ConfiguredNic = { name: MANAGEMENT_NIC, addresses: [MANAGEMENT_ADDRESS] };
  return [
    // By its slot: a host that boots from the image has another MAC than that of the snapshot.
    linkFile(MANAGEMENT_NIC, `Path=pci-0000:00:0${MANAGEMENT_SLOT}.0`),
    // By the address that it was born with: a VLAN or a macvlan on it has the same one, and another type.
    ...nics.map(({ name, mac }) => linkFile(name, `PermanentMACAddress=${mac}\nDriver=virtio_net`)),
    ...WRITERS[dialect]([management, ...nics]),
  ];
}

function linkFile(name: string, match: string): DialectFile {
  return { path: `/etc/systemd/network/10-${name}.link`, content: `[Match]\n${match}\n\n[Link]\nName=${name}\n` };
}

const isIpv6 = (address: string) => address.includes(':');
const block = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const WRITERS: Readonly<Record<NetworkDialect, (nics: readonly ConfiguredNic[]) => readonly DialectFile[]>> = {
  ifupdown: (nics) => [
    {
      path: '/etc/network/interfaces',
      content: [
        'source /etc/network/interfaces.d/*\n',
        'auto lo\niface lo inet loopback\n',
        ...nics.map(({ name, addresses }) =>
          block([
            `auto ${name}`,
            ...(addresses.length === 0 ? [`iface ${name} inet manual`] : []),
            ...addresses.flatMap((address) => [
              `iface ${name} ${isIpv6(address) ? 'inet6' : 'inet'} static`,
              `  address ${address}`,
              // Duplicate address detection would hold up the boot, and what the lab gives out is unique.
              ...(isIpv6(address) ? ['  dad-attempts 0'] : []),
            ]),
          ]),
        ),
      ].join('\n'),
    },
  ],
  networkd: (nics) =>
    nics.map(({ name, addresses }) => ({
      path: `/etc/systemd/network/20-${name}.network`,
      content: block([
        '[Match]',
        `Name=${name}`,
        '',
        '[Link]',
        // A NIC without addresses is up and never "online".
        `RequiredForOnline=${addresses.length > 0 ? 'yes' : 'no'}`,
        '',
        '[Network]',
        'LinkLocalAddressing=ipv6',
        'IPv6AcceptRA=no',
        ...addresses.map((address) => `Address=${address}`),
      ]),
    })),
  netplan: (nics) => [
    {
      path: '/etc/netplan/01-lab.yaml',
      mode: 0o600,
      content: block([
        'network:',
        '  version: 2',
        '  renderer: networkd',
        '  ethernets:',
        ...nics.flatMap(({ name, addresses }) => [
          `    ${name}:`,
          '      dhcp4: false',
          '      accept-ra: false',
          ...(addresses.length === 0 ? ['      optional: true'] : []),
          `      addresses: [${addresses.map((address) => `"${address}"`).join(', ')}]`,
        ]),
      ]),
    },
  ],
  networkmanager: (nics) =>
    nics.map(({ name, addresses }) => ({
      path: `/etc/NetworkManager/system-connections/${name}.nmconnection`,
      mode: 0o600,
      content: block([
        '[connection]',
        `id=${name}`,
        'type=ethernet',
        `interface-name=${name}`,
        'autoconnect=true',
        '',
        '[ipv4]',
        ...nmMethod(addresses.filter((address) => !isIpv6(address))),
        '',
        '[ipv6]',
        ...nmMethod(addresses.filter(isIpv6), 'link-local'),
      ]),
    })),
};

function nmMethod(addresses: readonly string[], none = 'disabled'): readonly string[] {
  if (addresses.length === 0) return [`method=${none}`];
  return ['method=manual', ...addresses.map((address, index) => `address${index + 1}=${address}`)];
}
