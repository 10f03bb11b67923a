/** A host that is reached as an ordinary user: with sudo, and with the Docker socket alone. */
import { describe, expect, test } from 'vitest';
import type { TestLab } from '../support/lab.ts';
import { apply, deployed, destroy } from '../support/run.ts';
import { example, settles } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';

export function users(lab: () => TestLab): void {
  describe('an ordinary user', () => {
    const look = () => lab().on('docker01', TRACES);
    const as = (design: string, user: string) => design.replace('ssh: docker01.lab', `ssh: ${user}@docker01.lab`);

    test('in the group docker and with sudo deploys as root does', async () => {
      const design = as(await example('shim'), 'ann');
      await settles(lab(), design);
      expect(await deployed(destroy(lab().services, design))).toMatchObject({ outcome: 'done', problems: [] });
    });

    test('with the Docker socket alone is refused what needs root, before anything is changed; and runs containers', async () => {
      const design = as(await example('untagged'), 'eve');
      const before = await look();
      const refused = await deployed(apply(lab().freshServices(), design));
      expect(refused.outcome).toBe('failed');
      expect(refused.problems.filter(({ severity }) => severity === 'error').map(({ place }) => place?.host)).toContain(
        'docker01',
      );
      expect(await look()).toEqual(before);

      const plain = design.replace('ens33: { segment: lan, promiscuous: true }', 'ens33: { segment: lan }');
      await settles(lab(), plain);
      expect(await deployed(destroy(lab().services, plain))).toMatchObject({ outcome: 'done', problems: [] });
    });
  });
}
