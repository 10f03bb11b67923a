/** The designs of the examples, each on real kernels with 802.1Q, ipvlan and bonds: measured = predicted = expected. */
import { beforeAll, describe, expect, test } from 'vitest';
import { setSwitchPort } from '../../main/lab/controls.ts';
import type { TestLab } from '../support/lab.ts';
import { apply, deployed, destroy } from '../support/run.ts';
import { example, reaches, settles } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';
import { HOSTS } from './guests.ts';

const containers = ['bbox1', 'bbox2', 'bbox3', 'bbox4'] as const;

export function designs(lab: () => TestLab): void {
  describe('designs', () => {
    let before: readonly string[];
    const hosts = HOSTS.filter((host) => host !== 'docker03');
    const look = () => Promise.all(hosts.map((host) => lab().on(host, TRACES)));
    beforeAll(async () => {
      before = await look();
    });

    /** Takes a design down again; nothing of it is left on any host. */
    const takesDown = async (design: string) => {
      expect(await deployed(destroy(lab().services, design))).toMatchObject({ outcome: 'done', problems: [] });
      expect(await look()).toEqual(before);
    };

    // two-vlans is in policies.ts, shim in users.ts.
    test.each(['untagged', 'bond', 'dual-stack'])('%s', async (name) => {
      const design = await example(name);
      await settles(lab(), design);
      await takesDown(design);
    });

    test('ipvlan, behind ports that take one MAC each', async () => {
      const ports = ['docker01', 'docker02'].flatMap((host) => ['ens33', 'ens35'].map((nic) => [host, nic] as const));
      for (const [host, nic] of ports) await setSwitchPort(host, nic, { foreignMacs: false });
      try {
        const design = await example('ipvlan');
        await settles(lab(), design);
        await takesDown(design);
      } finally {
        for (const [host, nic] of ports) await setSwitchPort(host, nic, {});
      }
    });

    test('two-vlans-one-router: all pairs meet; one direction denied, the matrix shows exactly that', async () => {
      const design = await example('two-vlans-one-router');
      const open = await settles(lab(), design);
      for (const from of containers)
        for (const to of containers) if (from !== to) expect([from, to, reaches(open, from, to)]).toEqual([from, to, true]);
      const denied = design
        .replace(/^ *- \{ from: eth2\.20, to: eth2\.10, .*\n/m, '')
        .replace('{ from: mac_net20, to: mac_net10, reachable: true }', '{ from: mac_net20, to: mac_net10, reachable: false }');
      expect(denied.split('\n').length).toBe(design.split('\n').length - 1);
      const report = await settles(lab(), denied);
      expect(['bbox2', 'bbox4'].flatMap((from) => ['bbox1', 'bbox3'].map((to) => reaches(report, from, to)))).not.toContain(true);
      await takesDown(denied);
    });

    test('router-in-docker: rules are in DOCKER-USER; with the gateways on the parents the trap is named first', async () => {
      const design = await example('router-in-docker');
      const trap = design
        .replaceAll(/\{ interface: (ens33\.\d+), shim: \{[^}]*\} \}/g, '$1')
        .replaceAll('gw10', 'ens33.10')
        .replaceAll('gw20', 'ens33.20')
        .replace(
          /(docker02:[\s\S]*?ens33\.10: \{ parent: ens33, vlan: 10)( \}\n.*ens33\.20: \{ parent: ens33, vlan: 20)/,
          '$1, addresses: [172.16.10.1/24]$2, addresses: [172.16.20.1/24]',
        );
      const refused = await deployed(apply(lab().services, trap));
      expect(refused).toMatchObject({ outcome: 'failed', kind: 'answer' });
      const reason = refused.problems.find(({ code }) => code === 'GATEWAY_IS_PARENT_HOST');
      expect(reason?.hint).toContain('shim');
      expect(await look()).toEqual(before);

      await settles(lab(), design);
      expect(await lab().on('docker02', 'iptables -S DOCKER-USER')).toContain('-j VLANVAS-');
      expect(await lab().on('docker02', 'iptables -S FORWARD')).toContain('-P FORWARD DROP');
      await takesDown(design);
    });
  });
}
