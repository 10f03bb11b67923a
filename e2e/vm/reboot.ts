/** After a reboot of every guest the whole matrix is as before, in each of the four dialects, without anybody's doing. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { rebootLabHost } from '../../main/lab/controls.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { TestLab } from '../support/lab.ts';
import { apply, deployed, destroy, verify } from '../support/run.ts';
import { reaches, settles, wrong } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';
import { HOSTS } from './guests.ts';

/** A bit of everything that is written down: sub-interfaces, bonds, promiscuous mode, addresses, a shim, routes, rules. */
const DESIGN = `
vlanvas: 1
name: lasting
segments: { lan: { vlans: [10, 20] } }
hosts:
  docker01: # ifupdown
    ssh: docker01.lab
    interfaces:
      ens33: { segment: lan, promiscuous: true }
      ens33.10: { parent: ens33, vlan: 10 }
      ens33.20: { parent: ens33, vlan: 20, addresses: [172.16.20.11/24] }
    routes: [{ to: 172.16.10.0/24, via: 172.16.20.1 }]
  docker02: # systemd-networkd
    ssh: docker02.lab
    interfaces:
      ens33: { segment: lan }
      ens34: { segment: lan }
      bond0.10: { parent: bond0, vlan: 10 }
      bond0.20: { parent: bond0, vlan: 20 }
    bonds:
      bond0: { interfaces: [ens33, ens34], mode: active-backup, segment: lan, promiscuous: true }
  docker03: # netplan
    ssh: docker03.lab
    interfaces:
      ens33: { segment: lan, promiscuous: true }
      ens33.10: { parent: ens33, vlan: 10 }
      ens33.20: { parent: ens33, vlan: 20, addresses: [172.16.20.13/24] }
    routes: [{ to: 172.16.10.0/24, via: 172.16.20.1 }]
  router01: # NetworkManager
    ssh: router01.lab
    docker: none
    interfaces:
      eth2: { segment: lan, promiscuous: true }
      eth2.10: { parent: eth2, vlan: 10, addresses: [172.16.10.1/24] }
      eth2.20: { parent: eth2, vlan: 20, addresses: [172.16.20.1/24] }
    forwarding: true
    forward:
      - { from: eth2.20, to: eth2.10, action: accept, masquerade: true }
networks:
  net10:
    driver: macvlan
    parents: { docker01: { interface: ens33.10, shim: true }, docker02: bond0.10, docker03: ens33.10 }
    subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }]
  net20:
    driver: macvlan
    parents: { docker01: ens33.20, docker02: bond0.20, docker03: ens33.20 }
    subnets: [{ subnet: 172.16.20.0/24, gateway: 172.16.20.1 }]
containers:
  a1: { host: docker01, image: busybox, networks: { net10: { ipv4: 172.16.10.101 } } }
  b2: { host: docker02, image: busybox, networks: { net20: { ipv4: 172.16.20.102 } } }
  b3: { host: docker03, image: busybox, networks: { net20: { ipv4: 172.16.20.103 } } }
`;

const outcome = (report: MatrixReport) =>
  report.pairs.map(
    ({ from, to, address, measured }) => `${from} ${to} ${address} ${(measured?.received ?? 0) > 0 ? 'yes' : 'no'}`,
  );

export function reboots(lab: () => TestLab): void {
  describe('reboot', () => {
    const onAll = (line: string) => Promise.all(HOSTS.map((host) => lab().on(host, line)));

    test('the whole matrix is as before, nothing is left to do, and destroy takes the files with it', async () => {
      const before = await onAll(TRACES);
      const first = await settles(lab(), DESIGN);
      expect([reaches(first, 'b2', 'a1'), reaches(first, 'a1', 'b2')]).toEqual([true, false]);

      const boots = await onAll('cat /proc/sys/kernel/random/boot_id');
      await Promise.all(HOSTS.map((host) => rebootLabHost(host)));
      for (const [index, id] of (await onAll('cat /proc/sys/kernel/random/boot_id')).entries()) expect(id).not.toBe(boots[index]);

      await settled(lab());
      const report = await verify(lab().services, DESIGN);
      expect(wrong(report)).toEqual([]);
      expect(outcome(report)).toEqual(outcome(first));
      expect(await deployed(apply(lab().services, DESIGN))).toMatchObject({ outcome: 'unchanged', plan: { steps: [] } });

      expect(await deployed(destroy(lab().services, DESIGN))).toMatchObject({ outcome: 'done', problems: [] });
      expect((await onAll(TRACES)).map(lasting)).toEqual(before.map(lasting));
    });
  });
}

/** Docker makes its bridge and its key at the start, links come in any order, and the management NIC gets its address by DHCP. */
const BY_THE_BOOT = /^bridge bridge |^\/etc\/docker\/key\.json$|\bmgmt0\b/;

function lasting(traces: string): readonly string[] {
  return traces
    .split('\n')
    .filter((line) => !BY_THE_BOOT.test(line))
    .sort();
}

/** A daemon answers before the last of its containers has been started. */
async function settled(lab: TestLab): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (const host of ['docker01', 'docker02', 'docker03']) {
    while ((await lab.on(host, 'docker ps -q')) === '') {
      if (performance.now() > deadline) throw new Error(`${host} does not start its containers after the boot`);
      await sleep(500);
    }
  }
}
