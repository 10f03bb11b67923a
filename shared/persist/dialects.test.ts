import { describe, expect, test } from 'vitest';
import { persistentFiles } from './persistent-files.ts';
import type { Dialect } from './dialect.ts';
import type { PersistRequest } from './request.ts';
import { link, net, routerRequest } from './testing/requests.ts';

const MARK = '# Written by Vlanvas for the topology "lab". "vlanvas destroy" removes it.';
const COMMON = /^\/etc\/(vlanvas|sysctl\.d|modules-load\.d|systemd\/system)\//;

/** The files in the dialect itself, each under its path and mode, without the mark, which every one must have. */
function written(dialect: Dialect, more: Partial<PersistRequest> = {}): string {
  return persistentFiles(routerRequest(dialect, more))
    .filter(({ path }) => !COMMON.test(path))
    .map(({ path, mode, content, reload }) => {
      expect(content.split('\n').slice(0, 2)).toContain(MARK);
      expect(path).toContain('vlanvas-lab');
      return `== ${path} ${mode.toString(8)}${reload === undefined ? '' : ` (${reload})`}\n${content.replace(`${MARK}\n`, '')}`;
    })
    .join('');
}

describe('a router with VLANs, a bond, a shim and routes', () => {
  test('systemd-networkd', () =>
    expect(written('networkd')).toMatchInlineSnapshot(`
    "== /etc/systemd/network/20-wired.network.d/vlanvas-lab--ens33.conf 644
    [Link]
    Promiscuous=yes

    [Network]
    VLAN=ens33.10
    VLAN=ens33.20
    Address=192.168.50.11/24

    [Route]
    Destination=10.9.0.0/16
    Gateway=192.168.1.1
    == /etc/systemd/network/90-vlanvas-lab--ens34.network 644
    [Match]
    Name=ens34

    [Link]
    RequiredForOnline=no

    [Network]
    Bond=bond0
    == /etc/systemd/network/90-vlanvas-lab--ens35.network 644
    [Match]
    Name=ens35

    [Link]
    RequiredForOnline=no

    [Network]
    Bond=bond0
    == /etc/systemd/network/05-vlanvas-lab--ens33.10.netdev 644
    [NetDev]
    Name=ens33.10
    Kind=vlan

    [VLAN]
    Id=10
    == /etc/systemd/network/05-vlanvas-lab--ens33.10.network 644
    [Match]
    Name=ens33.10

    [Link]
    RequiredForOnline=no

    [Network]
    LinkLocalAddressing=ipv6
    IPv6AcceptRA=no
    ConfigureWithoutCarrier=yes
    MACVLAN=vs-mac10
    Address=172.16.10.1/24
    Address=fd00:10::1/64
    == /etc/systemd/network/05-vlanvas-lab--ens33.20.netdev 644
    [NetDev]
    Name=ens33.20
    Kind=vlan

    [VLAN]
    Id=20
    == /etc/systemd/network/05-vlanvas-lab--ens33.20.network 644
    [Match]
    Name=ens33.20

    [Link]
    RequiredForOnline=no
    Promiscuous=yes

    [Network]
    LinkLocalAddressing=ipv6
    IPv6AcceptRA=no
    ConfigureWithoutCarrier=yes
    == /etc/systemd/network/05-vlanvas-lab--bond0.netdev 644
    [NetDev]
    Name=bond0
    Kind=bond

    [Bond]
    Mode=active-backup
    MIIMonitorSec=100ms
    == /etc/systemd/network/05-vlanvas-lab--bond0.network 644
    [Match]
    Name=bond0

    [Link]
    RequiredForOnline=no

    [Network]
    LinkLocalAddressing=ipv6
    IPv6AcceptRA=no
    ConfigureWithoutCarrier=yes
    VLAN=bond0.30
    == /etc/systemd/network/05-vlanvas-lab--bond0.30.netdev 644
    [NetDev]
    Name=bond0.30
    Kind=vlan

    [VLAN]
    Id=30
    == /etc/systemd/network/05-vlanvas-lab--bond0.30.network 644
    [Match]
    Name=bond0.30

    [Link]
    RequiredForOnline=no

    [Network]
    LinkLocalAddressing=ipv6
    IPv6AcceptRA=no
    ConfigureWithoutCarrier=yes
    Address=172.16.30.1/24

    [Route]
    Destination=10.0.0.0/8
    Gateway=172.16.30.254
    Metric=50
    == /etc/systemd/network/05-vlanvas-lab--vs-mac10.netdev 644
    [NetDev]
    Name=vs-mac10
    Kind=macvlan

    [MACVLAN]
    Mode=bridge
    == /etc/systemd/network/05-vlanvas-lab--vs-mac10.network 644
    [Match]
    Name=vs-mac10

    [Link]
    RequiredForOnline=no

    [Network]
    LinkLocalAddressing=ipv6
    IPv6AcceptRA=no
    ConfigureWithoutCarrier=yes
    Address=172.16.10.250/32

    [Route]
    Destination=172.16.10.10/32
    Scope=link
    "
  `));
  test('netplan through networkd: macvlan goes to networkd', () =>
    expect(written('netplan')).toMatchInlineSnapshot(`
    "== /etc/netplan/90-vlanvas-lab.yaml 600 (netplan generate)
    network:
      version: 2
      ethernets:
        ens33:
          addresses:
            - "192.168.50.11/24"
          routes:
            - to: "10.9.0.0/16"
              via: "192.168.1.1"
        ens34:
          optional: true
          accept-ra: false
        ens35:
          optional: true
          accept-ra: false
      bonds:
        bond0:
          interfaces:
            - "ens34"
            - "ens35"
          parameters:
            mode: "active-backup"
            mii-monitor-interval: 100
          optional: true
          accept-ra: false
      vlans:
        "ens33.10":
          id: 10
          link: "ens33"
          optional: true
          accept-ra: false
          addresses:
            - "172.16.10.1/24"
            - "fd00:10::1/64"
        "ens33.20":
          id: 20
          link: "ens33"
          optional: true
          accept-ra: false
        "bond0.30":
          id: 30
          link: "bond0"
          optional: true
          accept-ra: false
          addresses:
            - "172.16.30.1/24"
          routes:
            - to: "10.0.0.0/8"
              via: "172.16.30.254"
              metric: 50
    == /etc/systemd/network/05-vlanvas-lab--vs-mac10.netdev 644
    [NetDev]
    Name=vs-mac10
    Kind=macvlan

    [MACVLAN]
    Mode=bridge
    == /etc/systemd/network/05-vlanvas-lab--vs-mac10.network 644
    [Match]
    Name=vs-mac10

    [Link]
    RequiredForOnline=no

    [Network]
    LinkLocalAddressing=ipv6
    IPv6AcceptRA=no
    ConfigureWithoutCarrier=yes
    Address=172.16.10.250/32

    [Route]
    Destination=172.16.10.10/32
    Scope=link
    == /etc/systemd/network/10-netplan-ens33.10.network.d/vlanvas-lab--ens33.10.conf 644
    [Network]
    MACVLAN=vs-mac10
    "
  `));
  test('NetworkManager', () =>
    expect(written('networkmanager')).toMatchInlineSnapshot(`
    "== /etc/NetworkManager/system-connections/vlanvas-lab--ens34.nmconnection 600
    [connection]
    id=vlanvas-lab--ens34
    uuid=a44aa773-2b36-8947-8fd0-d1de5d2c54f8
    type=ethernet
    interface-name=ens34
    autoconnect=true
    autoconnect-priority=100
    master=bond0
    slave-type=bond
    == /etc/NetworkManager/system-connections/vlanvas-lab--ens35.nmconnection 600
    [connection]
    id=vlanvas-lab--ens35
    uuid=064e19da-2457-8af4-863e-81edb499cf2d
    type=ethernet
    interface-name=ens35
    autoconnect=true
    autoconnect-priority=100
    master=bond0
    slave-type=bond
    == /etc/NetworkManager/system-connections/vlanvas-lab--ens33.10.nmconnection 600
    [connection]
    id=vlanvas-lab--ens33.10
    uuid=0b9aa459-c8de-8289-8d99-0e745737e8c6
    type=vlan
    interface-name=ens33.10
    autoconnect=true

    [vlan]
    id=10
    parent=ens33

    [ipv4]
    method=manual
    address1=172.16.10.1/24

    [ipv6]
    method=manual
    address1=fd00:10::1/64
    == /etc/NetworkManager/system-connections/vlanvas-lab--ens33.20.nmconnection 600
    [connection]
    id=vlanvas-lab--ens33.20
    uuid=79f0a684-9f04-8cee-8f4c-1183fe1bbb47
    type=vlan
    interface-name=ens33.20
    autoconnect=true

    [vlan]
    id=20
    parent=ens33

    [ipv4]
    method=disabled

    [ipv6]
    method=link-local
    == /etc/NetworkManager/system-connections/vlanvas-lab--bond0.nmconnection 600
    [connection]
    id=vlanvas-lab--bond0
    uuid=4b47811f-9a71-8f43-8dd8-eb72870fea7c
    type=bond
    interface-name=bond0
    autoconnect=true

    [bond]
    miimon=100
    mode=active-backup

    [ipv4]
    method=disabled

    [ipv6]
    method=link-local
    == /etc/NetworkManager/system-connections/vlanvas-lab--bond0.30.nmconnection 600
    [connection]
    id=vlanvas-lab--bond0.30
    uuid=d3017d02-332f-8d40-8ad8-28e5df431835
    type=vlan
    interface-name=bond0.30
    autoconnect=true

    [vlan]
    id=30
    parent=bond0

    [ipv4]
    method=manual
    address1=172.16.30.1/24
    route1=10.0.0.0/8,172.16.30.254,50

    [ipv6]
    method=link-local
    == /etc/NetworkManager/system-connections/vlanvas-lab--vs-mac10.nmconnection 600
    [connection]
    id=vlanvas-lab--vs-mac10
    uuid=246a3632-c328-8eb0-8b46-3035a8c11265
    type=macvlan
    interface-name=vs-mac10
    autoconnect=true

    [macvlan]
    mode=2
    parent=ens33.10

    [ipv4]
    method=manual
    address1=172.16.10.250/32
    route1=172.16.10.10/32

    [ipv6]
    method=link-local
    == /etc/NetworkManager/dispatcher.d/50-vlanvas-lab 755
    #!/bin/sh
    PATH=/usr/sbin:/usr/bin:/sbin:/bin
    case "$2" in up|reapply|dhcp4-change|dhcp6-change) ;; *) exit 0 ;; esac
    case "$1" in
      ens33)
        ip link set dev ens33 promisc on
        ip address replace 192.168.50.11/24 dev ens33
        ip -4 route replace 10.9.0.0/16 via 192.168.1.1 dev ens33
        ;;
    esac
    exit 0
    "
  `));
  test('ifupdown', () =>
    expect(written('ifupdown')).toMatchInlineSnapshot(`
    "== /etc/network/interfaces.d/vlanvas-lab 644

    auto ens33.10
    iface ens33.10 inet manual
        pre-up ip link set dev ens33 up
        pre-up ip link show dev ens33.10 >/dev/null 2>&1 || ip link add link ens33 name ens33.10 type vlan id 10
        up ip link set dev ens33.10 up
        up ip address replace 172.16.10.1/24 dev ens33.10
        up ip address replace fd00:10::1/64 dev ens33.10
        post-down ip link delete dev ens33.10 2>/dev/null || true

    auto ens33.20
    iface ens33.20 inet manual
        pre-up ip link set dev ens33 up
        pre-up ip link show dev ens33.20 >/dev/null 2>&1 || ip link add link ens33 name ens33.20 type vlan id 20
        up ip link set dev ens33.20 up
        up ip link set dev ens33.20 promisc on
        post-down ip link delete dev ens33.20 2>/dev/null || true

    auto bond0
    iface bond0 inet manual
        pre-up ip link show dev bond0 >/dev/null 2>&1 || ip link add name bond0 type bond mode active-backup miimon 100
        pre-up ip link show dev ens34 | grep -q 'master bond0 ' || { ip link set dev ens34 down && ip link set dev ens34 master bond0; }
        pre-up ip link show dev ens35 | grep -q 'master bond0 ' || { ip link set dev ens35 down && ip link set dev ens35 master bond0; }
        up ip link set dev bond0 up
        up ip link set dev ens34 up
        up ip link set dev ens35 up
        post-down ip link delete dev bond0 2>/dev/null || true

    auto bond0.30
    iface bond0.30 inet manual
        pre-up ip link set dev bond0 up
        pre-up ip link show dev bond0.30 >/dev/null 2>&1 || ip link add link bond0 name bond0.30 type vlan id 30
        up ip link set dev bond0.30 up
        up ip address replace 172.16.30.1/24 dev bond0.30
        up ip -4 route replace 10.0.0.0/8 via 172.16.30.254 dev bond0.30 metric 50
        post-down ip link delete dev bond0.30 2>/dev/null || true

    auto vs-mac10
    iface vs-mac10 inet manual
        pre-up ip link set dev ens33.10 up
        pre-up ip link show dev vs-mac10 >/dev/null 2>&1 || ip link add link ens33.10 name vs-mac10 type macvlan mode bridge
        up ip link set dev vs-mac10 up
        up ip address replace 172.16.10.250/32 dev vs-mac10
        up ip -4 route replace 172.16.10.10/32 dev vs-mac10
        post-down ip link delete dev vs-mac10 2>/dev/null || true
    == /etc/network/if-up.d/vlanvas-lab 755
    #!/bin/sh
    case "$IFACE" in
      ens33)
        ip link set dev ens33 promisc on
        ip address replace 192.168.50.11/24 dev ens33
        ip -4 route replace 10.9.0.0/16 via 192.168.1.1 dev ens33
        ;;
    esac
    exit 0
    "
  `));
  test('ifcfg', () =>
    expect(written('ifcfg')).toMatchInlineSnapshot(`
    "== /etc/sysconfig/network-scripts/ifcfg-vlanvas-lab--ens34 644
    NAME=vlanvas-lab--ens34
    DEVICE=ens34
    ONBOOT=yes
    BOOTPROTO=none
    TYPE=Ethernet
    MASTER=bond0
    SLAVE=yes
    == /etc/sysconfig/network-scripts/ifcfg-vlanvas-lab--ens35 644
    NAME=vlanvas-lab--ens35
    DEVICE=ens35
    ONBOOT=yes
    BOOTPROTO=none
    TYPE=Ethernet
    MASTER=bond0
    SLAVE=yes
    == /etc/sysconfig/network-scripts/ifcfg-vlanvas-lab--ens33.10 644
    NAME=vlanvas-lab--ens33.10
    DEVICE=ens33.10
    ONBOOT=yes
    BOOTPROTO=none
    TYPE=Vlan
    VLAN=yes
    PHYSDEV=ens33
    VLAN_ID=10
    DEFROUTE=no
    IPADDR=172.16.10.1
    PREFIX=24
    IPV6INIT=yes
    IPV6_AUTOCONF=no
    IPV6ADDR=fd00:10::1/64
    == /etc/sysconfig/network-scripts/ifcfg-vlanvas-lab--ens33.20 644
    NAME=vlanvas-lab--ens33.20
    DEVICE=ens33.20
    ONBOOT=yes
    BOOTPROTO=none
    TYPE=Vlan
    VLAN=yes
    PHYSDEV=ens33
    VLAN_ID=20
    DEFROUTE=no
    == /etc/sysconfig/network-scripts/ifcfg-vlanvas-lab--bond0 644
    NAME=vlanvas-lab--bond0
    DEVICE=bond0
    ONBOOT=yes
    BOOTPROTO=none
    TYPE=Bond
    BONDING_MASTER=yes
    BONDING_OPTS="mode=active-backup miimon=100"
    DEFROUTE=no
    == /etc/sysconfig/network-scripts/ifcfg-vlanvas-lab--bond0.30 644
    NAME=vlanvas-lab--bond0.30
    DEVICE=bond0.30
    ONBOOT=yes
    BOOTPROTO=none
    TYPE=Vlan
    VLAN=yes
    PHYSDEV=bond0
    VLAN_ID=30
    DEFROUTE=no
    IPADDR=172.16.30.1
    PREFIX=24
    == /etc/sysconfig/network-scripts/route-vlanvas-lab--bond0.30 644
    10.0.0.0/8 via 172.16.30.254 dev bond0.30 metric 50
    "
  `));
  test('our own unit needs no file of a dialect', () => expect(written('unit')).toBe(''));

  test('netplan through NetworkManager: macvlan is a profile', () => {
    const text = written('netplan', { renderer: 'networkmanager' });
    expect(text).toContain('== /etc/NetworkManager/system-connections/vlanvas-lab--vs-mac10.nmconnection 600\n');
    expect(text).not.toContain('/etc/systemd/network/');
  });

  test('ifcfg read by NetworkManager: additions come through its dispatcher', () => {
    expect(written('ifcfg', { renderer: 'networkmanager' })).toContain(
      '== /etc/NetworkManager/dispatcher.d/50-vlanvas-lab 755\n',
    );
  });
});

const script = (dialect: Dialect, more: Partial<PersistRequest> = {}) =>
  persistentFiles(routerRequest(dialect, more)).find(({ path }) => path.endsWith('/network.sh'))?.content ?? '';

describe('what must not be written', () => {
  const nic = (path: string, dialect: Dialect, shared: boolean) => ({ files: [{ link: 'ens33', path, dialect, shared }] });

  test('a drop-in to a file that configures other NICs too', () => {
    const more = nic('/etc/systemd/network/20-wired.network', 'networkd', true);
    expect(written('networkd', more)).not.toContain('20-wired.network.d');
    expect(written('networkd', more)).not.toContain('ens33.10.netdev');
    expect(written('networkd', more)).toContain('05-vlanvas-lab--ens33.10.network');
    expect(script('networkd', more)).toContain('try ip address replace 192.168.50.11/24 dev ens33\n');
    expect(script('networkd', more)).toContain(
      'if ! there ens33.10 0; then\n  try ip link add link ens33 name ens33.10 type vlan id 10\n',
    );
  });

  test('a netplan entry for a NIC that something else configures, which netplan would take over', () => {
    const more = nic('/etc/systemd/network/20-wired.network', 'networkd', false);
    expect(written('netplan', more)).not.toContain('ens33');
    expect(script('netplan', more)).toContain('try ip link add link ens33 name ens33.20 type vlan id 20\n');
  });

  test('a stanza that would take a NIC from NetworkManager', () => {
    const more = nic('/etc/NetworkManager/system-connections/a.nmconnection', 'networkmanager', false);
    expect(written('ifupdown', more)).not.toContain('auto ens33\n');
  });

  test('a VLAN whose name says another tag, where ifupdown and initscripts read names', () => {
    const links = [link('ens33', 'nic'), link('ens33.5', 'vlan', { parent: { link: 'ens33' }, tag: 10 })];
    const desired = { links, routes: [], forwarding: { ipv4: false, ipv6: false } };
    for (const dialect of ['ifupdown', 'ifcfg'] as const) {
      expect(written(dialect, { desired, additions: [] })).toBe('');
      expect(script(dialect, { desired, additions: [] })).toContain('ip link add link ens33 name ens33.5 type vlan id 10');
    }
  });

  test('a link that was there before us', () => {
    const additions = [{ link: 'ens33.10', up: false, promiscuous: false, addresses: [] }];
    expect(written('networkmanager', { additions })).not.toContain('interface-name=ens33.10\n');
    expect(script('networkmanager', { additions })).not.toContain('name ens33.10 type vlan');
  });

  test('an IPv4 route in a profile without an IPv4 address, which NetworkManager passes over', () => {
    const links = [link('ens33', 'nic'), link('vs', 'macvlan', { parent: { link: 'ens33' }, mode: 'bridge' })];
    const desired = { links, routes: [{ to: net('172.16.10.10/32'), link: 'vs' }], forwarding: { ipv4: false, ipv6: false } };
    expect(written('networkmanager', { desired, additions: [] })).not.toContain('route1');
    expect(script('networkmanager', { desired, additions: [] })).toContain(
      'eventually ip -4 route replace 172.16.10.10/32 dev vs\n',
    );
  });

  test('anything, where nothing has to be kept', () => {
    const desired = { links: [link('ens33', 'nic')], routes: [], forwarding: { ipv4: false, ipv6: false } };
    expect(persistentFiles(routerRequest('networkd', { desired, additions: [] }))).toEqual([]);
  });
});

describe('our unit', () => {
  test('network.sh waits for what the dialect makes, does the rest, and restores the marks', () => {
    const text = script('networkmanager');
    expect(text.slice(text.indexOf('if there'))).toMatchInlineSnapshot(`
      "if there ens33 30; then
        try ip link set dev ens33 up
        try ip link set dev ens33 promisc on
        try ip address replace 192.168.50.11/24 dev ens33
        mark ens33 io.vlanvas/lab= io.vlanvas/lab=promisc,192.168.50.11/24
      else
        echo 'ens33 is not there' >&2; failed=1
      fi
      if there ens34 30; then
        try ip link set dev ens34 up
      else
        echo 'ens34 is not there' >&2; failed=1
      fi
      if there ens35 30; then
        try ip link set dev ens35 up
      else
        echo 'ens35 is not there' >&2; failed=1
      fi
      if ! there ens33.10 20; then
        echo 'ens33.10 was not made by the host'\\''s own configuration; making it' >&2
        try ip link add link ens33 name ens33.10 type vlan id 10
        try ip link set dev ens33.10 up
        try ip address replace 172.16.10.1/24 dev ens33.10
        try ip address replace fd00:10::1/64 dev ens33.10
      fi
      if ! there ens33.20 20; then
        echo 'ens33.20 was not made by the host'\\''s own configuration; making it' >&2
        try ip link add link ens33 name ens33.20 type vlan id 20
        try ip link set dev ens33.20 up
      fi
      try ip link set dev ens33.20 promisc on
      if ! there bond0 20; then
        echo 'bond0 was not made by the host'\\''s own configuration; making it' >&2
        try ip link add name bond0 type bond mode active-backup miimon 100
        try ip link set dev bond0 up
      fi
      if ! there bond0.30 20; then
        echo 'bond0.30 was not made by the host'\\''s own configuration; making it' >&2
        try ip link add link bond0 name bond0.30 type vlan id 30
        try ip link set dev bond0.30 up
        try ip address replace 172.16.30.1/24 dev bond0.30
        try ip -4 route replace 10.0.0.0/8 via 172.16.30.254 dev bond0.30 metric 50
      fi
      if ! there vs-mac10 20; then
        echo 'vs-mac10 was not made by the host'\\''s own configuration; making it' >&2
        try ip link add link ens33.10 name vs-mac10 type macvlan mode bridge
        try ip link set dev vs-mac10 up
        try ip address replace 172.16.10.250/32 dev vs-mac10
        try ip -4 route replace 172.16.10.10/32 dev vs-mac10
      fi
      eventually ip -4 route replace 10.9.0.0/16 via 192.168.1.1
      exit "$failed"
      "
    `);
  });

  test('sits before Docker, and the firewall before the network and again after Docker', () => {
    const files = persistentFiles(routerRequest('networkd')).filter(({ path }) => COMMON.test(path) && !path.endsWith('.sh'));
    expect(
      files
        .map(
          ({ path, content, enable, reload }) =>
            `== ${path}${enable === true ? ' enabled' : ''}${reload === undefined ? '' : ` (${reload})`}\n${content.replace(`${MARK}\n`, '')}`,
        )
        .join(''),
    ).toMatchInlineSnapshot(`
      "== /etc/modules-load.d/vlanvas-lab.conf
      8021q
      macvlan
      bonding
      == /etc/sysctl.d/99-vlanvas-lab.conf
      net.ipv4.ip_forward = 1
      net.ipv6.conf.all.forwarding = 1
      == /etc/systemd/system/vlanvas-lab.service enabled (systemctl daemon-reload)
      [Unit]
      Description=Links of the Vlanvas topology lab
      After=systemd-modules-load.service systemd-sysctl.service network-pre.target
      After=systemd-networkd.service NetworkManager.service networking.service network.service
      Before=docker.service

      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/bin/sh /etc/vlanvas/lab/network.sh
      TimeoutStartSec=300

      [Install]
      WantedBy=multi-user.target
      == /etc/systemd/system/docker.service.d/vlanvas-lab.conf (systemctl daemon-reload)
      [Unit]
      Wants=network-online.target vlanvas-lab.service
      After=network-online.target vlanvas-lab.service
      == /etc/systemd/system/vlanvas-lab--firewall.service enabled (systemctl daemon-reload)
      [Unit]
      Description=Firewall rules of the Vlanvas topology lab
      DefaultDependencies=no
      Conflicts=shutdown.target
      After=local-fs.target systemd-modules-load.service
      After=nftables.service iptables.service ip6tables.service netfilter-persistent.service ufw.service firewalld.service
      Wants=network-pre.target
      Before=network-pre.target docker.service shutdown.target

      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/bin/sh /etc/vlanvas/lab/firewall.sh
      TimeoutStartSec=300

      [Install]
      WantedBy=multi-user.target
      == /etc/systemd/system/vlanvas-lab--after-docker.service enabled (systemctl daemon-reload)
      [Unit]
      Description=Firewall rules of the Vlanvas topology lab, after Docker
      After=docker.service
      PartOf=docker.service

      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/bin/sh /etc/vlanvas/lab/firewall.sh
      TimeoutStartSec=300

      [Install]
      WantedBy=docker.service multi-user.target
      "
    `);
  });

  test('has nothing to do with Docker where there is none', () => {
    const files = persistentFiles(routerRequest('networkd', { hasDocker: false }));
    expect(files.some(({ path }) => path.includes('docker'))).toBe(false);
  });
});

describe('what is asked for beyond links', () => {
  const content = (more: Partial<PersistRequest>, end: string, dialect: Dialect = 'networkd') =>
    persistentFiles(routerRequest(dialect, more)).find(({ path }) => path.endsWith(end))?.content ?? '';

  test('forwarding that the design turns off stays off', () => {
    const text = content({ forwarding: { ipv4: false, ipv6: true } }, 'sysctl.d/99-vlanvas-lab.conf');
    expect(text).toContain('net.ipv4.ip_forward = 0\nnet.ipv6.conf.all.forwarding = 1\n');
    expect(content({ forwarding: {} }, 'sysctl.d/99-vlanvas-lab.conf')).toBe('');
  });

  test('where Docker drops because it turned forwarding on, it does so again: ours comes after it', () => {
    const drops = { forwarding: { ipv4: true }, dockerDrops: true };
    expect(content(drops, 'sysctl.d/99-vlanvas-lab.conf')).toBe('');
    expect(content(drops, '--after-docker.service')).toContain('\nExecStart=sysctl -q -w net.ipv4.ip_forward=1\n');
    expect(content({ ...drops, hasDocker: false }, 'sysctl.d/99-vlanvas-lab.conf')).toContain('net.ipv4.ip_forward = 1');
  });

  test('marks are written again, also where there is nothing else to bring back', () => {
    const nothing = { links: [], routes: [], forwarding: { ipv4: true, ipv6: false } };
    const marks = new Map([
      ['lo', 'io.vlanvas/lab=ipv4:0'],
      ['ens99', ''],
    ]);
    const text = content({ desired: nothing, additions: [], marks }, 'network.sh');
    expect(text).toContain('\nmark lo io.vlanvas/lab= io.vlanvas/lab=ipv4:0\n');
    expect(text).not.toContain('ens99');
  });

  test('an MTU that the design names', () => {
    const additions = [{ link: 'ens33', up: false, promiscuous: false, addresses: [], mtu: 1400 }];
    expect(content({ additions }, 'network.sh', 'ifupdown')).toContain('  try ip link set dev ens33 mtu 1400\n');
  });
});

describe('the shim of an ipvlan network', () => {
  const shim = (dialect: Dialect, more: Partial<PersistRequest> = {}) =>
    persistentFiles(
      routerRequest(dialect, {
        desired: {
          links: [link('ens33', 'nic'), link('vs-net', 'ipvlan', { parent: { link: 'ens33' }, mode: 'l2' })],
          routes: [],
          forwarding: { ipv4: false, ipv6: false },
        },
        additions: [],
        ...more,
      }),
    );
  const text = (files: ReturnType<typeof shim>, end: string) => files.find(({ path }) => path.endsWith(end))?.content ?? '';

  test.each<Dialect>(['networkd', 'netplan'])('%s: networkd makes it', (dialect) => {
    const files = shim(dialect);
    expect(text(files, '05-vlanvas-lab--vs-net.netdev')).toContain('Kind=ipvlan\n\n[IPVLAN]\nMode=L2\n');
    expect(text(files, 'network.d/vlanvas-lab--ens33.conf')).toContain('IPVLAN=vs-net\n');
    expect(text(files, 'modules-load.d/vlanvas-lab.conf')).toContain('\nipvlan\n');
  });

  test('ifupdown has it made by a hook', () => {
    expect(text(shim('ifupdown'), 'interfaces.d/vlanvas-lab')).toContain(
      'ip link add link ens33 name vs-net type ipvlan mode l2\n',
    );
  });

  test.each<readonly [Dialect, Partial<PersistRequest>]>([
    ['networkmanager', {}],
    ['netplan', { renderer: 'networkmanager' }],
    ['ifcfg', {}],
    ['unit', {}],
  ])('%s does not know it: our own unit makes it', (dialect, more) => {
    const files = shim(dialect, more);
    expect(text(files, 'network.sh')).toContain(
      'if ! there vs-net 0; then\n  try ip link add link ens33 name vs-net type ipvlan mode l2\n',
    );
    expect(files.filter(({ path, content }) => !path.startsWith('/etc/vlanvas/') && content.includes('vs-net'))).toEqual([]);
  });
});
