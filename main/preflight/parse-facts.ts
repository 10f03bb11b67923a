/** From what the script of `factsScript` printed to facts. What is missing or makes no sense stays undefined. */
import { parseInterfaceAddress } from '../../shared/address/address.ts';
import type { HostFacts, KernelKind, KernelSupport } from '../../shared/preflight/facts.ts';
import { MARK, MODULES } from './script.ts';
import type { Look } from './script.ts';

/** When the command was started and when it had ended, on our clock in milliseconds. */
export interface Asked {
  readonly before: number;
  readonly after: number;
}

export function parseFacts(host: string, output: string, look: Look, asked: Asked): HostFacts {
  const sections = new Map(
    output
      .split(MARK)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return [part.slice(0, end), part.slice(end + 1)] as const;
      }),
  );
  const lines = (title: string) => (sections.get(title) ?? '').split('\n').filter((line) => line.trim() !== '');
  const [networkNamespace, release, hostname, bootId, machineId] = lines('identity');
  const machine = pairs(lines('machine'));
  const filters = lines('rp_filter').map(Number);
  return {
    host,
    release,
    hostname,
    bootId,
    networkNamespace,
    // systemd writes this word while it waits for the first boot.
    machineId: machineId === 'uninitialized' ? undefined : machineId,
    clock: readClock(lines('clock')[0], asked),
    kernel: readKernel(look.kinds, lines('modules'), lines('trial')),
    machine: {
      vendor: machine.get('sys_vendor') ?? '',
      product: machine.get('product_name') ?? '',
      chassis: machine.get('chassis_asset_tag') ?? '',
    },
    leases: lines('leases').flatMap(readLease),
    drivers: Object.fromEntries(pairs(lines('drivers'))),
    neighbourLimits: readLimits(lines('neighbours')),
    reversePathFilter: filters.length === 2 ? filterOf(Math.max(...filters)) : undefined,
    forward: readForward(lines('forward')),
    firewalld: lines('firewalld')[0] === 'active',
    selinux: lines('selinux')[0] === '1',
    disk: readDisk(lines('disk')),
  };
}

function pairs(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.map((line) => {
      const space = line.indexOf(' ');
      return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1).trim()];
    }),
  );
}

/** `ens33 192.168.1.57/24`. */
function readLease(line: string): HostFacts['leases'] {
  const [link = '', text = ''] = line.split(' ');
  const address = parseInterfaceAddress(text);
  return address === undefined ? [] : [{ link, address }];
}

/** The host tells whole seconds, and told them some time between `before` and `after`. */
function readClock(text: string | undefined, { before, after }: Asked): HostFacts['clock'] {
  if (text === undefined || !/^\d{9,11}$/.test(text)) return undefined;
  const theirs = Number(text) * 1000 + 500;
  return { offsetMs: theirs - (before + after) / 2, uncertaintyMs: 500 + (after - before) / 2 };
}

/** `trial`: the links of the namespace in which they were tried, as `ip -o link` lists them. */
function readKernel(kinds: readonly KernelKind[], modules: readonly string[], trial: readonly string[]): HostFacts['kernel'] {
  const there = new Set(modules);
  const made = new Set(trial.map((line) => /^\d+: ([^:@]+)/.exec(line)?.[1]));
  const supportOf = (kind: KernelKind): KernelSupport => {
    if (there.has(MODULES[kind]) || made.has(`t_${kind}`)) return 'there';
    return there.has('listed') || made.has('p') ? 'absent' : 'unknown';
  };
  return Object.fromEntries(kinds.map((kind) => [kind, supportOf(kind)]));
}

/** `4 1024` where /proc tells; lines of `ip ntable` (`family 4`, `thresh 1024`) elsewhere. */
function readLimits(lines: readonly string[]): HostFacts['neighbourLimits'] {
  const limits: { ipv4?: number; ipv6?: number } = {};
  let family: string | undefined;
  for (const line of lines) {
    const [first = '', second = ''] = line.split(' ');
    if (first === 'family') {
      family = second;
      continue;
    }
    const of = first === 'thresh' ? family : first;
    const value = Number(second);
    if (!Number.isInteger(value) || value <= 0) continue;
    if (of === '4') limits.ipv4 ??= value;
    if (of === '6') limits.ipv6 ??= value;
  }
  return limits;
}

/** Every rule of ours carries this comment (shared/persist/names.ts), and the jump to our chain its name. */
const OURS = /vlanvas/i;

function readForward(lines: readonly string[]): HostFacts['forward'] {
  const policy = lines.map((line) => /^-P FORWARD (ACCEPT|DROP)$/.exec(line)?.[1]).find((found) => found !== undefined);
  if (policy === undefined) return undefined;
  const dropped = lines.filter((line) => /^-A DOCKER-USER .*-j (DROP|REJECT)\b/.test(line) && !OURS.test(line));
  return { policy: policy === 'DROP' ? 'drop' : 'accept', dropped };
}

/** The folder, then `df -Pk` and `df -Pi` of it, a title and a line each: device, size, used, free. */
function readDisk([path, _blocksTitle, blocks, _inodesTitle, inodes]: readonly string[]): HostFacts['disk'] {
  const free = (line: string | undefined) => /^\S.*?\s+(\d+)\s+(\d+)\s+(\d+)\s+(?:\d+%|-)/.exec(line ?? '');
  const space = free(blocks);
  if (path === undefined || !space) return undefined;
  const files = free(inodes);
  // Btrfs and others count no inodes.
  const counted = files !== null && files[1] !== '0';
  return { path, freeBytes: Number(space[3]) * 1024, ...(counted ? { freeInodes: Number(files[3]) } : {}) };
}

function filterOf(value: number): 0 | 1 | 2 {
  return value === 1 || value === 2 ? value : 0;
}
