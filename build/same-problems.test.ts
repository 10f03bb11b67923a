/** The doors find the same problems in the same file: the page's core, `vlanvas validate`, and what a deploy is refused for. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../app/cli/run.ts';
import { testCli } from '../app/testing/cli.ts';
import { readDesign } from '../main/services/read-design.ts';
import { createAnalyst } from '../renderer/worker/create-analyst.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { parseTopology } from '../shared/topology/parse.ts';

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));

/** A bit of everything: an overlay and a tunnel, which wait for their deploy, and mistakes of all severities. */
const MIXED = `vlanvas: 1
name: mixed
segments: { lan: { vlans: [10] } }
hosts:
  a: { ssh: root@a, interfaces: { eth0: { segment: lan, addresses: [10.0.0.1/24] }, eth0.20: { parent: eth0, vlan: 20 } } }
  b: { ssh: root@b, interfaces: { eth0: { segment: lan, addresses: [10.0.0.1/24, 10.0.0.300/24] } } }
networks:
  over: { driver: overlay, hosts: [a, b], subnets: [{ subnet: 10.1.0.0/24 }] }
  mac: { driver: macvlan, parents: { a: eth0.20, b: eth9 }, subnets: [{ subnet: 10.2.0.0/30, gateway: 10.9.0.1 }] }
containers:
  c1: { host: a, image: busybox, networks: { over: {}, mac: {} }, ports: ["80:80"] }
  c2: { host: b, image: busybox, networks: { mac: { aliases: [web] } } }
  c3: { host: b, image: busybox, networks: { mac: {} } }
  c4: { host: nobody, image: busybox, networks: { missing: {} } }
tunnels: { wire: { kind: vxlan, hosts: { a: ~, b: ~ } } }
registries: { own: { host: a } }
images: { busybox: { tar: busybox.tar } }
expect: [{ from: c1, to: ghost, reachable: true }]
`;

/** As one line each, in one order: the doors sort differently. */
function lines(problems: readonly Problem[]): readonly string[] {
  return problems
    .map(({ place, ...problem }) => JSON.stringify([place?.line, place?.column, place?.path, place?.host, problem]))
    .sort();
}

async function onThePage(text: string): Promise<readonly Problem[]> {
  const { document } = parseTopology(text);
  if (!document) throw new Error('the page has no document to draw');
  const analyst = createAnalyst();
  const question = { revision: 1, known: 0, engines: new Map(), design: { document, base: text, path: null } };
  await analyst.check(question);
  const written = await analyst.write(question);
  if (written === null || written === 'unchanged') throw new Error('nothing was written');
  expect(written.text).toBe(text);
  return written.problems;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-doors-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function onTheCommandLine(text: string): Promise<readonly Problem[]> {
  await writeFile(join(folder, 'design.yaml'), text);
  const cli = testCli({ folder });
  await run(cli, ['validate', 'design.yaml', '--json'], '0.0.0');
  return (JSON.parse(cli.stdout()) as { problems: readonly Problem[] }).problems;
}

describe('problems', () => {
  it.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml')))('%s: the same through every door', async (name) => {
    const text = await readFile(join(EXAMPLES, name), 'utf8');
    expect(lines(await onThePage(text))).toEqual(lines(await onTheCommandLine(text)));
    expect(readDesign({ text, path: null }).errors).toEqual([]);
  });

  it('a design with an overlay, a tunnel and mistakes: the same through every door', async () => {
    const problems = await onTheCommandLine(MIXED);
    expect(lines(await onThePage(MIXED))).toEqual(lines(problems));
    const waiting = problems.filter(({ code }) => code === 'NOT_DEPLOYABLE_YET');
    expect(waiting.map(({ place }) => place?.path).sort()).toEqual([
      'containers.c1.ports',
      'containers.c2.networks.mac.aliases',
      'images.busybox',
      'networks.over.driver',
      'registries.own',
      'tunnels.wire',
    ]);
    expect(waiting.flatMap(({ objects = [] }) => objects)).toHaveLength(waiting.length);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning', 'info']));
    // Who deploys is refused for the errors, and for what cannot be deployed yet.
    const errors = problems.filter(({ code, severity }) => severity === 'error' && code !== 'SUBNET_EXHAUSTED');
    const refused = [...errors, ...waiting.map((problem): Problem => ({ ...problem, severity: 'error' }))];
    expect(lines(readDesign({ text: MIXED, path: null }).errors)).toEqual(lines(refused));
  });
});
