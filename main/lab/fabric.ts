/**
 * The cables of a lab: a management bridge in the machine's own network namespace, over which the hosts are reached by SSH,
 * and a bridge for each segment in a namespace of their own, where the machine's firewall and bridge filters do not reach.
 */
import { open, readFile, rm } from 'node:fs/promises';
import { command, must } from './command.ts';
import { parseMountinfo } from './mounts.ts';
import { labAlias, managementBridge, managementPort, nicMac, segmentBridge, segmentPort, segmentsNamespace } from './names.ts';
import type { LabPlace } from './paths.ts';
import { managementAddress, type LabHostState } from './state.ts';

/** What is there of a lab's cables. */
export interface FabricView {
  /** Interfaces in the machine's own namespace that bear this lab's mark. */
  readonly machine: ReadonlySet<string>;
  /** Interfaces in the segments' namespace; undefined: there is no such namespace. */
  readonly segments: ReadonlySet<string> | undefined;
}

const inSegments = (place: LabPlace) => ['nsenter', `--net=${segmentsNamespace(place)}`];
const batch = (lines: readonly string[]) => `${lines.join('\n')}\n`;

async function linkNames(argv: readonly string[], alias?: string): Promise<ReadonlySet<string>> {
  const json = await must('Reading the interfaces of the lab', [...argv, 'ip', '-json', 'link', 'show']);
  const links = JSON.parse(json || '[]') as readonly { ifname: string; ifalias?: string }[];
  return new Set(links.filter(({ ifalias }) => alias === undefined || ifalias === alias).map(({ ifname }) => ifname));
}

export async function lookAtFabric(place: LabPlace): Promise<FabricView> {
  const mounts = parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8'));
  const held = mounts.some(({ path, type }) => path === segmentsNamespace(place) && type === 'nsfs');
  const [machine, segments] = await Promise.all([
    linkNames([], labAlias(place.id)),
    held ? linkNames(inSegments(place)) : undefined,
  ]);
  return { machine, segments };
}

/** Whether every cable of a host is plugged in at the lab's end. A cable whose other end is gone does not exist. */
export function isCabled(place: LabPlace, host: LabHostState, view: FabricView): boolean {
  return (
    view.machine.has(managementPort(place.id, host.number)) &&
    host.spec.nics.every((_, nic) => view.segments?.has(segmentPort(host.number, nic)))
  );
}

export async function ensureManagement(place: LabPlace, subnet: string, view: FabricView, signal: AbortSignal): Promise<void> {
  const bridge = managementBridge(place.id);
  if (view.machine.has(bridge)) return;
  const lines = [
    `link add name ${bridge} type bridge`,
    `link set dev ${bridge} alias "${labAlias(place.id)}"`,
    `address add ${managementAddress(subnet, -9)}/24 dev ${bridge}`,
    `link set dev ${bridge} up`,
  ];
  await must('Making the management network of the lab', ['ip', '-batch', '-'], { input: batch(lines), signal });
}

export async function ensureSegments(
  place: LabPlace,
  names: readonly string[],
  view: FabricView,
  signal: AbortSignal,
): Promise<void> {
  const file = segmentsNamespace(place);
  if (view.segments === undefined) {
    await (await open(file, 'w', 0o600)).close();
    // A switch forwards frames, not packets, and has no addresses: without this the bridges would answer for themselves.
    const quiet =
      'echo 0 >/proc/sys/net/ipv4/ip_forward; ! cd /proc/sys/net/ipv6/conf 2>/dev/null || { echo 1 >all/disable_ipv6; echo 1 >default/disable_ipv6; }';
    await must('Making the segments of the lab', ['unshare', `--net=${file}`, 'sh', '-c', quiet], { signal });
  }
  const missing = [...new Set(names.map(segmentBridge))].filter((bridge) => !view.segments?.has(bridge));
  if (missing.length === 0) return;
  // Multicast snooping without a querier forgets members, and IPv6 neighbours are then not found.
  const lines = missing.flatMap((bridge) => [
    `link add name ${bridge} type bridge mcast_snooping 0`,
    `link set dev ${bridge} up`,
  ]);
  await must('Making the segments of the lab', [...inSegments(place), 'ip', '-batch', '-'], { input: batch(lines), signal });
}

/** Plugs in a host's cables and sets its addresses; `pid` is its PID 1. */
export async function cable(
  place: LabPlace,
  subnet: string,
  host: LabHostState,
  pid: number,
  signal: AbortSignal,
): Promise<void> {
  const { spec, number } = host;
  const mac = (nic: string) => nicMac(place.id, spec.name, nic);
  const port = managementPort(place.id, number);
  const machine = [
    `link add name ${port} type veth peer name mgmt0 address ${mac('mgmt0')} netns ${pid}`,
    `link set dev ${port} alias "${labAlias(place.id)}"`,
    `link set dev ${port} master ${managementBridge(place.id)}`,
    // Over the management network hosts meet this machine and never each other: what they say goes over the segments.
    `link set dev ${port} type bridge_slave isolated on`,
    `link set dev ${port} up`,
  ];
  const segments = spec.nics.flatMap((nic, index) => [
    `link add name ${segmentPort(number, index)} type veth peer name ${nic.name} address ${mac(nic.name)} netns ${pid}`,
    `link set dev ${segmentPort(number, index)} master ${segmentBridge(nic.segment)}`,
    `link set dev ${segmentPort(number, index)} up`,
  ]);
  const inside = [
    `address add ${managementAddress(subnet, number)}/24 dev mgmt0`,
    'link set dev mgmt0 up',
    ...spec.nics.flatMap((nic) => [
      ...nic.addresses.map((address) => `address add ${address} dev ${nic.name}`),
      `link set dev ${nic.name} up`,
    ]),
  ];
  const doing = `Cabling lab host ${spec.name}`;
  await Promise.all([
    must(doing, ['ip', '-batch', '-'], { input: batch(machine), signal }),
    segments.length > 0 && must(doing, [...inSegments(place), 'ip', '-batch', '-'], { input: batch(segments), signal }),
  ]);
  await must(doing, ['nsenter', `--target=${pid}`, '--net', 'ip', '-batch', '-'], { input: batch(inside), signal });
}

/** Pulls out a host's cables. They also vanish by themselves when its namespace ends, but only some time later. */
export async function uncable(place: LabPlace, host: Pick<LabHostState, 'number'>, view: FabricView): Promise<void> {
  const port = managementPort(place.id, host.number);
  // A cable that vanishes in the same moment is what is wanted: no failure counts here.
  if (view.machine.has(port)) await command(['ip', 'link', 'delete', 'dev', port]);
  const ports = [...(view.segments ?? [])].filter((name) => name.startsWith(`p${host.number}-`));
  for (const name of ports) await command([...inSegments(place), 'ip', 'link', 'delete', 'dev', name]);
}

/** Sets the machine's end of a host's management cable up or down. */
export async function setManagement(
  place: LabPlace,
  host: LabHostState,
  state: 'up' | 'down',
  signal?: AbortSignal,
): Promise<void> {
  const argv = ['ip', 'link', 'set', 'dev', managementPort(place.id, host.number), state];
  await must(`Setting the management link of ${host.spec.name} ${state}`, argv, signal ? { signal } : {});
}

/** Sets a host's management cable up where it was cut; false where it is not there any more. */
export async function mendManagement(place: LabPlace, host: LabHostState): Promise<boolean> {
  return (await command(['ip', 'link', 'set', 'dev', managementPort(place.id, host.number), 'up'])).code === 0;
}

/** Removes every bridge, cable and namespace of the lab. */
export async function removeFabric(place: LabPlace): Promise<void> {
  const view = await lookAtFabric(place);
  for (const name of view.machine) await command(['ip', 'link', 'delete', 'dev', name]);
  if (view.segments) {
    // Emptied first: another process that has a copy of the mount would keep the namespace, bridges and all.
    for (const name of view.segments)
      if (name !== 'lo') await command([...inSegments(place), 'ip', 'link', 'delete', 'dev', name]);
    await must('Ending the segments of the lab', ['umount', segmentsNamespace(place)]);
  }
  await rm(segmentsNamespace(place), { force: true });
}
