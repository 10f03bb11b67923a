/** What is the same in every dialect: modules, forwarding, and systemd units ordered before (and after) Docker. */
import { needsFirewall, firewallCommands } from './firewall.ts';
import { header, ownName, scriptFolder } from './names.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

const UNITS = '/etc/systemd/system';
const RELOAD = 'systemctl daemon-reload';
const MODULES = [
  ['vlan', '8021q'],
  ['macvlan', 'macvlan'],
  ['bond', 'bonding'],
] as const;

/** Modules of our links, so that they are loaded before what makes the links. */
export function modulesFile(request: PersistRequest, kinds: ReadonlySet<string>): readonly PersistentFile[] {
  const modules = MODULES.filter(([kind]) => kinds.has(kind)).map(([, module]) => module);
  return modules.length === 0 ? [] : [text(request, `/etc/modules-load.d/${ownName(request.topology)}.conf`, modules)];
}

export function sysctlFile(request: PersistRequest): readonly PersistentFile[] {
  const { ipv4, ipv6 } = request.desired.forwarding;
  const lines = [...(ipv4 ? ['net.ipv4.ip_forward = 1'] : []), ...(ipv6 ? ['net.ipv6.conf.all.forwarding = 1'] : [])];
  return lines.length === 0 ? [] : [text(request, `/etc/sysctl.d/90-${ownName(request.topology)}.conf`, lines)];
}

/** The unit that runs network.sh, and what makes Docker wait for it. */
export function networkUnit(request: PersistRequest, script: string): readonly PersistentFile[] {
  const name = `${ownName(request.topology)}.service`;
  const path = `${scriptFolder(request.topology)}/network.sh`;
  const unit = [
    '[Unit]',
    `Description=Links of the Vlanvas topology ${request.topology}`,
    'After=systemd-modules-load.service systemd-sysctl.service network-pre.target',
    'After=systemd-networkd.service NetworkManager.service networking.service network.service',
    'Before=docker.service',
    ...service(path),
    '[Install]',
    'WantedBy=multi-user.target',
  ];
  const files: readonly PersistentFile[] = [
    { path, content: script, mode: 0o755 },
    { ...text(request, `${UNITS}/${name}`, unit), reload: RELOAD, enable: true },
  ];
  if (!request.hasDocker) return files;
  const waits = ['[Unit]', `Wants=network-online.target ${name}`, `After=network-online.target ${name}`];
  return [...files, { ...text(request, `${UNITS}/docker.service.d/${ownName(request.topology)}.conf`, waits), reload: RELOAD }];
}

/**
 * The units that run firewall.sh: before the network is up, after programs that load rules of their own; and on a Docker host
 * again whenever Docker has started, because only then DOCKER-USER is there.
 */
export function firewallUnits(request: PersistRequest): readonly PersistentFile[] {
  if (!needsFirewall(request.desired, request.hasDocker)) return [];
  const name = ownName(request.topology);
  const path = `${scriptFolder(request.topology)}/firewall.sh`;
  const { apply } = firewallCommands(request.desired, request.topology, request.hasDocker);
  const script = ['#!/bin/sh', header(request.topology), 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'set -e', ...apply, ''].join('\n');
  const early = [
    '[Unit]',
    `Description=Firewall rules of the Vlanvas topology ${request.topology}`,
    'After=nftables.service iptables.service ip6tables.service netfilter-persistent.service ufw.service firewalld.service',
    'Wants=network-pre.target',
    'Before=network-pre.target docker.service',
    ...service(path),
    '[Install]',
    'WantedBy=multi-user.target',
  ];
  const late = [
    '[Unit]',
    `Description=Firewall rules of the Vlanvas topology ${request.topology}, after Docker`,
    'After=docker.service',
    'PartOf=docker.service',
    ...service(path),
    '[Install]',
    'WantedBy=docker.service',
  ];
  const unit = (suffix: string, lines: readonly string[]): PersistentFile => ({
    ...text(request, `${UNITS}/${name}--${suffix}.service`, lines),
    reload: RELOAD,
    enable: true,
  });
  return [
    { path, content: script, mode: 0o755 },
    unit('firewall', early),
    ...(request.hasDocker ? [unit('after-docker', late)] : []),
  ];
}

/** The script is read by sh rather than executed: SELinux lets no unit execute a file below /etc. */
function service(script: string): readonly string[] {
  return ['', '[Service]', 'Type=oneshot', 'RemainAfterExit=yes', `ExecStart=/bin/sh ${script}`, 'TimeoutStartSec=300', ''];
}

function text(request: PersistRequest, path: string, lines: readonly string[]): PersistentFile {
  return { path, content: `${[header(request.topology), ...lines].join('\n')}\n`, mode: 0o644 };
}
