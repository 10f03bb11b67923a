/** Hosts that are reached as an ordinary user: with sudo, without and with a password, and with the Docker socket alone. */
import { describe, expect, test } from 'vitest';
import type { Caller } from '../../main/services/services.ts';
import type { TestLab } from '../support/lab.ts';
import { apply, caller, deployed, destroy } from '../support/run.ts';
import { example, settles } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';
import { PASSWORD_OF_BOB } from './guests.ts';

/** docker01 alone, on a parent that is as it should be. */
const PLAIN = `
vlanvas: 1
name: plain
segments: { lan: {} }
hosts: { docker01: { ssh: eve@docker01.lab, interfaces: { ens33: { segment: lan } } } }
networks: { mac_net1: { driver: macvlan, parents: { docker01: ens33 }, subnets: [{ subnet: 172.22.16.0/24 }] } }
containers:
  bbox1: { host: docker01, image: busybox, networks: { mac_net1: {} } }
  bbox2: { host: docker01, image: busybox, networks: { mac_net1: {} } }
`;

export function users(lab: () => TestLab): void {
  describe('an ordinary user', () => {
    const look = () => Promise.all(['docker01', 'docker02'].map((host) => lab().on(host, TRACES)));

    test('in the group docker deploys as root does, with a sudo that asks for nothing and with one that wants a password', async () => {
      const asked: string[] = [];
      const bob: Caller = {
        ...caller(),
        askSecret: ({ kind, user, host }) => {
          asked.push(`${kind} of ${user} on ${host}`);
          return Promise.resolve({ answer: 'given', secret: PASSWORD_OF_BOB, keep: false });
        },
      };
      const design = (await example('shim'))
        .replace('ssh: docker01.lab', 'ssh: ann@docker01.lab')
        .replace('ssh: docker02.lab', 'ssh: bob@docker02.lab');
      const before = await look();
      await settles(lab(), design, bob);
      expect(asked).toEqual(['sudo of bob on docker02']);
      expect(await deployed(destroy(lab().services, design, bob))).toMatchObject({ outcome: 'done', problems: [] });
      expect(await look()).toEqual(before);
    });

    test('with the Docker socket alone is refused what needs root, before anything is changed; and runs containers', async () => {
      const before = await look();
      const refused = await deployed(
        apply(lab().freshServices(), PLAIN.replace('segment: lan }', 'segment: lan, promiscuous: true }')),
      );
      expect(refused.outcome).toBe('failed');
      const errors = refused.problems.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, place }) => [code, place?.host])).toEqual([['PERMISSION_DENIED', 'docker01']]);
      expect(await look()).toEqual(before);

      await settles(lab(), PLAIN);
      expect(await deployed(destroy(lab().services, PLAIN))).toMatchObject({ outcome: 'done', problems: [] });
    });
  });
}
