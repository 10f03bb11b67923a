/** The promise of the matrix: 100 containers on 4 hosts, ARP cold, and not one wrong cell. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeHelper } from './install.ts';
import { buildHelper } from './testing/build-helper.ts';
import { localShell } from './testing/local-shell.ts';
import { collect, measureLab, outcomeOf, probeHosts } from './testing/measured.ts';
import { createNamespaceLab, type NamespaceLab } from './testing/namespaces.ts';

const CONTAINERS = 100;
let lab: NamespaceLab;

beforeAll(async () => {
  await buildHelper();
  lab = await createNamespaceLab({ hosts: 4, containers: CONTAINERS });
});

afterAll(async () => {
  await lab.close();
  await removeHelper(localShell());
});

/** Containers alone, as in the figures of docs/benchmarks.md: 9,900 pairs. */
async function measureContainers() {
  const hosts = probeHosts(lab).map((host) => ({ ...host, sources: host.sources.filter(({ pid }) => pid !== 0) }));
  const result = await collect(measureLab({ ...lab, hosts: [] }, hosts));
  expect(result.cells.size).toBe(CONTAINERS * (CONTAINERS - 1));
  return result;
}

/** The pairs that `isCut` says are cut are exactly those that were measured as silent. */
async function wrongCells(isCut: (from: number, to: number) => boolean): Promise<{ wrong: string[]; milliseconds: number }> {
  const { cells, end } = await measureContainers();
  const wrong: string[] = [];
  for (const [key, cell] of cells) {
    const expected = isCut(Number(cell.from.slice(1)), Number(cell.to.slice(1))) ? 'no-reply' : 'answered';
    if (outcomeOf(cell) !== expected) wrong.push(`${key}: ${outcomeOf(cell)} instead of ${expected}`);
  }
  return { wrong, milliseconds: end.milliseconds };
}

test.each([1, 2, 3])('all reachable, ARP cold, run %i', async () => {
  await lab.chill();
  const { wrong, milliseconds } = await wrongCells(() => false);
  expect(wrong).toEqual([]);
  expect(milliseconds).toBeLessThan(10_000);
});

test('half of the pairs cut, ARP cold', async () => {
  // No pattern that a sender could meet by chance: a hash of both says which.
  const isCut = (from: number, to: number): boolean => {
    let hash = (from * 73_856_093) ^ (to * 19_349_663) ^ 0x5bd1e995;
    hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
    return (((hash ^ (hash >>> 15)) >>> 3) & 1) === 1;
  };
  const address = (k: number) => lab.containers[k]?.endpoint.addresses[0]?.address ?? '';
  for (let to = 0; to < CONTAINERS; to++) {
    const cut = Array.from({ length: CONTAINERS }, (_, from) => from).filter((from) => from !== to && isCut(from, to));
    const rules = [
      'table ip cut {',
      `set from { type ipv4_addr; elements = { ${cut.map(address).join(', ')} }; }`,
      'chain in { type filter hook input priority 0; ip saddr @from icmp type echo-request drop; }',
      '}',
    ];
    await lab.inside(lab.containers[to]?.pid ?? -1, `nft -f - <<'X'\n${rules.join('\n')}\nX\n`);
  }
  for (let run = 0; run < 2; run++) {
    await lab.chill();
    expect((await wrongCells(isCut)).wrong).toEqual([]);
  }
});
