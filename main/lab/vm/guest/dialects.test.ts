import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { dialectFiles, dialectUnits, foreignUnits } from './dialects.ts';

const nics = [
  { name: 'ens33', mac: '02:00:00:00:00:01', addresses: ['172.22.16.11/24', 'fd00:16::11/64'] },
  { name: 'ens34', mac: '02:00:00:00:00:02', addresses: [] },
];
const written = (dialect: Parameters<typeof dialectFiles>[0]) =>
  Object.fromEntries(dialectFiles(dialect, nics).map(({ path, content }) => [path, content]));

test.each(['ifupdown', 'networkd', 'netplan', 'networkmanager'] as const)(
  '%s: every NIC is named by its MAC, and that of the management by its slot',
  (dialect) => {
    const files = written(dialect);
    expect(files['/etc/systemd/network/10-ens34.link']).toContain('PermanentMACAddress=02:00:00:00:00:02');
    expect(files['/etc/systemd/network/10-mgmt0.link']).toBe('[Match]\nPath=pci-0000:00:03.0\n\n[Link]\nName=mgmt0\n');
  },
);

test('ifupdown: one stanza an address, and a NIC without any is brought up', () => {
  const file = written('ifupdown')['/etc/network/interfaces'];
  expect(file).toContain(
    'auto ens33\niface ens33 inet static\n  address 172.22.16.11/24\niface ens33 inet6 static\n  address fd00:16::11/64\n',
  );
  expect(file).toContain('auto ens34\niface ens34 inet manual\n');
  expect(file).toContain('iface mgmt0 inet static\n  address 10.0.2.15/24\n');
});

test('networkd: a NIC without addresses does not hold up the boot', () => {
  const files = written('networkd');
  expect(files['/etc/systemd/network/20-ens33.network']).toMatch(
    /RequiredForOnline=yes[^]*Address=172.22.16.11\/24\nAddress=fd00:16::11\/64/,
  );
  expect(files['/etc/systemd/network/20-ens34.network']).toContain('RequiredForOnline=no');
});

test('netplan: YAML with all three NICs', () => {
  expect(parse(written('netplan')['/etc/netplan/01-lab.yaml'] ?? '')).toMatchObject({
    network: {
      ethernets: {
        mgmt0: { addresses: ['10.0.2.15/24'] },
        ens33: { addresses: nics[0]!.addresses },
        ens34: { optional: true, addresses: [] },
      },
    },
  });
});

test('NetworkManager: a profile for each, readable by root alone', () => {
  const files = dialectFiles('networkmanager', nics).filter(({ path }) => path.endsWith('.nmconnection'));
  expect(files.map(({ path, mode }) => [path.split('/').at(-1), mode])).toEqual(
    ['mgmt0', 'ens33', 'ens34'].map((name) => [`${name}.nmconnection`, 0o600]),
  );
  expect(files[1]?.content).toContain(
    '[ipv4]\nmethod=manual\naddress1=172.22.16.11/24\n\n[ipv6]\nmethod=manual\naddress1=fd00:16::11/64',
  );
  expect(files[2]?.content).toContain('[ipv4]\nmethod=disabled');
});

test('no unit belongs to a dialect and to the others at once', () => {
  expect(foreignUnits('netplan')).not.toContain('systemd-networkd.service');
  expect(foreignUnits('networkd')).toContain('networking.service');
  for (const dialect of ['ifupdown', 'networkd', 'netplan', 'networkmanager'] as const)
    expect(foreignUnits(dialect).filter((unit) => dialectUnits(dialect).includes(unit))).toEqual([]);
});
