/** The capture of the helper in C, with the sanitizers: the frames of one ping, with their tags, and nothing else. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildHelper } from './testing/build-helper.ts';
import { createNamespaceLab, type NamespaceLab } from './testing/namespaces.ts';

const MARK = '0123456789abcdef';

let folder: string;
let lab: NamespaceLab;
const open = new Set<Capture>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-capture-'));
  await buildHelper('--to', folder, '--sanitize');
  lab = await createNamespaceLab({ hosts: 2, containers: 4, ipv6: true });
});
afterEach(async () => {
  for (const capture of open) await capture.close();
});
afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

interface Capture {
  readonly lines: readonly string[];
  send(text: string): void;
  /** Waits for a line that fits; fails with all that was told where none comes. */
  until(what: RegExp): Promise<string>;
  /** Ends its input, and tells the exit status; it must not have complained. */
  close(): Promise<number>;
}

const hostPid = (index: number) => lab.hosts[index]?.pid ?? -1;
const pidOf = (index: number) => lab.containers[index]?.pid ?? -1;

function capture(host: number, words: string, { milliseconds = 10_000, bytes = 100_000 } = {}): Capture {
  const program = join(folder, 'vlanvas-probe-sanitized');
  const argv = ['-t', String(hostPid(host)), '-n', program, 'capture', MARK, String(milliseconds), String(bytes)];
  const child = spawn('nsenter', [...argv, ...words.split(' ')]);
  const lines: string[] = [];
  let rest = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exited = once(child, 'close');
  const made: Capture = {
    lines,
    send: (text) => void child.stdin.write(text),
    async until(what) {
      const find = () => lines.find((line) => what.test(line));
      await expect.poll(() => find() ?? lines.join('\n'), { timeout: 20_000, interval: 10 }).toMatch(new RegExp(what, 'm'));
      return find() ?? '';
    },
    async close() {
      child.stdin.end();
      const [code] = (await exited) as [number | null];
      open.delete(made);
      expect(complaints).toBe('');
      return code ?? -1;
    },
  };
  open.add(made);
  return made;
}

interface Frame {
  readonly point: number;
  readonly way: string;
  readonly length: number;
  readonly hex: string;
}

function frames({ lines }: Capture): readonly Frame[] {
  return lines.flatMap((line) => {
    const [word, point, , way = '', length, hex = ''] = line.split(' ');
    return word === 'frame' ? [{ point: Number(point), way, length: Number(length), hex }] : [];
  });
}

/** ARP, or the first byte of ICMP or ICMPv6, behind any tags. */
function kindOf({ hex }: Frame): string {
  const tags = /^.{24}((?:8100....|88a8....)*)/.exec(hex)?.[1] ?? '';
  const body = hex.slice(24 + tags.length);
  if (body.startsWith('0806')) return `${tags}arp${parseInt(body.slice(16, 20), 16)}`;
  const header = parseInt(body.slice(5, 6), 16) * 8;
  if (body.startsWith('0800')) return `${tags}icmp${parseInt(body.slice(4 + header, 6 + header), 16)}`;
  return `${tags}icmp6-${parseInt(body.slice(84, 86), 16)}`;
}
const heard = (capture: Capture, point: number) =>
  frames(capture)
    .filter((frame) => frame.point === point)
    .map((frame) => `${frame.way} ${kindOf(frame)}`);

const stamp = (capture: Capture) => Number(capture.lines.find((line) => line.startsWith('frame '))?.split(' ')[2]) / 1e6;

/** Sends frames of a script of Python out of a link of a namespace. */
async function sendFrames(pid: number, link: string, script: string): Promise<void> {
  const head = `import socket\ns = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)\ns.bind(("${link}", 0))\nmark = bytes.fromhex("${MARK}")\n`;
  const child = spawn('nsenter', ['-t', String(pid), '-n', 'python3', '-c', head + script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  await once(child, 'close');
  expect(complaints).toBe('');
}

/** Packets of IPv4 from an address of nobody: an echo with a mark, and one around any message. A filter on the way checks sums. */
const ECHO = `
def packet(message, more=b""):
    head = bytes([0x45 + len(more) // 4, 0, 0, 20 + len(more) + len(message), 0, 0, 0, 0, 64, 1, 0, 0, 10, 88, 99, 1, 10, 88, 99, 2]) + more
    total = sum(head[i] << 8 | head[i + 1] for i in range(0, len(head), 2))
    total = ~(total % 65535) & 65535
    return bytes.fromhex("0800") + head[:10] + bytes([total >> 8, total & 255]) + head[12:] + message
def echo(mark, kind=8, more=b""):
    return packet(bytes([kind, 0, 0, 0, 0, 0, 0, 1]) + mark + bytes(48), more)
to = bytes.fromhex("ffffffffffff02000000abcd")
`;

describe('a ping', () => {
  test('is seen at every link on its way, there and back, and its ARP', async () => {
    await lab.chill();
    const near = capture(0, `on ${pidOf(0)} eth0 on 0 lab0 for 10.88.0.1 10.88.0.2`);
    const far = capture(1, `on 0 lab0 on ${pidOf(1)} eth0 for 10.88.0.1 10.88.0.2`);
    await Promise.all([near.until(/^ready 2$/), far.until(/^ready 2$/)]);
    near.send(`clock\nping ${pidOf(0)} 10.88.0.2 2 50\n`);
    await near.until(/^answered 2 \d+$/);
    await expect.poll(() => frames(near).length + frames(far).length).toBeGreaterThanOrEqual(22);
    for (const [capture, point] of [
      [near, 0],
      [near, 1],
    ] as const)
      expect(heard(capture, point).slice(0, 6)).toEqual([
        'out arp1',
        'in arp2',
        'out icmp8',
        'in icmp0',
        'out icmp8',
        'in icmp0',
      ]);
    expect(heard(far, 1).filter((kind) => kind.includes('icmp'))).toEqual(['in icmp8', 'out icmp0', 'in icmp8', 'out icmp0']);
    expect(frames(near).find((frame) => kindOf(frame) === 'icmp8')?.length).toBe(98);
    expect(Math.abs(stamp(near) - Date.now())).toBeLessThan(10_000);
    expect(await near.close()).toBe(0);
    expect(near.lines.at(-1)).toBe('done');
  });

  test('IPv6, with neighbour discovery', async () => {
    await lab.chill();
    const near = capture(0, `on 0 lab0 for fd88::1 fd88::2`);
    await near.until(/^ready 1$/);
    near.send(`ping ${pidOf(0)} fd88::2 1 50\n`);
    await near.until(/^answered 1 \d+$/);
    await expect
      .poll(() => heard(near, 0))
      .toEqual(expect.arrayContaining(['out icmp6-135', 'in icmp6-136', 'out icmp6-128', 'in icmp6-129']));
  });

  test('that cannot be sent says why; a second one goes on counting', async () => {
    const near = capture(0, `on ${pidOf(0)} eth0 for 10.88.0.1`);
    await near.until(/^ready 1$/);
    near.send(`ping ${pidOf(0)} 192.0.2.1 1 50\n`);
    await near.until(/^unsent 1 Network is unreachable$/);
    near.send(`ping ${pidOf(0)} 10.88.0.2 1 50\n`);
    await near.until(/^answered 2 \d+$/);
  });
});

test('nothing but our frames is told: other marks, other pings, other ARP', async () => {
  const far = capture(1, `on 0 lab0 for 10.88.0.1 10.88.0.2`);
  await far.until(/^ready/);
  await lab.inside(
    pidOf(0),
    'busybox ping -c 2 -i 0.05 10.88.0.2 >/dev/null; busybox arping -c 1 -w 1 -I eth0 10.88.255.2 >/dev/null',
  );
  await sendFrames(hostPid(0), 'lab0', `${ECHO}\ns.send(to + echo(bytes(8)))\ns.send(to + echo(mark[:7] + b"\\0"))`);
  await sendFrames(hostPid(0), 'lab0', `${ECHO}\ns.send(to + echo(mark))`);
  await far.until(/^frame /);
  expect(heard(far, 0).filter((kind) => !kind.includes('arp'))).toEqual(['in icmp8']);
});

test('tags are told whether the kernel took them off or not, two of them, and behind options of IP', async () => {
  const near = capture(0, 'on 0 lab0');
  const far = capture(1, 'on 0 lab0');
  await Promise.all([near.until(/^ready/), far.until(/^ready/)]);
  const tag = (hex: string) => `bytes.fromhex("${hex}")`;
  await sendFrames(
    hostPid(0),
    'lab0',
    [
      ECHO,
      `s.send(to + ${tag('81000014')} + echo(mark))`,
      `s.send(to + ${tag('88a8001481000015')} + echo(mark))`,
      's.send(to + echo(mark, 0, bytes([1]) * 8))',
      // An error that quotes an echo of ours, and one that quotes another.
      'for quoted in (mark, bytes(8)): s.send(to + packet(bytes([3, 13, 0, 0, 0, 0, 0, 0]) + echo(quoted)[2:]))',
    ].join('\n'),
  );
  await expect.poll(() => frames(far).length).toBe(4);
  for (const one of [near, far]) {
    expect(frames(one).map(kindOf)).toEqual(['81000014icmp8', '88a8001481000015icmp8', 'icmp0', 'icmp3']);
    expect(frames(one).map(({ length }) => length)).toEqual([102, 106, 106, 126]);
  }
  expect(frames(near).map(({ way }) => way)).toEqual(['out', 'out', 'out', 'out']);
  expect(frames(far).map(({ way }) => way)).toEqual(['in', 'in', 'in', 'in']);
});

test('frames that are cut short are passed over', async () => {
  const near = capture(0, 'on 0 lab0 for 10.88.99.9 fd88::1');
  await near.until(/^ready/);
  await sendFrames(
    hostPid(0),
    'lab0',
    [
      ECHO,
      'four = to + echo(mark)[:38]',
      'six = to + bytes.fromhex("86dd60000000004c3a40") + bytes(32) + bytes([128, 0, 0, 0, 0, 0, 0, 1]) + mark',
      'arp = to + bytes.fromhex("0806000108000604000102000000abcd") + bytes([10, 88, 99, 9]) + bytes(6) + bytes([10, 88, 99, 9])',
      'for whole in (four, six, arp):',
      '    for length in range(14, len(whole) + 1): s.send(whole[:length])',
    ].join('\n'),
  );
  await near.until(/arp|0806/);
  // Only the last of each row is whole. What the kernel asks its neighbours meanwhile is not of these.
  const sent = frames(near).filter((frame) => !/^icmp6-13[56]$/.test(kindOf(frame)));
  expect(sent.map(kindOf)).toEqual(['icmp8', 'icmp6-128', 'arp1']);
});

describe('promiscuous mode', () => {
  const promiscuity = async () => /promiscuity (\d+)/.exec(await lab.inside(hostPid(1), 'ip -d link show lab0'))?.[1];

  test('is off unless asked for, and ends with the process, however that ends', async () => {
    const before = await promiscuity();
    const far = capture(1, `on 0 lab0`);
    await far.until(/^ready/);
    expect(await promiscuity()).toBe(before);
    far.send('wide 0\nclock\n');
    await far.until(/^clock \d+$/);
    expect(await promiscuity()).toBe(String(Number(before) + 1));
    await far.close();
    expect(await promiscuity()).toBe(before);
  });
});

describe('it ends', () => {
  test('after its time', async () => {
    const near = capture(0, 'on 0 lab0', { milliseconds: 100 });
    await near.until(/^done$/);
  });

  test('when it has told as much as it may', async () => {
    const near = capture(0, `on ${pidOf(0)} eth0 for 10.88.0.1 10.88.0.2`, { bytes: 98 });
    await near.until(/^ready/);
    near.send(`ping ${pidOf(0)} 10.88.0.2 10 20\n`);
    await near.until(/^full$/);
    expect(frames(near).length).toBeLessThan(4);
  });

  test('with a line without end', async () => {
    const near = capture(0, 'on 0 lab0');
    near.send('x'.repeat(1000));
    await near.until(/^error 0 a line has at most/);
    await near.until(/^done$/);
  });
});

test('a point that cannot be heard is told, the others are heard', async () => {
  const near = capture(0, `on 0 nothing on 999999 eth0 on ${pidOf(0)} eth0 on 0 lo for 10.88.0.1 10.88.0.2`);
  await near.until(/^ready 4$/);
  expect(near.lines.filter((line) => line.startsWith('closed'))).toEqual([
    'closed 0 there is no such link',
    'closed 1 its process has ended',
  ]);
  near.send(`ping ${pidOf(0)} 10.88.0.2 1 50\nping\nwide 9\nnonsense\n`);
  await near.until(/^answered 1/);
  expect(near.lines.filter((line) => line.startsWith('error'))).toHaveLength(3);
});

describe('words that are wrong are refused', () => {
  test.each([
    ['none', []],
    ['no time', [MARK]],
    ['half a mark', ['0123', '100', '100', 'on', '0', 'lab0']],
    ['a mark that is no number', ['0123456789abcdeg', '100', '100', 'on', '0', 'lab0']],
    ['too long', [MARK, '60001', '100', 'on', '0', 'lab0']],
    ['no link', [MARK, '100', '100', 'on', '0']],
    ['a process that is no number', [MARK, '100', '100', 'on', 'x', 'lab0']],
    ['a name that is too long', [MARK, '100', '100', 'on', '0', 'a-name-that-is-too-long']],
    ['half an address', [MARK, '100', '100', 'on', '0', 'lab0', 'for', '10.88']],
    ['another word', [MARK, '100', '100', 'on', '0', 'lab0', 'of', '10.88.0.1']],
    ['too many points', [MARK, '100', '100', ...Array.from({ length: 65 }, () => ['on', '0', 'lab0']).flat()]],
    ['too many addresses', [MARK, '100', '100', 'for', ...Array.from({ length: 65 }, (_, index) => `10.88.0.${index}`)]],
  ])('%s', (_, words) => {
    const done = spawnSync(join(folder, 'vlanvas-probe-sanitized'), ['capture', ...words], { encoding: 'utf8', input: '' });
    expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 2, stderr: '' });
    expect(done.stdout).toMatch(/^error 0 expected/);
  });

  test('as many addresses of IPv6 as there is room for', () => {
    const words = ['for', ...Array.from({ length: 64 }, (_, index) => `fd88::${index + 1}`)];
    const done = spawnSync(
      'nsenter',
      [
        '-t',
        String(hostPid(0)),
        '-n',
        join(folder, 'vlanvas-probe-sanitized'),
        'capture',
        MARK,
        '100',
        '100',
        'on',
        '0',
        'lab0',
        ...words,
      ],
      { encoding: 'utf8', input: '' },
    );
    expect([done.status, done.stderr, done.stdout]).toEqual([0, '', 'ready 1\ndone\n']);
  });
});
