/** The helper in C, with the sanitizers, in real namespaces: no cell may be wrong, whatever happens to the namespaces. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildHelper } from './testing/build-helper.ts';
import { cellsOf, outcomes, startHelper, type HelperProcess } from './testing/helper-process.ts';
import { createNamespaceLab, type NamespaceLab } from './testing/namespaces.ts';

let folder: string;
let binary: string;
let lab: NamespaceLab;
const helpers: HelperProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-helper-'));
  await buildHelper('--to', folder, '--sanitize');
  binary = join(folder, 'vlanvas-probe-sanitized');
  lab = await createNamespaceLab({ hosts: 2, containers: 6, ipv6: true });
});

afterAll(async () => {
  for (const helper of helpers) helper.hangUp();
  const codes = await Promise.all(helpers.map((helper) => helper.exited));
  await lab.close();
  await rm(folder, { recursive: true, force: true });
  // A sanitizer that finds something ends the process with another status, and says so.
  expect(helpers.map((helper) => helper.stderr()).join('')).toBe('');
  expect(codes.every((code) => code === 0)).toBe(true);
});

/** A helper on the first host with all addresses as targets (c0..c5 twice, then the hosts) and these sources. */
async function helperFor(sources: readonly (readonly [number, number])[], targets = allTargets()): Promise<HelperProcess> {
  const helper = startHelper(binary, lab.hosts[0]?.pid);
  helpers.push(helper);
  helper.send(targets.map(([owner, address], index) => `target ${index} ${owner} ${address}\n`).join(''));
  helper.send(sources.map(([owner, pid]) => `source ${owner} ${pid}\n`).join(''));
  return helper;
}

function allTargets(): (readonly [number, string])[] {
  return [...lab.containers, ...lab.hosts].flatMap(({ endpoint }, owner) =>
    endpoint.addresses.map(({ address }) => [owner, address] as const),
  );
}

const pidOf = (container: number): number => lab.containers[container]?.pid ?? -1;
const done = (helper: HelperProcess, round = 1) => helper.until((reply) => reply.type === 'done' && reply.round === round);

async function roundOf(helper: HelperProcess, round = 1) {
  helper.send(`go ${round}\n`);
  return done(helper, round);
}

describe('the matrix of one host', () => {
  test('both families, several addresses an endpoint, the host itself a source, none of its own pinged', async () => {
    const helper = await helperFor([
      [0, pidOf(0)],
      [2, pidOf(2)],
      [4, pidOf(4)],
      [6, 0],
    ]);
    helper.send('check\n');
    const replies = await helper.until((reply) => reply.type === 'ready');
    expect(replies.at(-1)).toEqual({ type: 'ready', sources: 4, pairs: 49 });
    expect(replies.filter((reply) => reply.type === 'neighbours').map(({ family, needed }) => [family, needed])).toEqual([
      [4, 28],
      [6, 21],
    ]);
    // The limits are those of the kernel, although its namespaces do not show them.
    const limits = await Promise.all(
      [4, 6].map((family) => readFile(`/proc/sys/net/ipv${family}/neigh/default/gc_thresh3`, 'utf8')),
    );
    expect(replies.flatMap((reply) => (reply.type === 'neighbours' ? [reply.limit] : []))).toEqual(limits.map(Number));
    for (const round of [1, 2, 3]) {
      const cells = cellsOf(await roundOf(helper, round));
      expect(cells).toHaveLength(49);
      for (const { source, target, measurement } of cells) {
        const ownHost =
          (source === 6) !== (target === 12) && (source === 6 ? [0, 1, 4, 5, 8, 9].includes(target) : target === 12);
        expect([source, target, measurement.silence ?? 'answered']).toEqual([
          source,
          target,
          ownHost ? 'no-neighbour' : 'answered',
        ]);
      }
    }
  });

  test('streams what is known before the silent ones are given up', async () => {
    const helper = await helperFor([[0, pidOf(0)]]);
    helper.send('go 1\n');
    const began = performance.now();
    await helper.until((reply) => reply.type === 'cells');
    const first = performance.now() - began;
    await done(helper);
    expect(performance.now() - began - first).toBeGreaterThan(200);
  });

  test('helpers that run at the same time do not take each other’s answers', async () => {
    const pair = await Promise.all([helperFor([[0, pidOf(0)]]), helperFor([[0, pidOf(0)]])]);
    const results = await Promise.all(pair.map((helper) => roundOf(helper)));
    const expected = {
      '0-2': 'answered',
      '0-3': 'answered',
      '0-4': 'answered',
      '0-5': 'answered',
      '0-10': 'answered',
      '0-11': 'answered',
      '0-13': 'answered',
      '0-12': 'no-neighbour',
    };
    for (const replies of results) {
      expect(outcomes(replies)).toMatchObject(expected);
      expect(cellsOf(replies)).toHaveLength(12);
    }
  });
});

test('a hundred sources in one helper, ARP cold: 9,900 pairs and no wrong one', async () => {
  const own = await createNamespaceLab({ hosts: 1, containers: 100 });
  try {
    const helper = startHelper(binary, own.hosts[0]?.pid);
    helpers.push(helper);
    helper.send(
      own.containers.map(({ endpoint }, index) => `target ${index} ${index} ${endpoint.addresses[0]?.address ?? ''}\n`).join(''),
    );
    helper.send(own.containers.map(({ pid }, index) => `source ${index} ${pid}\n`).join(''));
    for (const round of [1, 2]) {
      const found = Object.values(outcomes(await roundOf(helper, round)));
      expect(found).toHaveLength(9_900);
      expect(found.filter((outcome) => outcome !== 'answered')).toEqual([]);
    }
  } finally {
    await own.close();
  }
});

describe('how a pair is silent', () => {
  test('no route, refused by a local rule, dropped on the way, nobody there, rejected by the other', async () => {
    const inside = (k: number, script: string) => lab.inside(pidOf(k), script);
    await inside(
      1,
      'nft add table ip t; nft add chain ip t in "{ type filter hook input priority 0; }"; nft add rule ip t in icmp type echo-request drop',
    );
    await inside(
      3,
      'nft add table ip t; nft add chain ip t in "{ type filter hook input priority 0; }"; nft add rule ip t in icmp type echo-request reject with icmp type admin-prohibited',
    );
    await inside(
      0,
      'nft add table ip t; nft add chain ip t out "{ type filter hook output priority 0; }"; nft add rule ip t out ip daddr 10.88.0.6 drop; ip route add blackhole 10.77.0.0/16; ip route add 10.66.0.0/16 via 10.88.0.3',
    );
    const helper = await helperFor(
      [[0, pidOf(0)]],
      [
        [0, '10.88.0.1'],
        [1, '10.88.0.2'],
        [2, '10.99.0.1'],
        [3, '10.77.0.1'],
        [4, '10.88.0.6'],
        [5, '10.88.0.99'],
        [6, '10.88.0.4'],
        [7, '2001:db8::1'],
        [8, 'fd88::99'],
        // Through a gateway that is there and drops it: its own neighbour is known.
        [9, '10.66.0.1'],
        [10, '10.88.0.5'],
      ],
    );
    for (const round of [1, 2]) {
      expect(outcomes(await roundOf(helper, round))).toEqual({
        '0-1': 'no-reply',
        '0-2': 'no-route',
        '0-3': 'no-route',
        '0-4': 'refused',
        '0-5': 'no-neighbour',
        '0-6': 'no-reply',
        '0-7': 'no-route',
        '0-8': 'no-neighbour',
        '0-9': 'no-reply',
        '0-10': 'answered',
      });
    }
    for (const k of [0, 1, 3]) await inside(k, 'nft flush ruleset');
    await inside(0, 'ip route del blackhole 10.77.0.0/16; ip route del 10.66.0.0/16');
  });

  test('an address that moved to another machine is found there, although the table still has the old one', async () => {
    const wrong = '02:00:00:00:00:99';
    const spoil = () =>
      lab.inside(
        pidOf(0),
        `ip neigh replace 10.88.0.2 lladdr ${wrong} nud stale dev eth0; ip -6 neigh replace fd88::2 lladdr ${wrong} nud stale dev eth0; ip neigh show to 10.88.0.2`,
      );
    const helper = await helperFor(
      [[0, pidOf(0)]],
      [
        [0, '10.88.0.1'],
        [1, '10.88.0.2'],
        [1, 'fd88::2'],
        [2, '10.88.0.3'],
      ],
    );
    for (const round of [1, 2]) {
      expect(await spoil()).toContain(wrong);
      // The kernel takes no answer for a second after somebody set the entry by hand.
      await new Promise((resolve) => setTimeout(resolve, 1100));
      expect(outcomes(await roundOf(helper, round))).toEqual({ '0-1': 'answered', '0-2': 'answered', '0-3': 'answered' });
      expect(await lab.inside(pidOf(0), 'ip neigh show to 10.88.0.2')).not.toContain(wrong);
    }
  });
});

describe('namespaces that go', () => {
  test('one that is not there is told for itself', async () => {
    const helper = await helperFor([
      [0, 999_999_99],
      [2, pidOf(2)],
    ]);
    helper.send('check\n');
    const replies = await helper.until((reply) => reply.type === 'ready');
    expect(replies).toContainEqual({
      type: 'closed',
      source: 0,
      why: 'its namespace could not be opened: No such file or directory',
    });
    expect(cellsOf(await roundOf(helper)).length).toBeGreaterThan(0);
  });

  test('a container that ends is told, says nothing false, and its namespace is let go', async () => {
    const own = await createNamespaceLab({ hosts: 1, containers: 3 });
    try {
      const helper = startHelper(binary, own.hosts[0]?.pid);
      helpers.push(helper);
      helper.send(
        own.containers
          .map(({ endpoint }, index) => `target ${index} ${index} ${endpoint.addresses[0]?.address ?? ''}\n`)
          .join(''),
      );
      helper.send(own.containers.map(({ pid }, index) => `source ${index} ${pid}\n`).join(''));
      expect(cellsOf(await roundOf(helper))).toHaveLength(6);
      await own.end(1);
      await helper.until((reply) => reply.type === 'closed' && reply.source === 1); // without being asked
      // The kernel takes its time to dismantle a namespace; until then it answers, and saying so is right.
      let round = 2;
      let after = outcomes(await roundOf(helper, round));
      const deadline = Date.now() + 10_000;
      while (after['0-1'] === 'answered' && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        after = outcomes(await roundOf(helper, ++round));
      }
      expect(after).toEqual({ '0-1': 'no-neighbour', '0-2': 'answered', '2-0': 'answered', '2-1': 'no-neighbour' });
      // In the middle of a round.
      helper.send(`go ${round + 1}\n`);
      await helper.until((reply) => reply.type === 'cells');
      await own.end(2);
      const last = await done(helper, round + 1);
      expect(last.some((reply) => reply.type === 'closed' && reply.source === 2)).toBe(true);
      expect(outcomes(last)['2-1']).toBeUndefined();
    } finally {
      await own.close();
    }
  });

  test('the end of input ends it, in the middle of a round too', async () => {
    const helper = await helperFor([[0, pidOf(0)]]);
    helper.send('go 1\n');
    await helper.until((reply) => reply.type === 'cells');
    helper.hangUp();
    expect(await helper.exited).toBe(0);
    expect(helper.lines.some((line) => line.startsWith('done'))).toBe(false);
  });
});

describe('bad input', () => {
  test('each wrong line is an error that names it, and nothing else happens', async () => {
    const helper = startHelper(binary);
    helpers.push(helper);
    const wrong = [
      'nonsense',
      'target',
      'target 1 0 10.0.0.1',
      'target 0 0 10.0.0.256',
      'target 0 0 ::g',
      'target -1 0 10.0.0.1',
      'target 0 99999999999 10.0.0.1',
      'target 0 0 10.0.0.1 more',
      'source 0 1',
      'source 0 -1',
      'source',
      'go',
      'go x',
      'go 1 5',
      'go 1 250 1',
      'check now',
      'x'.repeat(257),
      'y'.repeat(70_000),
      'a\0b',
    ];
    helper.send(wrong.join('\n') + '\n');
    const replies = await helper.until((reply) => reply.type === 'error' && reply.text.startsWith(`${wrong.length} `));
    expect(replies.filter((reply) => reply.type === 'error').map(({ text }) => Number(text.split(' ')[0]))).toEqual(
      wrong.map((_, index) => index + 1),
    );
    helper.send('target 0 7 127.0.0.1\r\nsource 0 0\n\n');
    helper.send('source 0 0\n');
    await helper.until((reply) => reply.type === 'error' && reply.text.endsWith('that owner has a source'));
    expect(outcomes(await roundOf(helper))).toEqual({ '0-0': 'answered' });
    helper.send('go 2\ntarget 1 0 10.0.0.1\n');
    expect((await done(helper, 2)).some((reply) => reply.type === 'error' && reply.text.endsWith('a round is running'))).toBe(
      true,
    );
    helper.send('go 3\nend\n');
    expect(await helper.exited).toBe(0);
  });

  test('random bytes and random commands never break it', async () => {
    let seed = 20_260_101;
    const random = (below: number): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % below;
    const words = [
      'target',
      'source',
      'check',
      'go',
      '0',
      '1',
      '2',
      '999999',
      '-1',
      '127.0.0.1',
      '127.0.0.2',
      '::1',
      'fd00::1',
      '',
      '\0',
      '4294967296',
      'é',
      '10',
    ];
    for (let run = 0; run < 12; run++) {
      const helper = startHelper(binary);
      helpers.push(helper);
      const lines = Array.from({ length: 300 }, () =>
        Array.from({ length: 1 + random(5) }, () => words[random(words.length)] ?? '').join(' '),
      );
      for (let index = 0; index < 40; index++) lines[random(300)] = `target ${random(4)} ${random(3)} 127.0.0.${random(5)}`;
      if (run % 3 === 0) lines.push(Buffer.from(Array.from({ length: 5000 }, () => random(256))).toString('latin1'));
      helper.send(Buffer.from(lines.join('\n') + '\n', 'latin1'));
      helper.send('end\n');
      helper.hangUp();
      expect(await helper.exited, helper.stderr()).toBe(0);
    }
  }, 60_000);
});
