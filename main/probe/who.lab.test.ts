/** The question for addresses on a segment, by the helper in C with the sanitizers and by its stand-in in Python: who answers, and nobody else. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildHelper } from './testing/build-helper.ts';
import { createNamespaceLab, type NamespaceLab } from './testing/namespaces.ts';

let folder: string;
let lab: NamespaceLab;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-who-'));
  await buildHelper('--to', folder, '--sanitize');
  lab = await createNamespaceLab({ hosts: 2, containers: 4, ipv6: true });
});
afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** Answers ARP for 10.88.99.7 with the tag 7, as a machine on that VLAN would; the kernel here has no 8021q. */
const TAGGED_RESPONDER = `
import socket, struct
s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
s.bind(("lab0", 3))
s.setsockopt(263, 8, 1)
mac = bytes.fromhex("020000000007")
print("up", flush=True)
while True:
    f, control, _, source = s.recvmsg(256, 64)
    tags = [struct.unpack_from("I12xH", d) for l, k, d in control if l == 263 and k == 8]
    if source[2] == 4 or f[12:14] != b"\\x08\\x06" or f[38:42] != bytes([10, 88, 99, 7]): continue
    if not any(status & 0x10 and tci & 0xfff == 7 for status, tci in tags): continue
    body = f[14:20] + b"\\x00\\x02" + mac + f[38:42] + f[22:28] + f[28:32]
    s.send((f[6:12] + mac + b"\\x81\\x00\\x00\\x07\\x08\\x06" + body).ljust(60, b"\\0"))
`;

describe.each(['helper', 'python'])('%s', (kind) => {
  const command = () =>
    kind === 'helper'
      ? [join(folder, 'vlanvas-probe-sanitized')]
      : ['python3', fileURLToPath(new URL('python/vlanvas-who.py', import.meta.url))];

  async function who(...words: readonly string[]): Promise<Outcome> {
    const pid = lab.hosts[0]?.pid ?? -1;
    const argv = ['-t', String(pid), '-n', ...command(), 'who', ...words];
    return new Promise((resolve) => {
      execFile('nsenter', argv, (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? -1) : 0;
        resolve({ code, lines: stdout.split('\n').filter((line) => line !== ''), stderr });
      });
    });
  }

  const macOf = async (pid: number | undefined, link: string) =>
    /link\/ether (\S+)/.exec(await lab.inside(pid ?? -1, `ip -o link show ${link}`))?.[1] ?? '';
  const answers = ({ lines }: Outcome) => lines.filter((line) => line.startsWith('answer ')).sort();

  test('containers of another host answer in both families; one of its own, behind the parent, and nobody do not', async () => {
    const began = performance.now();
    const result = await who('300', 'on', 'lab0', '0', '10.88.0.2', 'fd88::2', '10.88.0.1', '10.88.9.9', 'fd88::99');
    const mac = await macOf(lab.containers[1]?.pid, 'eth0');
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(answers(result)).toEqual([`answer lab0 0 10.88.0.2 ${mac}`, `answer lab0 0 fd88::2 ${mac}`]);
    expect(result.lines.at(-1)).toMatch(/^done 5 \d+$/);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test('ends soon after everybody has answered', async () => {
    const { lines } = await who('5000', 'on', 'lab0', '0', '10.88.0.2', '10.88.255.2');
    expect(Number(lines.at(-1)?.split(' ')[2])).toBeLessThan(1_500_000);
  });

  test('an address that is held twice has two answers', async () => {
    const [one, two] = [lab.containers[1]?.pid, lab.containers[3]?.pid];
    await lab.inside(two ?? -1, 'ip addr add 10.88.0.2/16 dev eth0');
    try {
      const result = await who('300', 'on', 'lab0', '0', '10.88.0.2');
      const macs = [await macOf(one, 'eth0'), await macOf(two, 'eth0')];
      expect([...new Set(answers(result))]).toEqual(macs.map((mac) => `answer lab0 0 10.88.0.2 ${mac}`).sort());
    } finally {
      await lab.inside(two ?? -1, 'ip addr del 10.88.0.2/16 dev eth0');
    }
  });

  test('asking leaves no trace in the neighbour table of who is asked', async () => {
    const pid = lab.containers[1]?.pid ?? -1;
    await lab.inside(pid, 'ip neigh flush dev eth0');
    await who('300', 'on', 'lab0', '0', '10.88.0.2', 'fd88::2');
    expect(await lab.inside(pid, 'ip neigh show dev eth0')).not.toContain(await macOf(lab.hosts[0]?.pid, 'lab0'));
  });

  test('a tag is put on, and only answers that have it count', async () => {
    const child = spawn('nsenter', ['-t', String(lab.hosts[1]?.pid), '-n', 'python3', '-c', TAGGED_RESPONDER]);
    try {
      await once(child.stdout, 'data');
      const words = [
        '300',
        'on',
        'lab0',
        '7',
        '10.88.99.7',
        '10.88.0.2',
        'on',
        'lab0',
        '0',
        '10.88.99.7',
        'on',
        'lab0',
        '8',
        '10.88.99.7',
      ];
      const result = await who(...words);
      expect(answers(result)).toEqual(['answer lab0 7 10.88.99.7 02:00:00:00:00:07']);
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  });

  test('a way that cannot be used is told, the others are asked', async () => {
    await lab.inside(lab.hosts[0]?.pid ?? -1, 'ip link add down0 type veth peer name down1');
    try {
      const result = await who(
        ...['300', 'on', 'nothing', '0', '10.88.0.2', 'on', 'lo', '0', '10.88.0.2'],
        ...['on', 'down0', '0', '10.88.0.2', 'on', 'lab0', '0', '10.88.0.2'],
      );
      expect(result.code).toBe(0);
      expect(answers(result)).toHaveLength(1);
      expect(result.lines.filter((line) => line.startsWith('unasked ')).map((line) => line.split(' ')[1])).toEqual([
        'nothing',
        'lo',
        'down0',
      ]);
    } finally {
      await lab.inside(lab.hosts[0]?.pid ?? -1, 'ip link del down0');
    }
  });
});

describe('words that are wrong are refused by the helper', () => {
  const way = ['on', 'lab0', '0', '10.88.0.2'];
  test.each([
    ['none', []],
    ['no way', ['300', '10.88.0.2']],
    ['no tag', ['300', 'on', 'lab0']],
    ['no address', ['300', 'on', 'lab0', '0']],
    ['a tag that there is not', ['300', 'on', 'lab0', '4095', '10.88.0.2']],
    ['a name that is too long', ['300', 'on', 'a-name-that-is-too-long', '0', '10.88.0.2']],
    ['half an address', ['300', 'on', 'lab0', '0', '10.88.0']],
    ['no time', ['x', ...way]],
    ['more ways than there is room for', ['300', ...Array.from({ length: 65 }, () => way).flat()]],
    ['more addresses', ['300', ...way, ...Array.from({ length: 4096 }, (_, index) => `10.89.${index >> 8}.${index & 255}`)]],
  ])('%s', (_, words) => {
    const { status, stdout, stderr } = spawnSync(join(folder, 'vlanvas-probe-sanitized'), ['who', ...words], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toMatch(/^error 0 expected/);
  });
});
