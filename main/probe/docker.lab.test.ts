/** The methods that need no more than a Docker daemon, on a real one with real containers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseIpAddress } from '../../shared/address/address.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import type { HostConnection } from '../host/connection.ts';
import { removeHelperImages } from './methods/helper-container.ts';
import { measure, type MeasureOptions, type ProbeSource } from './probe.ts';
import { buildHelper, helperFolder } from './testing/build-helper.ts';
import { startDockerDaemon, type DockerDaemon } from './testing/docker-daemon.ts';
import { collect, outcomeOf } from './testing/measured.ts';
import { createNamespaceLab } from './testing/namespaces.ts';

let daemon: DockerDaemon;
let connection: HostConnection;
const endpoints: Endpoint[] = [];
const sources: ProbeSource[] = [];
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  await buildHelper();
  const lab = await createNamespaceLab({ hosts: 2, containers: 2 });
  cleanups.unshift(() => lab.close());
  const [host] = lab.hosts;
  if (!host) throw new Error('a lab has hosts');
  daemon = await startDockerDaemon(host.pid);
  cleanups.unshift(() => daemon.close());
  connection = {
    host: 'h0',
    shell: null,
    docker: daemon.docker,
    lost: new AbortController().signal,
    close: () => Promise.resolve(),
  };
  await daemon.docker.createNetwork({
    Name: 'lan',
    Driver: 'macvlan',
    Options: { parent: 'lab0' },
    IPAM: { Config: [{ Subnet: '10.88.0.0/16' }] },
  });
  for (const [index, name] of ['pinger', 'other', 'pingless'].entries()) {
    const text = `10.88.9.${index + 1}`;
    const container = await daemon.docker.createContainer({
      name,
      Image: 'busybox-test:1',
      Cmd: ['/bin/sleep', '100000'],
      NetworkingConfig: { EndpointsConfig: { lan: { IPAMConfig: { IPv4Address: text } } } },
      HostConfig: { NetworkMode: 'lan' },
      StopSignal: 'KILL',
    });
    await container.start();
    const address = parseIpAddress(text);
    if (!address) throw new Error(text);
    endpoints.push({ id: name, host: 'h0', container: name, addresses: [{ network: 'lan', address }] });
    sources.push({ endpointId: name, pid: (await container.inspect()).State.Pid, containerName: name });
  }
  const remove = await daemon.docker
    .getContainer('pingless')
    .exec({ Cmd: ['/bin/busybox', 'rm', '/bin/ping'], AttachStdout: true });
  (await remove.start({})).resume();
  endpoints.push(host.endpoint, ...lab.containers.map(({ endpoint }) => endpoint));
  sources.push(host.source);
});

afterAll(async () => {
  for (const clean of cleanups) await clean();
});

const measured = (options: Partial<MeasureOptions>) =>
  collect(
    measure([{ host: 'h0', connection, sources }], endpoints, {
      intervalMs: null,
      signal: new AbortController().signal,
      helperFolder,
      ...options,
    }),
  );

/** Which pairs the network lets through: a container and its own host don't reach each other. */
const isolated = (from: string, to: string) =>
  (from === 'host:h0') !== (to === 'host:h0') && [from, to].some((id) => ['pinger', 'other', 'pingless', 'c0'].includes(id));

async function leftovers(): Promise<string[]> {
  const filters = { label: ['io.vlanvas.probe=1'] };
  const containers = await daemon.docker.listContainers({ all: true, filters });
  const images = await daemon.docker.listImages({ filters });
  return [...containers.map(({ Id }) => Id), ...images.map(({ Id }) => Id)];
}

test('the helper in a container is the first choice without a shell, measures the host too, and leaves nothing', async () => {
  const { cells, end } = await measured({});
  expect(end.problems).toEqual([]);
  expect(end.methods).toEqual({ h0: 'helper-container' });
  expect(cells.size).toBe(30);
  for (const [key, cell] of cells) {
    if (cell.from.startsWith('c')) expect(outcomeOf(cell)).toMatch(/^why: (c0 does not run on h0|h1 was not measured)\.$/);
    // From the namespace of process 1, which is that of this machine and not of the lab: a daemon on a real host has both in one.
    else if (cell.from !== 'host:h0')
      expect([key, outcomeOf(cell)]).toEqual([key, isolated(cell.from, cell.to) ? 'no-neighbour' : 'answered']);
    if (cell.measured) expect(cell.measured.method).toBe('helper-container');
  }
  expect(await leftovers()).toEqual([]);
});

test('what a cut off measurement left on the daemon can be removed', async () => {
  const stop = new AbortController();
  const events = measure([{ host: 'h0', connection, sources }], endpoints, {
    intervalMs: 200,
    signal: stop.signal,
    helperFolder,
  });
  for await (const event of events) if (event.type === 'cells') break;
  expect(await leftovers()).toEqual([]);
  await daemon.docker.createContainer({ Image: 'busybox-test:1', Cmd: ['/bin/sleep', '1'], Labels: { 'io.vlanvas.probe': '1' } });
  expect(await leftovers()).toHaveLength(1);
  await removeHelperImages(daemon.docker);
  expect(await leftovers()).toEqual([]);
  expect((await daemon.docker.listContainers()).length).toBe(3);
});

test('docker exec is the last resort; a container without ping and the host itself say so', async () => {
  const { cells, end } = await measured({ method: 'docker-exec' });
  expect(end).toMatchObject({ methods: { h0: 'docker-exec' }, problems: [] });
  expect(cells.size).toBe(30);
  for (const [key, cell] of cells) {
    if (cell.from === 'pinger' || cell.from === 'other')
      expect([key, outcomeOf(cell)]).toEqual([key, cell.to === 'host:h0' ? 'silent' : 'answered']);
    else if (cell.from === 'pingless') expect(outcomeOf(cell)).toContain('there is no ping in pingless');
    else if (cell.from === 'host:h0') expect(outcomeOf(cell)).toContain('docker exec reaches containers only');
  }
});
