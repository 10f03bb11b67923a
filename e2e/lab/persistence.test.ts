/**
 * What comes back after a restart, on a real lab: a host is cut off and started again with a bare network, the scripts that
 * systemd would run are run, and all is as before. Hosts of namespaces have no systemd of their own, so unit files are enabled
 * on their disks alone; the real boots are those of the virtual machines (e2e/vm).
 */
import { beforeAll, expect, test } from 'vitest';
import { killLabHost, startLabHost } from '../../main/lab/controls.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, deployed, destroy, verify } from '../support/run.ts';
import { settles, wrong } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';

const HOSTS = ['docker01', 'router01'] as const;

/** The real systemctl on the host's disk; there is no manager to tell anything to. */
const SYSTEMCTL = `#!/bin/sh
case " $* " in *" daemon-reload "*|*" is-active "*) exit 0 ;; esac
for word do shift; [ "$word" = --now ] || set -- "$@" "$word"; done
exec /usr/bin/systemctl --root=/ "$@"
`;

const DESIGN = `
vlanvas: 1
name: lasting
segments: { lan: {}, lan2: {} }
hosts:
  docker01:
    ssh: docker01.lab
    interfaces:
      ens33: { segment: lan, promiscuous: true, addresses: [172.22.16.11/24] }
      ens34: { segment: lan2, addresses: [172.22.17.11/24] }
    routes: [{ to: 10.99.0.0/16, via: 172.22.17.1 }]
  router01:
    ssh: router01.lab
    docker: none
    interfaces: { eth1: { segment: lan, addresses: [172.22.16.1/24] }, eth2: { segment: lan2, addresses: [172.22.17.1/24] } }
    forwarding: true
    forward: [{ from: eth1, to: eth2, action: accept, masquerade: true }]
networks:
  net10:
    driver: macvlan
    parents: { docker01: { interface: ens33, shim: true } }
    subnets: [{ subnet: 172.22.16.0/24, gateway: 172.22.16.1 }]
  net20: { driver: macvlan, parents: { docker01: ens34 }, subnets: [{ subnet: 172.22.17.0/24, gateway: 172.22.17.1 }] }
containers:
  a1: { host: docker01, image: busybox, networks: { net10: {} } }
  b1: { host: docker01, image: busybox, networks: { net20: {} } }
`;

const ending = endingAfterAll();
let lab: TestLab;
let before: readonly (readonly string[])[];
/** Docker makes its own bridge anew when it starts, and a host that starts numbers its links anew. */
const look = () =>
  Promise.all(
    HOSTS.map(async (host) =>
      (await lab.on(host, TRACES))
        .replace(/^bridge bridge \w+$/m, 'bridge bridge')
        .split('\n')
        .sort(),
    ),
  );
const files = (host: string) => lab.on(host, "find /etc -name '*vlanvas*' | sort");

/** What every start of a host needs: systemd is told from this folder, which is in memory. */
const becomeSystemd = (host: string) => lab.on(host, 'mkdir -p /run/systemd/system');

beforeAll(async () => {
  lab = ending(
    await bringUpLab({
      hosts: [
        {
          name: 'docker01',
          nics: [
            { name: 'ens33', segment: 'lan', addresses: ['172.22.16.11/24'] },
            { name: 'ens34', segment: 'lan2', addresses: [] },
          ],
        },
        {
          name: 'router01',
          docker: false,
          nics: [
            { name: 'eth1', segment: 'lan', addresses: [] },
            { name: 'eth2', segment: 'lan2', addresses: [] },
          ],
        },
      ],
    }),
  );
  for (const host of HOSTS) {
    await becomeSystemd(host);
    await lab.on(host, `cat >/usr/local/bin/systemctl <<'END'\n${SYSTEMCTL}END\nchmod 755 /usr/local/bin/systemctl`);
  }
  before = await look();
});

test('is written with the live change, and a second apply writes nothing', async () => {
  await settles(lab, DESIGN);
  expect((await files('router01')).split('\n')).toEqual([
    '/etc/sysctl.d/99-vlanvas-lasting.conf',
    '/etc/systemd/system/multi-user.target.wants/vlanvas-lasting--firewall.service',
    '/etc/systemd/system/multi-user.target.wants/vlanvas-lasting.service',
    '/etc/systemd/system/vlanvas-lasting--firewall.service',
    '/etc/systemd/system/vlanvas-lasting.service',
    '/etc/vlanvas',
  ]);
  const docker = (await files('docker01')).split('\n');
  expect(docker).toContain('/etc/systemd/system/docker.service.d/vlanvas-lasting.conf');
  expect(docker).toContain('/etc/modules-load.d/vlanvas-lasting.conf');
});

test('a host that was restarted is as before when its scripts have run, marks included', async () => {
  for (const host of HOSTS) {
    await killLabHost(host);
    await startLabHost(host);
    await becomeSystemd(host);
  }
  expect(await lab.on('router01', 'ip -br -4 address show eth1')).not.toContain('172.22.16.1');
  await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=0; sysctl -q -p /etc/sysctl.d/99-vlanvas-lasting.conf');
  for (const host of HOSTS)
    await lab.on(host, 'for name in firewall network; do f=/etc/vlanvas/lasting/$name.sh; [ ! -e $f ] || sh $f; done');
  const fresh = lab.freshServices();
  const again = await deployed(apply(fresh, DESIGN));
  expect(again.plan?.steps.map(({ words, why }) => `${words}: ${why}`)).toEqual([]);
  expect(wrong(await verify(fresh, DESIGN))).toEqual([]);
});

test('a file that somebody changed or removed is written again', async () => {
  await lab.on('router01', 'echo >>/etc/vlanvas/lasting/network.sh; rm /etc/sysctl.d/99-vlanvas-lasting.conf');
  const { plan, outcome } = await deployed(apply(lab.freshServices(), DESIGN));
  expect(outcome).toBe('done');
  expect(plan?.steps.map(({ words }) => words)).toEqual([
    'write /etc/sysctl.d/99-vlanvas-lasting.conf',
    'write /etc/vlanvas/lasting/network.sh',
  ]);
});

test('what is in the way of a file stops the plan, and stays', async () => {
  await lab.on('router01', 'echo vm.swappiness=1 >/etc/sysctl.d/99-vlanvas-lasting.conf');
  const { codes, outcome } = await deployed(apply(lab.freshServices(), DESIGN));
  expect({ outcome, codes }).toEqual({ outcome: 'failed', codes: ['IN_THE_WAY'] });
  expect(await lab.on('router01', 'cat /etc/sysctl.d/99-vlanvas-lasting.conf')).toBe('vm.swappiness=1');
  await lab.on('router01', 'rm /etc/sysctl.d/99-vlanvas-lasting.conf');
});

test('destroyed, no file, link, address, route or rule is left', async () => {
  expect(await deployed(destroy(lab.freshServices(), DESIGN))).toMatchObject({ outcome: 'done', problems: [] });
  for (const host of HOSTS) expect(await files(host)).toBe('');
  expect(await look()).toEqual(before);
});
