/** The life of containers on a real lab: by our hand, by somebody else's, and by none. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LiveEvent } from '../../shared/contract/containers.ts';
import type { ContainerState } from '../../shared/state/state.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, caller, deployed } from '../support/run.ts';

/** They end at once when they are asked to; crash ends by itself, with status 3, half a second after it was started. */
const OBEDIENT = `command: [sh, -c, "trap 'exit 0' TERM; while :; do sleep 0.2; done"]`;
const design = macvlanDesign({ name: 'alive' })
  .replaceAll('image: busybox,', `image: busybox, ${OBEDIENT},`)
  .concat('  crash: { host: docker01, image: busybox, command: [sh, -c, "sleep 0.5; exit 3"], networks: { net1: {} } }\n');
const ending = endingAfterAll();
let lab: TestLab;

const act = (container: string, action: 'start' | 'stop' | 'restart') =>
  lab.services.actOnContainer({ text: design, path: null }, container, action, caller());
const statusOf = (name: string) => lab.on('docker01', `docker inspect -f '{{.State.Status}}' ${name}`);

/** What a page knows of the hosts, from the events alone. */
interface Followed {
  readonly hosts: Map<string, string>;
  /** `host/container` to what was told last of it. */
  readonly containers: Map<string, ContainerState>;
  readonly problems: Map<string, string>;
  stop(): Promise<void>;
}

const following: Followed[] = [];
afterEach(async () => {
  for (const one of following.splice(0)) await one.stop();
});

function follow(): Followed {
  const leaving = new AbortController();
  const hosts = new Map<string, string>();
  const containers = new Map<string, ContainerState>();
  const problems = new Map<string, string>();
  const take = (event: LiveEvent): void => {
    if (event.type === 'host') {
      hosts.set(event.host, event.state);
      if (event.state === 'failed') problems.set(event.host, event.problem.code);
      return;
    }
    for (const key of [...containers.keys()]) if (key.startsWith(`${event.host}/`)) containers.delete(key);
    for (const container of event.containers) containers.set(`${event.host}/${container.name}`, container);
  };
  const work = (async () => {
    for await (const event of lab.services.follow({ text: design, path: null }, caller(leaving.signal))) take(event);
  })();
  const followed = {
    hosts,
    containers,
    problems,
    async stop() {
      leaving.abort();
      await work.catch(() => undefined);
    },
  };
  following.push(followed);
  return followed;
}

beforeAll(async () => {
  lab = ending(await bringUpLab(2));
  expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
});

describe('a container of the design', () => {
  test('is stopped, started and restarted', async () => {
    expect(await act('c1', 'stop')).toMatchObject({ status: 'exited' });
    expect(await statusOf('c1')).toBe('exited');
    expect(await act('c1', 'start')).toMatchObject({ status: 'running' });
    const before = await lab.on('docker01', "docker inspect -f '{{.State.StartedAt}}' c1");
    expect(await act('c1', 'restart')).toMatchObject({ status: 'running' });
    expect(await lab.on('docker01', "docker inspect -f '{{.State.StartedAt}}' c1")).not.toBe(before);
  });

  test('that is paused is let go on by a start, and ended by a stop', async () => {
    await lab.on('docker01', 'docker pause c2');
    expect(await act('c2', 'start')).toMatchObject({ status: 'running' });
    await lab.on('docker01', 'docker pause c2');
    expect(await act('c2', 'stop')).toMatchObject({ status: 'exited' });
    expect(await act('c2', 'start')).toMatchObject({ status: 'running' });
  });

  test('that the daemon does not start is told of in the words of the daemon', async () => {
    await act('c1', 'stop');
    await lab.on('docker01', 'ip link set ens33 name gone0');
    await expect(act('c1', 'start')).rejects.toMatchObject({
      problem: { code: 'CONTAINER_REFUSED', objects: [{ kind: 'container', name: 'c1' }] },
    });
    await lab.on('docker01', 'ip link set gone0 name ens33; ip link set ens33 up');
    expect(await act('c1', 'start')).toMatchObject({ status: 'running' });
  });

  test('that is not there, or is somebody else’s, is left alone', async () => {
    await lab.on('docker01', 'docker rename c1 aside');
    await lab.on('docker01', 'docker run -d --name c1 busybox sleep 1000');
    // Ours under another name is still ours: it is found by its mark.
    expect(await act('c1', 'restart')).toMatchObject({ status: 'running' });
    await lab.on('docker01', 'docker rm -f aside');
    const foreign = await lab.on('docker01', "docker inspect -f '{{.State.StartedAt}}' c1");
    for (const action of ['stop', 'restart'] as const) {
      await expect(act('c1', action)).rejects.toMatchObject({ problem: { code: 'CONTAINER_FOREIGN' } });
    }
    expect(await lab.on('docker01', "docker inspect -f '{{.State.StartedAt}}' c1")).toBe(foreign);
    await lab.on('docker01', 'docker rm -f c1');
    await expect(act('c1', 'start')).rejects.toMatchObject({ problem: { code: 'CONTAINER_MISSING' } });
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
  });
});

describe('who follows the hosts', () => {
  test('hears within two seconds what is done by hand: stopped, started, paused, removed', async () => {
    const seen = follow();
    const status = (name: string) => seen.containers.get(name)?.status;
    await expect.poll(() => status('docker01/c2'), { timeout: 30_000 }).toBe('running');
    const told = { timeout: 2_000, interval: 20 };
    await lab.on('docker01', 'docker kill c2');
    await expect.poll(() => seen.containers.get('docker01/c2'), told).toMatchObject({ status: 'exited', exitCode: 137 });
    await lab.on('docker01', 'docker start c2');
    await expect.poll(() => status('docker01/c2'), told).toBe('running');
    await lab.on('docker01', 'docker pause c2');
    await expect.poll(() => status('docker01/c2'), told).toBe('paused');
    await lab.on('docker01', 'docker unpause c2; docker network disconnect net1 c2');
    await expect.poll(() => seen.containers.get('docker01/c2')?.attachments, told).toEqual([]);
    await lab.on('docker01', 'docker rm -f c2');
    await expect.poll(() => status('docker01/c2'), told).toBeUndefined();
    expect(status('docker02/c4')).toBe('running');
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
    await expect.poll(() => status('docker01/c2'), told).toBe('running');
  });

  test('a container that fails again and again is called so, until it does no more', async () => {
    const seen = follow();
    const failing = () => seen.containers.get('docker01/crash')?.failing;
    await expect.poll(failing, { timeout: 30_000 }).toBe(true);
    expect(seen.containers.get('docker01/c1')?.failing).toBeUndefined();
    await act('crash', 'stop');
    await expect.poll(failing, { timeout: 30_000 }).toBeUndefined();
    expect(seen.containers.get('docker01/crash')?.status).toBe('exited');
  });

  test('hears of a daemon that ends and of one that is back, and of nothing once it has left', async () => {
    const seen = follow();
    await expect.poll(() => seen.containers.has('docker02/c4'), { timeout: 30_000 }).toBe(true);
    const command = await lab.on('docker02', 'tr "\\0" " " </proc/$(pidof dockerd)/cmdline');
    await lab.on('docker02', 'kill $(pidof dockerd); while pidof dockerd; do sleep 0.1; done >/dev/null');
    await expect.poll(() => seen.hosts.get('docker02'), { timeout: 30_000 }).toBe('failed');
    expect(seen.problems.get('docker02')).toMatch(/^DOCKER_/);
    expect(seen.hosts.get('docker01')).toBe('ready');
    seen.containers.clear();
    await lab.on('docker02', `setsid ${command} >/dev/null 2>&1 </dev/null &`);
    await expect.poll(() => seen.hosts.get('docker02'), { timeout: 30_000 }).toBe('ready');
    await expect.poll(() => seen.containers.get('docker02/c4')?.status, { timeout: 30_000 }).toBe('running');
    await seen.stop();
    const told = seen.containers.get('docker01/c1');
    await lab.on('docker01', 'docker restart -t 0 c1');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(seen.containers.get('docker01/c1')).toBe(told);
  });
});
