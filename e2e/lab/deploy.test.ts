/** The whole way on a real lab: apply, measure, apply again, repair, destroy. */
import { beforeAll, describe, expect, test } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { macvlanDesign } from '../support/designs.ts';
import { apply, deployed, destroy, verify } from '../support/run.ts';

const hosts = ['docker01', 'docker02'] as const;
const design = macvlanDesign();

/** Everything that a deploy could leave behind; times and sizes of logs are not among it. */
const LOOK = [
  'docker network ls --format "{{.Name}} {{.Driver}} {{.ID}}" | sort',
  'docker ps -a --format "{{.Names}} {{.Image}} {{.ID}} {{.State}}" | sort',
  'ip -br link | sed "s/@[^ ]*//" | sort',
  'ip -d link show ens33 | grep -o "promiscuity [0-9]*\\|alias .*"',
  'ip -br -4 addr show dev ens33',
  'ip route',
  'find /etc /var/cache /var/lib/vlanvas /var/tmp /root /home /opt /usr/local /tmp /dev/shm -xdev 2>/dev/null | sort',
].join('; echo ---; ');

describe('a design of two hosts and four containers', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let before: readonly string[];
  const look = () => Promise.all(hosts.map((host) => lab.on(host, LOOK)));

  beforeAll(async () => {
    lab = ending(await bringUpLab(2));
    await Promise.all(
      hosts.map((host) =>
        lab.on(
          host,
          'docker network create --internal foreign && docker run -d --name foreign --network foreign busybox sleep infinity',
        ),
      ),
    );
    before = await look();
  });

  test('is applied: two networks, four containers, promiscuous parents', async () => {
    const result = await deployed(apply(lab.services, design));
    // No systemd runs on a host of namespaces, so nothing would be read at its next start; that is told, once for all.
    expect(result).toMatchObject({ outcome: 'done', codes: ['FORGOTTEN_AT_REBOOT'] });
    for (const host of hosts) {
      expect(await lab.on(host, 'docker ps --filter label=io.vlanvas.topology=spine --format "{{.Names}}" | wc -l')).toBe('2');
      expect(await lab.on(host, 'ip -o link show ens33')).toContain('PROMISC');
    }
  });

  test('measures what was predicted on every ordered pair, the addresses of hosts included', async () => {
    const report = await verify(lab.services, design);
    expect(report.summary).toMatchObject({ pairs: 6 * 5, asPredicted: 30, notMeasured: 0 });
    const open = (from: string, to: string) =>
      report.pairs.find((pair) => pair.from === from && pair.to === to)?.measured?.received;
    // A container does not reach its own host's parent, and it does reach the other's (DESIGN.md, rule 1).
    expect(open('c1', 'host:docker01')).toBe(0);
    expect(open('host:docker01', 'c1')).toBe(0);
    expect(open('c1', 'host:docker02')).toBeGreaterThan(0);
    expect(open('c1', 'c3')).toBeGreaterThan(0);
    expect(report.pairs.filter(({ predicted }) => predicted.reason === 'HOST_ISOLATION')).toHaveLength(8);
  });

  test('applied again, nothing changes', async () => {
    const ids = () => lab.on('docker01', 'docker ps -q --no-trunc | sort');
    const was = await ids();
    const result = await deployed(apply(lab.services, design));
    expect(result).toMatchObject({ outcome: 'unchanged', plan: { steps: [] } });
    expect(await ids()).toBe(was);
  });

  test('a container that was removed or stopped behind our back is put back', async () => {
    await lab.on('docker01', 'docker rm -f c1');
    await lab.on('docker02', 'docker kill c3');
    const result = await deployed(apply(lab.services, design));
    expect(result.plan?.steps.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^run container c1/),
      'start container c3',
    ]);
    expect((await verify(lab.services, design)).summary).toMatchObject({ asPredicted: 30 });
  });

  test('a container that the design loses is removed, one that it gains moves no other', async () => {
    const addresses = async () =>
      lab.on('docker01', "docker inspect c2 --format '{{.NetworkSettings.Networks.net1.IPAddress}} {{.Id}}'");
    const was = await addresses();
    const changed = design
      .replace(/ {2}c1: .*\n/, '')
      .replace('containers:\n', 'containers:\n  a0: { host: docker01, image: noping, networks: { net1: {} } }\n');
    const result = await deployed(apply(lab.services, changed));
    expect(result.outcome).toBe('done');
    expect(result.plan?.steps.map(({ words }) => words.split(' (')[0])).toEqual(['remove container c1', 'run container a0']);
    expect(await addresses()).toBe(was);
    // a0 comes from an image without ping: it is measured all the same.
    const report = await verify(lab.services, changed);
    expect(report.summary).toMatchObject({ pairs: 30, asPredicted: 30, notMeasured: 0 });
  });

  test('destroyed, the hosts are as they were: networks, containers, links, files, and what is foreign', async () => {
    const result = await deployed(destroy(lab.services, design));
    expect(result).toMatchObject({ outcome: 'done', problems: [] });
    expect(await look()).toEqual(before);
    expect(await deployed(destroy(lab.services, design))).toMatchObject({ outcome: 'unchanged' });
  });
});
