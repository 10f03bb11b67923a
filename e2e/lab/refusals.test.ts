/** What bad input gets, on real hosts: a message that says what, where, why and what to do; and nothing is left half made. */
import { writeFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cutManagement, killLabHost, restoreManagement, startDocker, startLabHost, stopDocker } from '../../main/lab/controls.ts';
import { labPlace, sshConfigPath } from '../../main/lab/paths.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import type { Deployed } from '../support/run.ts';
import { apply, caller, deployed, destroy } from '../support/run.ts';

const design = macvlanDesign({ name: 'refused' });

/** Every problem that stops something tells where and what to do. */
function complete(problems: readonly Problem[]): void {
  for (const problem of problems.filter(({ severity }) => severity === 'error')) {
    expect(problem.message.length, problem.code).toBeGreaterThan(20);
    expect(problem.hint ?? '', problem.code).not.toBe('');
    expect(problem.place ?? {}, problem.code).not.toEqual({});
  }
}

describe('refusals', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  beforeAll(async () => {
    lab = ending(
      await bringUpLab({
        hosts: [
          {
            name: 'docker01',
            nics: [{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.11/24'] }],
            users: [{ name: 'ann' }],
          },
          { name: 'docker02', nics: [{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.12/24'] }] },
          { name: 'plain', nics: [{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.13/24'] }], docker: false },
        ],
      }),
    );
  });
  afterEach(async () => {
    await deployed(destroy(lab.freshServices(), design));
  });

  const ours = (host: string) =>
    lab.on(
      host,
      'docker ps -aq --filter label=io.vlanvas.topology; docker network ls -q --filter label=io.vlanvas.topology; ip -d link show ens33 | grep -c "promiscuity 1\\|alias" || true',
    );
  const refused = (result: Deployed, code: string, kind: 'answer' | 'host') => {
    expect(result.codes).toContain(code);
    expect(result.kind).toBe(kind);
    complete(result.problems);
  };
  const untouched = async (...hosts: readonly string[]) => {
    for (const host of hosts) expect(await ours(host)).toBe('0');
  };

  test('an unknown host', async () => {
    const result = await deployed(
      apply(lab.services, macvlanDesign({ name: 'refused', ssh: { docker02: 'root@no-such-host.invalid' } })),
    );
    refused(result, 'HOST_UNKNOWN', 'host');
    await untouched('docker01', 'docker02');
  });

  test('a wrong key', async () => {
    const config = await readFile(sshConfigPath(labPlace()), 'utf8');
    const address = /Host docker02\.lab[\s\S]*?HostName (\S+)/.exec(config)?.[1] ?? '';
    await lab.on('docker02', 'ssh-keygen -q -t ed25519 -N "" -f /tmp/stranger');
    const key = join(lab.home, 'stranger');
    await writeFile(key, `${await lab.on('docker02', 'cat /tmp/stranger')}\n`, { mode: 0o600 });
    await lab.on('docker02', 'rm /tmp/stranger /tmp/stranger.pub');
    const known = /UserKnownHostsFile (\S+)/.exec(config)?.[1] ?? '';
    await mkdir(join(lab.home, '.ssh'), { recursive: true, mode: 0o700 });
    await writeFile(join(lab.home, '.ssh', 'known_hosts'), await readFile(known, 'utf8'));
    const ssh = `{ host: ${address}, user: root, identityFile: ${key}, agent: false }`;
    refused(
      await deployed(apply(lab.services, macvlanDesign({ name: 'refused', ssh: { docker02: ssh } }))),
      'SSH_AUTH_FAILED',
      'host',
    );
    await untouched('docker01', 'docker02');
  });

  test('a host key that is not known, and one that changed', async () => {
    const config = await readFile(sshConfigPath(labPlace()), 'utf8');
    const block = /Host docker02\.lab[\s\S]*?HostName (\S+)[\s\S]*?IdentityFile (\S+)/.exec(config);
    const ssh = `{ host: ${block?.[1] ?? ''}, user: root, identityFile: ${block?.[2] ?? ''} }`;
    const text = macvlanDesign({ name: 'refused', ssh: { docker02: ssh } });
    await mkdir(join(lab.home, '.ssh'), { recursive: true, mode: 0o700 });
    const knownHosts = join(lab.home, '.ssh', 'known_hosts');
    await writeFile(knownHosts, '');
    const unknown = await deployed(apply(lab.services, text));
    refused(unknown, 'HOST_KEY_UNKNOWN', 'host');
    const fingerprint = String(unknown.problems.find(({ code }) => code === 'HOST_KEY_UNKNOWN')?.data?.['fingerprint']);
    expect(fingerprint).toMatch(/^SHA256:/);

    await expect(lab.services.trust({ text, path: null }, 'docker02', 'SHA256:wrong', caller())).rejects.toMatchObject({
      problem: { code: 'HOST_KEY_MISMATCH' },
    });
    await lab.services.trust({ text, path: null }, 'docker02', fingerprint, caller());
    expect(await deployed(apply(lab.services, text))).toMatchObject({ outcome: 'done' });
    await deployed(destroy(lab.services, text));

    const other = (await lab.on('docker01', 'cat /etc/ssh/ssh_host_*_key.pub 2>/dev/null || ssh-keyscan -t ed25519 localhost'))
      .split(' ')
      .slice(0, 2)
      .join(' ');
    await writeFile(knownHosts, `${block?.[1] ?? ''} ${other}\n`);
    // The pool of the first services holds the connection that was trusted a moment ago.
    const fresh = lab.freshServices();
    refused(await deployed(apply(fresh, text)), 'HOST_KEY_CHANGED', 'host');
    await untouched('docker01', 'docker02');
  });

  test('no Docker on the host', async () => {
    await lab.on('plain', 'rm -f /usr/bin/docker* /usr/local/bin/docker /usr/sbin/dockerd');
    const text = macvlanDesign({ name: 'refused', hosts: ['docker01', 'plain'] }).replace('172.22.16.12/24', '172.22.16.13/24');
    refused(await deployed(apply(lab.freshServices(), text)), 'DOCKER_NOT_FOUND', 'host');
    await untouched('docker01');
  });

  test('no permission on the socket', async () => {
    const result = await deployed(
      apply(lab.freshServices(), macvlanDesign({ name: 'refused', ssh: { docker01: 'ann@docker01.lab' } })),
    );
    refused(result, 'DOCKER_PERMISSION', 'host');
    await untouched('docker01', 'docker02');
  });

  test('a parent NIC that is not there', async () => {
    const result = await deployed(apply(lab.freshServices(), macvlanDesign({ name: 'refused', nic: 'ens99' })));
    refused(result, 'PARENT_MISSING', 'answer');
    expect(result.problems[0]?.message).toContain('ens33');
    await untouched('docker01', 'docker02');
  });

  test('an image that is nowhere: what the run had changed is undone', async () => {
    const result = await deployed(apply(lab.freshServices(), macvlanDesign({ name: 'refused', image: 'no-such-image' })));
    refused(result, 'IMAGE_NOT_FOUND', 'host');
    expect(result.outcome).toBe('undone');
    await untouched('docker01', 'docker02');
  });

  test('an image that one host has is copied to the others', async () => {
    await lab.on('docker01', 'docker tag busybox only-here:1');
    expect(await deployed(apply(lab.freshServices(), macvlanDesign({ name: 'refused', image: 'only-here:1' })))).toMatchObject({
      outcome: 'done',
    });
    expect(await lab.on('docker02', 'docker image inspect -f "{{.Id}}" only-here:1')).toBe(
      await lab.on('docker01', 'docker image inspect -f "{{.Id}}" only-here:1'),
    );
  });

  test('a subnet that overlaps a foreign network, which stays', async () => {
    await lab.on('docker02', 'docker network create --subnet 172.22.0.0/16 foreign');
    refused(await deployed(apply(lab.freshServices(), design)), 'SUBNET_IN_USE', 'answer');
    await untouched('docker01', 'docker02');
    await lab.on('docker02', 'docker network rm foreign');
  });

  test('an address that a foreign container of the segment has', async () => {
    const text = design.replace(
      'c1: { host: docker01, image: busybox, networks: { net1: {} } }',
      'c1: { host: docker01, image: busybox, networks: { net1: { ipv4: 172.22.16.77 } } }',
    );
    await lab.on(
      'docker02',
      'docker network create -d macvlan --subnet 172.22.16.64/27 -o parent=ens33 theirs && docker run -d --name theirs --network theirs --ip 172.22.16.77 busybox sleep infinity',
    );
    const result = await deployed(apply(lab.freshServices(), text));
    refused(result, 'ADDRESS_IN_USE', 'answer');
    await untouched('docker01');
    expect(await lab.on('docker02', 'docker ps --format "{{.Names}}"')).toBe('theirs');
    await lab.on('docker02', 'docker rm -f theirs && docker network rm theirs');
  });

  test('a host that dies in the middle: the others are undone, and the next apply finishes on all', async () => {
    const services = lab.freshServices();
    const text = macvlanDesign({ name: 'refused', containersPerHost: 6 });
    let killed: Promise<void> | undefined;
    const events = [];
    for await (const event of apply(services, text)) {
      events.push(event);
      if (event.type === 'step' && event.state === 'done' && event.step.startsWith('docker02:container.create'))
        killed ??= killLabHost('docker02');
    }
    await killed;
    const last = events.at(-1);
    if (last?.type !== 'finished') throw new Error('not finished');
    expect(last.kind).toBe('host');
    expect(last.problems.map(({ code }) => code)).toContain('HOST_LOST');
    expect(await ours('docker01')).toBe('0');

    await startLabHost('docker02');
    expect(await deployed(apply(lab.freshServices(), text))).toMatchObject({ outcome: 'done' });
    expect(await lab.on('docker02', 'docker ps -q --filter label=io.vlanvas.topology=refused | wc -l')).toBe('6');
  });

  test('a Docker daemon that dies in the middle, and one that is off', async () => {
    const services = lab.freshServices();
    let stopped: Promise<void> | undefined;
    const events = [];
    for await (const event of apply(services, macvlanDesign({ name: 'refused', containersPerHost: 6 }))) {
      events.push(event);
      if (event.type === 'step' && event.state === 'done' && event.step.startsWith('docker02:container.create'))
        stopped ??= stopDocker('docker02', { crash: true });
    }
    await stopped;
    expect(events.at(-1)).toMatchObject({ type: 'finished', kind: 'host' });
    expect(await ours('docker01')).toBe('0');
    refused(await deployed(apply(lab.freshServices(), design)), 'DOCKER_NOT_RUNNING', 'host');
    await startDocker('docker02');
    expect(await deployed(apply(lab.freshServices(), design))).toMatchObject({ outcome: 'done' });
  });

  test('a cable that is pulled in the middle ends in a message, not in silence', async () => {
    const services = lab.freshServices();
    let cut: Promise<void> | undefined;
    const started = performance.now();
    const events = [];
    for await (const event of apply(services, macvlanDesign({ name: 'refused', containersPerHost: 6 }))) {
      events.push(event);
      if (event.type === 'step' && event.state === 'done' && event.step.startsWith('docker02:network.create'))
        cut ??= cutManagement('docker02');
    }
    await cut;
    await restoreManagement('docker02');
    expect(events.at(-1)).toMatchObject({ type: 'finished', kind: 'host' });
    expect(performance.now() - started).toBeLessThan(90_000);
    expect(await ours('docker01')).toBe('0');
  });

  test('cancelled in the middle, everything is undone', async () => {
    const stop = new AbortController();
    const events = [];
    for await (const event of apply(
      lab.freshServices(),
      macvlanDesign({ name: 'refused', containersPerHost: 6 }),
      caller(stop.signal),
    )) {
      events.push(event);
      if (event.type === 'step' && event.state === 'done' && event.step.includes('container.create')) stop.abort();
    }
    expect(events.at(-1)).toMatchObject({ type: 'finished', outcome: 'cancelled' });
    await untouched('docker01', 'docker02');
  });
});
