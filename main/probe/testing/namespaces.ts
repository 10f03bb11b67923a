/**
 * Hosts and containers made of network namespaces alone, for tests of the probe: each host has a NIC `lab0` on one bridge
 * that lies in a namespace of its own, each container a macvlan child of it. Everything lives as long as a few sleeping
 * processes; nothing is made in the namespace of this machine.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { parseIpAddress, type IpAddress } from '../../../shared/address/address.ts';
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { ProbeSource } from '../probe.ts';

const run = promisify(execFile);

export interface NamespaceLab {
  readonly hosts: readonly {
    readonly name: string;
    readonly pid: number;
    readonly endpoint: Endpoint;
    readonly source: ProbeSource;
  }[];
  /** In order; container k is on host k mod hosts. */
  readonly containers: readonly { readonly pid: number; readonly endpoint: Endpoint; readonly source: ProbeSource }[];
  /** Runs a script of sh in the network namespace of a process. */
  inside(pid: number, script: string): Promise<string>;
  /** Forgets every neighbour, so that the next matrix finds ARP cold. */
  chill(): Promise<void>;
  /** Ends a container, as `docker kill` would. */
  end(container: number): Promise<void>;
  close(): Promise<void>;
}

export interface LabSize {
  readonly hosts: number;
  readonly containers: number;
  /** Gives each container an IPv6 address beside its IPv4 one. */
  readonly ipv6?: boolean;
}

async function inside(pid: number, script: string): Promise<string> {
  const done = run('nsenter', ['-t', String(pid), '-n', 'sh', '-e'], { maxBuffer: 1 << 26 });
  done.child.stdin?.end(script);
  return (await done).stdout;
}

async function sleeper(from?: number): Promise<ChildProcess & { readonly pid: number }> {
  const words = ['--net', '--', 'sh', '-c', 'echo up; exec sleep 100000'];
  const child = from === undefined ? spawn('unshare', words) : spawn('nsenter', ['-t', String(from), '-n', 'unshare', ...words]);
  await once(child.stdout, 'data');
  if (child.pid === undefined) throw new Error('unshare did not start');
  return Object.assign(child, { pid: child.pid });
}

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

/** IPv4 address of container k. */
function four(k: number): string {
  return `10.88.${Math.floor(k / 200)}.${(k % 200) + 1}`;
}

export async function createNamespaceLab(size: LabSize): Promise<NamespaceLab> {
  const children: ChildProcess[] = [];
  const limits = await raiseNeighbourLimits((size.containers + size.hosts) ** 2 * 4);
  async function close(): Promise<void> {
    await Promise.all(children.map(endChild));
    await limits.restore();
  }
  try {
    const fabric = await sleeper();
    children.push(fabric);
    await inside(fabric.pid, 'ip link add lan type bridge; ip link set lan up; ip link set lo up');
    const hosts: NamespaceLab['hosts'][number][] = [];
    for (let h = 0; h < size.hosts; h++) {
      const host = await sleeper();
      children.push(host);
      await inside(
        fabric.pid,
        `ip link add port${h} type veth peer name lab0 netns ${host.pid}; ip link set port${h} master lan up`,
      );
      const own = `10.88.255.${h + 1}`;
      await inside(
        host.pid,
        `ip link set lo up; ip addr add ${own}/16 dev lab0; ip -6 addr add fd88::ff:${h + 1}/64 dev lab0 nodad; ip link set lab0 up`,
      );
      const name = `h${h}`;
      hosts.push({
        name,
        pid: host.pid,
        endpoint: { id: `host:${name}`, host: name, addresses: [{ network: 'lab0', address: address(own) }] },
        source: { endpointId: `host:${name}`, pid: 0 },
      });
    }
    const containers: NamespaceLab['containers'][number][] = [];
    for (let k = 0; k < size.containers; k++) {
      const host = hosts[k % size.hosts];
      if (!host) throw new Error('a lab has hosts');
      const child = await sleeper();
      children.push(child);
      await inside(
        host.pid,
        `ip link add link lab0 name c${k} type macvlan mode bridge; ip link set c${k} netns ${child.pid} name eth0`,
      );
      const six = `fd88::${(k + 1).toString(16)}`;
      await inside(
        child.pid,
        `ip link set lo up; ip addr add ${four(k)}/16 dev eth0; ${size.ipv6 ? `ip -6 addr add ${six}/64 dev eth0 nodad;` : ''} ip link set eth0 up`,
      );
      const addresses = [
        { network: 'lan', address: address(four(k)) },
        ...(size.ipv6 ? [{ network: 'lan', address: address(six) }] : []),
      ];
      const id = `c${k}`;
      containers.push({
        pid: child.pid,
        endpoint: { id, host: host.name, container: id, addresses },
        source: { endpointId: id, pid: child.pid, containerName: id },
      });
    }
    return {
      hosts,
      containers,
      inside,
      async chill() {
        for (const { pid } of [...hosts, ...containers])
          await inside(pid, 'ip neigh flush all nud all 2>/dev/null || ip neigh flush all');
      },
      async end(container) {
        const pid = containers[container]?.pid;
        const child = children.find((candidate) => candidate.pid === pid);
        if (child) await endChild(child);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** One neighbour table for the whole kernel: raised for as long as the lab lives, where it is too small. */
async function raiseNeighbourLimits(entries: number): Promise<{ restore(): Promise<void> }> {
  const changed: { readonly path: string; readonly before: string; readonly after: string }[] = [];
  for (const family of ['ipv4', 'ipv6']) {
    for (const step of [3, 2, 1]) {
      const path = `/proc/sys/net/${family}/neigh/default/gc_thresh${step}`;
      const before = (await readFile(path, 'utf8')).trim();
      const after = String(entries >> (3 - step));
      if (Number(before) >= Number(after)) continue;
      await writeFile(path, after);
      changed.unshift({ path, before, after });
    }
  }
  return {
    async restore() {
      for (const { path, before, after } of changed.splice(0)) {
        // Whoever changed it since knows better.
        if ((await readFile(path, 'utf8')).trim() === after) await writeFile(path, before);
      }
    },
  };
}
