/** Logins that are not root, on a real lab: through sudo everything works; with the Docker socket alone, what needs no more. */
import { beforeAll, describe, expect, test } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, deployed, destroy, planOf, gather, caller, verify } from '../support/run.ts';
import { TRACES } from '../support/traces.ts';

const ending = endingAfterAll();
let lab: TestLab;
let before: string;
const look = () => lab.on('docker01', TRACES);

beforeAll(async () => {
  lab = ending(
    await bringUpLab({
      hosts: [
        {
          name: 'docker01',
          nics: [
            { name: 'ens33', segment: 'lan', addresses: ['172.22.16.11/24'] },
            { name: 'ens34', segment: 'lan', addresses: [] },
          ],
          users: [
            { name: 'ann', groups: ['docker'], sudo: true },
            { name: 'eve', groups: ['docker'] },
            { name: 'joe', sudo: true },
          ],
        },
      ],
    }),
  );
  before = await look();
});

interface Wishes {
  readonly shim?: boolean;
  readonly nic?: string;
  readonly more?: string;
}

const design = (user: string, { shim = false, nic = '', more = '' }: Wishes = {}) => `
vlanvas: 1
name: users
segments: { lan: {} }
hosts:
  docker01:
    ssh: ${user}@docker01.lab
    interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24]${nic} } }
    ${more}
networks:
  net1: { driver: macvlan, parents: { docker01: { interface: ens33, shim: ${shim} } }, subnets: [{ subnet: 172.22.16.0/24 }] }
containers:
  a1: { host: docker01, image: busybox, networks: { net1: {} } }
  b1: { host: docker01, image: busybox, networks: { net1: {} } }
`;

async function succeeds(text: string): Promise<void> {
  const { outcome, problems } = await deployed(apply(lab.services, text));
  expect({ outcome, problems: problems.filter(({ severity }) => severity !== 'info') }).toEqual({
    outcome: 'done',
    problems: [],
  });
}

async function isAsPredicted(text: string): Promise<void> {
  const { pairs } = await verify(lab.services, text);
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.filter(({ verdict }) => verdict !== 'as-predicted')).toEqual([]);
}

test.each(['ann', 'joe'])(
  '%s, who may run sudo: links, addresses, forwarding and rules, and no trace after destroy',
  async (user) => {
    const text = design(user, {
      shim: true,
      nic: ', promiscuous: true',
      more: 'forwarding: true\n    forward: [{ from: ens33, to: ens33, action: accept }]',
    });
    await succeeds(text);
    await isAsPredicted(text);
    expect(await deployed(apply(lab.services, text))).toMatchObject({ outcome: 'unchanged' });
    expect(await deployed(destroy(lab.services, text))).toMatchObject({ outcome: 'done', problems: [] });
    expect(await look()).toEqual(before);
  },
);

describe('eve, who has the Docker socket alone', () => {
  test('runs containers on parents that are there, and measures them', async () => {
    const text = design('eve');
    await succeeds(text);
    await isAsPredicted(text);
    expect(await deployed(apply(lab.services, text))).toMatchObject({ outcome: 'unchanged' });
    expect(await deployed(destroy(lab.services, text))).toMatchObject({ outcome: 'done' });
    expect(await look()).toEqual(before);
  });

  test.each<readonly [string, Wishes]>([
    ['a shim', { shim: true }],
    ['promiscuous mode', { nic: ', promiscuous: true' }],
    ['another MTU', { nic: ', mtu: 1400' }],
    ['a rule', { more: 'forward: [{ from: ens33, to: ens33, action: accept }]' }],
    ['a route', { more: 'routes: [{ to: 10.99.0.0/16, via: 172.22.16.1 }]' }],
    ['forwarding', { more: 'forwarding: false' }],
  ])('is refused %s before anything is changed', async (_, wishes) => {
    const result = await deployed(apply(lab.services, design('eve', wishes)));
    expect(result).toMatchObject({ outcome: 'failed' });
    const refusal = result.problems.find(({ severity }) => severity === 'error');
    expect(refusal).toMatchObject({ code: 'PERMISSION_DENIED', place: { host: 'docker01' } });
    expect(refusal?.message).toContain('needs root');
    expect(refusal?.hint).toContain('sudo');
    expect(await look()).toEqual(before);
  });

  test('is told so by plan already', async () => {
    const text = design('eve', { shim: true });
    const plan = planOf(await gather(lab.services.plan({ text, path: null }, 'apply', caller())));
    expect(plan?.problems.map(({ code }) => code)).toContain('PERMISSION_DENIED');
  });

  test('does not take away what root made', async () => {
    const text = design('root', { shim: true });
    await succeeds(text);
    const made = await look();
    expect((await deployed(destroy(lab.services, design('eve', { shim: true })))).codes).toContain('PERMISSION_DENIED');
    expect(await look()).toEqual(made);
    expect(await deployed(destroy(lab.services, text))).toMatchObject({ outcome: 'done' });
    expect(await look()).toEqual(before);
  });
});
