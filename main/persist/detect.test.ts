import { describe, expect, test } from 'vitest';
import { decideDialect } from './decide-dialect.ts';
import { readFacts } from './facts.ts';

/** The output of the script on a host: sections in its order, empty where a program or a file is not there. */
function recorded(sections: Readonly<Record<string, string>>): string {
  const all = {
    systemd: 'yes',
    services: '',
    links: '',
    networkd: '',
    netplan: '',
    profiles: '',
    sourced: '',
    stanzas: '',
    ifcfg: '',
  };
  return Object.entries({ ...all, ...sections })
    .map(([name, body]) => `=== vlanvas ${name}\n${body === '' ? '' : `${body}\n`}`)
    .join('');
}
const services = (...active: readonly string[]) =>
  ['systemd-networkd', 'NetworkManager', 'networking', 'network']
    .map((name) => `${name} ${active.includes(name) ? 'active' : 'inactive'}`)
    .join('\n');
const decide = (sections: Readonly<Record<string, string>>) => decideDialect(readFacts(recorded(sections)));

const LINKS = '1 lo \n2 ens33 physical\n3 ens34 physical\n4 docker0 ';

describe('the dialect of a host', () => {
  test('Debian 12 as installed: ifupdown', () => {
    const found = decide({
      services: services('networking'),
      links: LINKS,
      sourced: 'source /etc/network/interfaces.d/*',
      stanzas: '/etc/network/interfaces:iface lo inet loopback\n/etc/network/interfaces:iface ens33 inet dhcp',
    });
    expect(found).toEqual({
      dialect: 'ifupdown',
      files: [{ link: 'ens33', path: '/etc/network/interfaces', dialect: 'ifupdown', shared: false }],
      reason: 'ifupdown configures ens33',
    });
  });

  test('ifupdown that does not read interfaces.d leaves all to our unit', () => {
    const stanzas = '/etc/network/interfaces:iface ens33 inet static';
    const found = decide({ services: services('networking'), links: LINKS, stanzas });
    expect(found.dialect).toBe('unit');
    expect(found.reason).toContain('does not read interfaces.d');
    const sourced = 'source-directory interfaces.d';
    expect(decide({ services: services('networking'), links: LINKS, stanzas, sourced }).dialect).toBe('ifupdown');
  });

  test('Ubuntu server: netplan through networkd', () => {
    const found = decide({
      services: services('systemd-networkd'),
      links: LINKS,
      networkd:
        '/run/systemd/netif/links/2:NETWORK_FILE=/run/systemd/network/10-netplan-ens33.network\n' +
        '/run/systemd/netif/links/3:NETWORK_FILE=/run/systemd/network/10-netplan-uplink.network',
      netplan:
        '--- /etc/netplan/50-cloud-init.yaml\nnetwork:\n  version: 2\n  ethernets:\n    ens33:\n      dhcp4: true\n' +
        '    uplink:\n      match: {macaddress: "52:54:00:12:34:56"}\n      set-name: ens34',
    });
    expect(found).toEqual({
      dialect: 'netplan',
      renderer: 'networkd',
      files: [
        { link: 'ens33', path: '/run/systemd/network/10-netplan-ens33.network', dialect: 'netplan', id: 'ens33', shared: false },
        {
          link: 'ens34',
          path: '/run/systemd/network/10-netplan-uplink.network',
          dialect: 'netplan',
          id: 'uplink',
          shared: false,
        },
      ],
      reason: 'netplan configures ens33, ens34 through systemd-networkd',
    });
  });

  test('Debian cloud image: one netplan entry matches every NIC, so links are written for networkd', () => {
    const found = decide({
      services: services('systemd-networkd'),
      links: '1 lo \n2 enp1s0 physical',
      networkd: '/run/systemd/netif/links/2:NETWORK_FILE=/run/systemd/network/10-netplan-all-en.network',
      netplan:
        '--- /etc/netplan/90-default.yaml\nnetwork:\n  version: 2\n  ethernets:\n    all-en:\n      match:\n        name: en*\n      dhcp4: true',
    });
    expect(found.dialect).toBe('networkd');
    expect(found.files).toEqual([
      { link: 'enp1s0', path: '/run/systemd/network/10-netplan-all-en.network', dialect: 'netplan', id: 'all-en', shared: true },
    ]);
  });

  test('Ubuntu desktop: netplan only names NetworkManager, whose own profiles count', () => {
    const found = decide({
      services: services('NetworkManager'),
      links: LINKS,
      netplan: '--- /etc/netplan/01-network-manager-all.yaml\nnetwork:\n  version: 2\n  renderer: NetworkManager',
      profiles:
        'ens33:/run/NetworkManager/system-connections/Wired connection 1.nmconnection\ndocker0:/run/NetworkManager/system-connections/docker0.nmconnection',
    });
    expect(found.dialect).toBe('networkmanager');
    expect(found.files.map(({ link, dialect }) => [link, dialect])).toEqual([
      ['ens33', 'networkmanager'],
      ['docker0', 'networkmanager'],
    ]);
  });

  test('Ubuntu 24.04 desktop: a profile that NetworkManager keeps in netplan is NetworkManager’s', () => {
    const found = decide({
      services: services('NetworkManager'),
      links: LINKS,
      netplan:
        '--- /etc/netplan/90-NM-14f59568-5076-387a-aef6-10adfcca2e26.yaml\nnetwork:\n  ethernets:\n    NM-14f59568-5076-387a-aef6-10adfcca2e26:\n      match: {}',
      profiles: 'ens33:/run/NetworkManager/system-connections/netplan-NM-14f59568-5076-387a-aef6-10adfcca2e26.nmconnection',
    });
    expect(found.dialect).toBe('networkmanager');
  });

  test('Netplan that names its NICs and hands them to NetworkManager', () => {
    const found = decide({
      services: services('NetworkManager'),
      links: LINKS,
      netplan: '--- /etc/netplan/01-x.yaml\nnetwork: {version: 2, renderer: NetworkManager, ethernets: {ens33: {dhcp4: true}}}',
      profiles: 'ens33:/run/NetworkManager/system-connections/netplan-ens33.nmconnection',
    });
    expect(found).toMatchObject({ dialect: 'netplan', renderer: 'networkmanager', files: [{ id: 'ens33', shared: false }] });
  });

  test('Fedora and RHEL 9: NetworkManager keyfiles, with a colon in the name', () => {
    const found = decide({
      services: services('NetworkManager'),
      links: LINKS,
      profiles: 'ens33:/etc/NetworkManager/system-connections/a\\:b.nmconnection',
    });
    expect(found).toMatchObject({
      dialect: 'networkmanager',
      files: [{ link: 'ens33', path: '/etc/NetworkManager/system-connections/a:b.nmconnection' }],
    });
  });

  test('RHEL 7: ifcfg, with NetworkManager and without', () => {
    const ifcfg = '/etc/sysconfig/network-scripts/ifcfg-ens33:DEVICE="ens33"\n/etc/sysconfig/network-scripts/ifcfg-lo:DEVICE=lo';
    const profiles = 'ens33:/etc/sysconfig/network-scripts/ifcfg-ens33';
    const files = [{ link: 'ens33', path: '/etc/sysconfig/network-scripts/ifcfg-ens33', dialect: 'ifcfg', shared: false }];
    expect(decide({ services: services('NetworkManager', 'network'), links: LINKS, ifcfg, profiles })).toMatchObject({
      dialect: 'ifcfg',
      files,
    });
    expect(decide({ services: services('network'), links: LINKS, ifcfg })).toMatchObject({ dialect: 'ifcfg', files });
  });

  test('Arch: networkd, where one file with a pattern configures two NICs', () => {
    const networkd =
      '/run/systemd/netif/links/2:NETWORK_FILE=/etc/systemd/network/20-wired.network\n' +
      '/run/systemd/netif/links/3:NETWORK_FILE=/etc/systemd/network/20-wired.network';
    const found = decide({ services: services('systemd-networkd'), links: LINKS, networkd });
    expect(found).toMatchObject({ dialect: 'networkd', files: [{ shared: true }, { shared: true }] });
    expect(decide({ services: services('systemd-networkd'), links: LINKS, networkd: networkd.split('\n')[0]! })).toMatchObject({
      dialect: 'networkd',
      files: [{ link: 'ens33', path: '/etc/systemd/network/20-wired.network', shared: false }],
    });
  });

  test('files of ours say nothing: a second look finds what the first found', () => {
    const found = decide({
      services: services('systemd-networkd'),
      links: `${LINKS}\n5 ens33.10 `,
      networkd:
        '/run/systemd/netif/links/2:NETWORK_FILE=/run/systemd/network/10-netplan-ens33.network\n' +
        '/run/systemd/netif/links/3:NETWORK_FILE=/run/systemd/network/10-netplan-ens34.network\n' +
        '/run/systemd/netif/links/5:NETWORK_FILE=/etc/systemd/network/05-vlanvas-lab--ens33.10.network',
      netplan:
        '--- /etc/netplan/50-cloud-init.yaml\nnetwork: {version: 2, ethernets: {ens33: {dhcp4: true}}}\n' +
        '--- /etc/netplan/90-vlanvas-lab.yaml\nnetwork: {version: 2, ethernets: {ens34: {optional: true}}}',
    });
    expect(found.files.map(({ link }) => link)).toEqual(['ens33']);
  });

  test('a service that runs decides where no NIC has a file; nothing known: our unit; no systemd: nothing', () => {
    expect(decide({ services: services('systemd-networkd', 'NetworkManager'), links: LINKS }).dialect).toBe('networkd');
    expect(decide({ services: services('NetworkManager'), links: LINKS }).dialect).toBe('networkmanager');
    expect(
      decide({ services: services('networking'), links: LINKS, sourced: 'source /etc/network/interfaces.d/*' }).dialect,
    ).toBe('ifupdown');
    expect(decide({ services: services('networking'), links: LINKS }).dialect).toBe('unit');
    expect(decide({ services: services(), links: LINKS }).dialect).toBe('unit');
    expect(decide({ systemd: '', services: services('networking'), links: LINKS }).dialect).toBeNull();
  });

  test('more NICs count more: a desktop where one NIC is left to ifupdown', () => {
    const found = decide({
      services: services('NetworkManager', 'networking'),
      links: '2 ens33 physical\n3 ens34 physical\n4 ens35 physical',
      profiles:
        'ens34:/etc/NetworkManager/system-connections/a.nmconnection\nens35:/etc/NetworkManager/system-connections/b.nmconnection',
      sourced: 'source /etc/network/interfaces.d/*',
      stanzas: '/etc/network/interfaces.d/wan:iface ens33 inet static',
    });
    expect(found.dialect).toBe('networkmanager');
    expect(found.files[0]).toMatchObject({ link: 'ens33', dialect: 'ifupdown' });
  });
});
