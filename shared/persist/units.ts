/** What is the same in every dialect: modules, forwarding, and systemd units ordered before (and after) Docker. */
import { needsFirewall, firewallCommands } from './firewall.ts';
import { SYSCTL_PREFIX, header, ownName, scriptFolder } from './names.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

const UNITS = '/etc/systemd/system';
const RELOAD = 'systemctl daemon-reload';
const MODULES = [
  ['vlan', '8021q'],
  ['macvlan', 'macvlan'],
  ['ipvlan', 'ipvlan'],
  ['bond', 'bonding'],
] as const;

/** Modules of our links, so that they are loaded before what makes the links. */
export function modulesFile(request: PersistRequest, kinds: ReadonlySet<string>): readonly PersistentFile[] {
  const modules = MODULES.filter(([kind]) => kinds.has(kind)).map(([, module]) => module);
  return modules.length === 0 ? [] : [text(request, `/etc/modules-load.d/${ownName(request.topology)}.conf`, modules)];
}

export function sysctlFile(request: PersistRequest): readonly PersistentFile[] {
  const { ipv4, ipv6 } = forwardingOf(request);
  const lines = [
    ...(ipv4 === undefined || forwardsAfterDocker(request) ? [] : [`net.ipv4.ip_forward = ${ipv4 ? 1 : 0}`]),
    ...(ipv6 === undefined ? [] : [`net.ipv6.conf.all.forwarding = ${ipv6 ? 1 : 0}`]),
  ];
  return lines.length === 0 ? [] : [text(request, `/etc/sysctl.d/${SYSCTL_PREFIX}${ownName(request.topology)}.conf`, lines)];
}

function forwardingOf({ forwarding, desired }: PersistRequest): NonNullable<PersistRequest['forwarding']> {
  const { ipv4, ipv6 } = desired.forwarding;
  return forwarding ?? { ...(ipv4 ? { ipv4 } : {}), ...(ipv6 ? { ipv6 } : {}) };
}

/** Docker turns IPv4 forwarding on by itself, and lets FORWARD drop only if it was the one who did. */
function forwardsAfterDocker(request: PersistRequest): boolean {
  return request.hasDocker && request.dockerDrops === true && forwardingOf(request).ipv4 === true && hasRules(request);
}

function hasRules(request: PersistRequest): boolean {
  return needsFirewall(request.desired, request.hasDocker);
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
    { ...text(request, `${UNITS}/${name}`, unit), enable: true, reload: RELOAD },
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
  if (!hasRules(request)) return [];
  const name = ownName(request.topology);
  const path = `${scriptFolder(request.topology)}/firewall.sh`;
  const { apply } = firewallCommands(request.desired, request.topology, request.hasDocker);
  const script = ['#!/bin/sh', header(request.topology), 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'set -e', ...apply, ''].join('\n');
  const early = [
    '[Unit]',
    `Description=Firewall rules of the Vlanvas topology ${request.topology}`,
    // Early units of cloud-init wait for the network, and everything that has default dependencies waits for them.
    'DefaultDependencies=no',
    'Conflicts=shutdown.target',
    'After=local-fs.target systemd-modules-load.service',
    'After=nftables.service iptables.service ip6tables.service netfilter-persistent.service ufw.service firewalld.service',
    'Wants=network-pre.target',
    'Before=network-pre.target docker.service shutdown.target',
    ...service(path),
    '[Install]',
    'WantedBy=multi-user.target',
  ];
  const late = [
    '[Unit]',
    `Description=Firewall rules of the Vlanvas topology ${request.topology}, after Docker`,
    'After=docker.service',
    'PartOf=docker.service',
    ...service(path, forwardsAfterDocker(request) ? ['ExecStart=sysctl -q -w net.ipv4.ip_forward=1'] : []),
    '[Install]',
    'WantedBy=docker.service multi-user.target',
  ];
  const unit = (suffix: string, lines: readonly string[]): PersistentFile => ({
    ...text(request, `${UNITS}/${name}--${suffix}.service`, lines),
    enable: true,
    reload: RELOAD,
  });
  return [
    { path, content: script, mode: 0o755 },
    unit('firewall', early),
    ...(request.hasDocker ? [unit('after-docker', late)] : []),
  ];
}

/** The script is read by sh rather than executed: SELinux lets no unit execute a file below /etc. */
function service(script: string, more: readonly string[] = []): readonly string[] {
  return [
    '',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    `ExecStart=/bin/sh ${script}`,
    ...more,
    'TimeoutStartSec=300',
    '',
  ];
}

function text(request: PersistRequest, path: string, lines: readonly string[]): PersistentFile {
  return { path, content: `${[header(request.topology), ...lines].join('\n')}\n`, mode: 0o644 };
}
