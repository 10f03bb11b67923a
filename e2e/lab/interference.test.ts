/** What others do to the hosts meanwhile, and what a deploy that is cut short leaves: the next one copes with all of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { Deployed } from '../support/run.ts';
import { apply, deployed, destroy, verify } from '../support/run.ts';

const hosts = ['docker01', 'docker02'] as const;
const design = macvlanDesign();

/** How it ended, and the codes of its errors. */
const summary = ({ outcome, problems }: Deployed): readonly string[] => [
  outcome,
  ...new Set(problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))),
];

describe('two hosts', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  beforeAll(async () => {
    lab = ending(await bringUpLab(2));
  });

  test('deployed to twice at once: one deploys all, the other changes nothing and says why', async () => {
    const results = await Promise.all([lab.freshServices(), lab.freshServices()].map((one) => deployed(apply(one, design))));
    expect(results.map((one) => summary(one).join(' ')).sort()).toEqual(['done', 'failed HOST_BUSY']);
    const refused = results.find(({ outcome }) => outcome === 'failed');
    expect(refused).toMatchObject({ kind: 'host' });
    expect(refused?.events.some(({ type }) => type === 'step')).toBe(false);
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'unchanged' });
  });

  test('one that was deploying and lost its connections gives the hosts free', async () => {
    const gone = lab.freshServices();
    const changed = design.replace(
      'containers:\n',
      'containers:\n  extra: { host: docker01, image: busybox, networks: { net1: {} } }\n',
    );
    for await (const event of apply(gone, changed)) {
      // The file is read, the plan made and the first step begun: now the program goes.
      if (event.type === 'step') break;
    }
    await gone.close();
    expect((await deployed(apply(lab.services, design))).outcome).toMatch(/done|unchanged|undone/);
    expect((await deployed(apply(lab.services, design))).outcome).toMatch(/done|unchanged/);
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'unchanged' });
  });

  test('a container that was disconnected by hand is made anew', async () => {
    await lab.on('docker01', 'docker network disconnect net1 c1');
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
    expect((await verify(lab.services, design)).summary).toMatchObject({ asPredicted: 30 });
  });

  test('an image that is nowhere takes no running container down', async () => {
    const id = () => lab.on('docker02', 'docker inspect c3 --format "{{.Id}} {{.State.StartedAt}}"');
    const was = await id();
    const changed = design.replace(/( {2}c3: .*image: )[a-z]+/, '$1no-such-image:9');
    expect(changed).not.toBe(design);
    const result = await deployed(apply(lab.services, changed));
    expect(result.outcome).toBe('failed');
    expect(result.codes).toContain('IMAGE_NOT_FOUND');
    expect(await id()).toBe(was);
  });

  test('an address that was being changed by a deploy whose program died is still known as ours', async () => {
    const moved = design.replaceAll('172.22.16.', '172.22.17.');
    const gone = lab.freshServices();
    for await (const event of apply(gone, moved)) {
      if (event.type === 'step' && event.state === 'done' && event.step.includes('address.add')) break;
    }
    await gone.close();
    // The daemon may still be at the last thing that the dead program asked of it: that can fail one destroy, not the next.
    const first = summary(await deployed(destroy(lab.services, design)));
    if (first[0] === 'failed') expect(summary(await deployed(destroy(lab.services, design)))).toEqual(['done']);
    else expect(first).toEqual(['done']);
    for (const host of hosts) expect(await lab.on(host, 'ip -br -4 addr show dev ens33')).not.toMatch(/172\.22\.17\./);
    expect((await deployed(apply(lab.services, design))).outcome).toBe('done');
  });

  test('destroyed at last, nothing of ours is left', async () => {
    expect(await deployed(destroy(lab.services, design))).toMatchObject({ outcome: 'done' });
    for (const host of hosts) {
      expect(await lab.on(host, 'docker ps -aq | wc -l')).toBe('0');
      expect(await lab.on(host, 'ip link show ens33 | grep -c alias || true')).toBe('0');
    }
  });
});
