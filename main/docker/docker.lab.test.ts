import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DockerEndpoint, Host } from '../../shared/topology/topology.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { HostConnection } from '../host/connection.ts';
import type { OpenHostOptions } from '../host/open-host.ts';
import { openHost } from '../host/open-host.ts';
import type { PrivateHost } from '../host/testing/private-host.ts';
import { freePort, startPrivateHost, until } from '../host/testing/private-host.ts';
import { callDocker } from './call.ts';
import { engineInfo } from './engine-info.ts';

let lab: PrivateHost;
const connections: HostConnection[] = [];
beforeAll(async () => {
  lab = await startPrivateHost({ main: [], closed: ['AllowStreamLocalForwarding no'] });
  await lab.startDocker();
});
afterEach(async () => {
  await Promise.all(connections.splice(0).map((connection) => connection.close()));
});
afterAll(() => lab.stop());

async function open(
  ssh: string | undefined,
  docker: DockerEndpoint = { via: 'ssh' },
  options: OpenHostOptions = {},
): Promise<HostConnection> {
  const host: Host = {
    name: 'h1',
    ssh: ssh === undefined ? undefined : { host: ssh },
    docker,
    engine: undefined,
    interfaces: new Map(),
    forwarding: undefined,
    routes: [],
    forward: undefined,
  };
  const connection = await openHost(host, { sshConfigFiles: [lab.sshConfig], ...options });
  connections.push(connection);
  return connection;
}

function dockerOf(connection: HostConnection): NonNullable<HostConnection['docker']> {
  if (!connection.docker) throw new Error('no docker');
  return connection.docker;
}

async function problemOf(promise: Promise<unknown>): Promise<VlanvasError['problem']> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof VlanvasError)) throw error;
  expect(error.problem.place).toEqual({ host: 'h1' });
  return error.problem;
}

const fifty = async (connection: HostConnection): Promise<number> => {
  const docker = dockerOf(connection);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => (index % 2 ? docker.listNetworks() : docker.listContainers({ all: true }))),
  );
  return answers.length;
};

test('through the tunnel: what the engine is, and 50 calls at a time', async () => {
  const connection = await open('root-main');
  const info = await engineInfo(dockerOf(connection));
  expect(info.version).toBe(lab.inside('docker -H unix:///run/docker.sock version --format "{{.Server.Version}}"').trim());
  expect(info).toMatchObject({ rootless: false, desktop: false, swarm: 'inactive' });
  expect(info.kernel).not.toBe('');
  expect(await fifty(connection)).toBe(50);
  expect(connection.notes?.()).toEqual([]);
});

test('a no of the daemon stays dockerode’s own error', async () => {
  const connection = await open('root-main');
  await expect(dockerOf(connection).getContainer('nothing').inspect()).rejects.toMatchObject({ statusCode: 404 });
});

test('DOCKER_HOST of this machine has no say', async () => {
  const before = process.env['DOCKER_HOST'];
  process.env['DOCKER_HOST'] = 'tcp://192.0.2.1:2376';
  try {
    expect((await dockerOf(await open('root-main')).version()).Version).toBeTruthy();
  } finally {
    if (before === undefined) delete process.env['DOCKER_HOST'];
    else process.env['DOCKER_HOST'] = before;
  }
});

test('a member of the docker group goes straight', async () => {
  const connection = await open('carol-main');
  expect(await fifty(connection)).toBe(50);
  expect(connection.notes?.()).toEqual([]);
});

test('a user with sudo goes round the socket’s permission, and is told', async () => {
  const connection = await open('bob-main');
  expect(await fifty(connection)).toBe(50);
  expect(connection.notes?.()).toMatchObject([
    {
      code: 'DOCKER_VIA_PROGRAM',
      severity: 'info',
      message: expect.stringContaining('sudo docker system dial-stdio') as unknown,
    },
  ]);
  // Four programs are started once and reused, not one for each call.
  const programs = (): number[] =>
    lab.processes().flatMap(({ pid, command }) => (/^docker .*dial-stdio/.test(command) ? [pid] : []));
  const before = programs();
  await fifty(connection);
  expect(programs()).toEqual(before);
  expect(before.length).toBeLessThanOrEqual(4);
  // Commands still find a session beside the programs.
  expect(await connection.shell?.run('echo on')).toMatchObject({ stdout: 'on\n' });
  await connection.close();
  await expect.poll(() => lab.processes().filter(({ command }) => command.includes('dial-stdio')), { timeout: 5000 }).toEqual([]);
});

test('a user without either is refused', async () => {
  const problem = await problemOf(dockerOf(await open('alice-main')).info());
  expect(problem).toMatchObject({
    code: 'DOCKER_PERMISSION',
    hint: expect.stringContaining('usermod -aG docker alice') as unknown,
  });
});

test('where sshd refuses the tunnel, a program on the host passes the bytes on', async () => {
  const connection = await open('root-closed');
  expect(await fifty(connection)).toBe(50);
  expect(connection.notes?.()).toMatchObject([
    { code: 'DOCKER_VIA_PROGRAM', message: expect.stringContaining('refuses the tunnel') as unknown },
  ]);
});

test('an abort ends a call and a stream', async () => {
  const docker = dockerOf(await open('root-main'));
  await expect(docker.listContainers({ abortSignal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  const stop = new AbortController();
  const stream = await docker.getEvents({ abortSignal: stop.signal });
  const failed = new Promise<string>((resolve) => stream.on('error', (error: Error) => resolve(error.message)));
  stream.resume();
  stop.abort();
  expect(await failed).toMatch(/abort/);
  await docker.ping();
});

test('a deadline on a call', async () => {
  const problem = await problemOf(
    callDocker({ host: 'h1', what: 'wait for nothing', timeout: 50 }, () => new Promise(() => undefined)),
  );
  expect(problem).toMatchObject({ code: 'DOCKER_TIMEOUT', message: expect.stringContaining('wait for nothing') as unknown });
});

test('40 streams that stay open do not block calls for ever: those beyond the bound can be given up', async () => {
  const docker = dockerOf(await open('root-main'));
  const stop = new AbortController();
  const streams = await Promise.all(
    Array.from({ length: 32 }, async () => {
      const stream = await docker.getEvents({ abortSignal: stop.signal });
      stream.on('error', () => undefined);
      stream.resume();
      return stream;
    }),
  );
  await expect(
    callDocker({ host: 'h1', what: 'one more', timeout: 200 }, (abortSignal) => docker.listContainers({ abortSignal })),
  ).rejects.toMatchObject({
    problem: { code: 'DOCKER_TIMEOUT' },
  });
  stop.abort();
  expect(streams).toHaveLength(32);
  expect(await docker.listContainers()).toEqual([]);
});

test('an upgraded connection carries bytes both ways', async () => {
  const docker = dockerOf(await open('root-main'));
  const stream = await new Promise<NodeJS.ReadWriteStream & { destroy(): void }>((resolve, reject) => {
    const call = {
      path: '/session',
      method: 'POST',
      hijack: true,
      headers: {
        Upgrade: 'h2c',
        Connection: 'Upgrade',
        'X-Docker-Expose-Session-Uuid': 'test',
        'X-Docker-Expose-Session-Name': 'test',
      },
      statusCodes: { 101: true, 200: true },
    };
    docker.modem.dial(call, (error: unknown, data: unknown) =>
      error
        ? reject(error instanceof Error ? error : new Error('no upgrade'))
        : resolve(data as NodeJS.ReadWriteStream & { destroy(): void }),
    );
  });
  // The daemon is the client of this HTTP/2 session: it speaks first.
  const first = await new Promise<string>((resolve) => stream.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1'))));
  expect(first.startsWith('PRI * HTTP/2.0')).toBe(true);
  stream.destroy();
});

test('a connection cut in the middle of a call', async () => {
  const connection = await open('root-main');
  const stream = await dockerOf(connection).getEvents();
  const ended = new Promise<void>((resolve) => stream.on('error', () => resolve()).on('close', () => resolve()));
  stream.resume();
  for (const { pid, command } of lab.processes()) if (/^sshd: root[@ ]/.test(command)) process.kill(pid, 'SIGKILL');
  await ended;
  await until(() => connection.lost.aborted, 3000);
  expect((await problemOf(dockerOf(connection).version())).code).toBe('HOST_LOST');
});

describe('over TCP', () => {
  let folder: string;
  const servers: Server[] = [];
  const socket = (): string =>
    `/proc/${lab.processes().find(({ command }) => command.includes('dockerd'))?.pid ?? 0}/root/run/docker.sock`;
  beforeAll(async () => {
    folder = await mkdtemp('/root/.vlanvas-test-');
    const run = (...words: string[]): void => void execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
    run(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'ca-key.pem',
      '-out',
      'ca.pem',
      '-days',
      '2',
      '-subj',
      '/CN=test ca',
    );
    await writeFile(join(folder, 'ext'), 'subjectAltName=IP:127.0.0.1\n');
    for (const name of ['server', 'client']) {
      run(
        'req',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        `${name}-key.pem`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/CN=${name}`,
      );
      run(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca-key.pem',
        '-CAcreateserial',
        '-out',
        `${name}.pem`,
        '-days',
        '2',
        '-extfile',
        'ext',
      );
    }
    await writeFile(join(folder, 'cert.pem'), await readFile(join(folder, 'client.pem')));
    await writeFile(join(folder, 'key.pem'), await readFile(join(folder, 'client-key.pem')));
  });
  afterAll(async () => {
    servers.forEach((server) => server.close());
    await rm(folder, { recursive: true });
  });

  test('with TLS and certificates of both sides', async () => {
    const port = await freePort();
    const [ca, cert, key] = await Promise.all(
      ['ca.pem', 'server.pem', 'server-key.pem'].map((name) => readFile(join(folder, name))),
    );
    const server = createTlsServer({ ca, cert, key, requestCert: true, rejectUnauthorized: true }, (stream) => {
      const daemon = connect(socket());
      stream.on('error', () => daemon.destroy());
      daemon.on('error', () => stream.destroy());
      stream.pipe(daemon).pipe(stream);
    });
    servers.push(server.listen(port, '127.0.0.1'));
    const connection = await open(undefined, { via: 'tcp', host: '127.0.0.1', port }, { env: { DOCKER_CERT_PATH: folder } });
    expect(connection.shell).toBeNull();
    expect((await engineInfo(dockerOf(connection))).version).not.toBe('');
    expect(await fifty(connection)).toBe(50);

    const other = join(folder, 'other');
    execFileSync('sh', [
      '-c',
      `mkdir ${other}; cp ${folder}/cert.pem ${folder}/key.pem ${other}; cp ${folder}/client.pem ${other}/ca.pem`,
    ]);
    const stranger = await open(undefined, { via: 'tcp', host: '127.0.0.1', port }, { env: { DOCKER_CERT_PATH: other } });
    expect((await problemOf(dockerOf(stranger).version())).code).toBe('DOCKER_TLS');
  });

  test('without TLS on the loopback address', async () => {
    const server = createServer((stream) => {
      const daemon = connect(socket());
      stream.on('error', () => daemon.destroy());
      daemon.on('error', () => stream.destroy());
      stream.pipe(daemon).pipe(stream);
    });
    // 127.0.0.0/8 is all this machine: an address that nobody else uses.
    servers.push(server.listen(2375, '127.86.75.1'));
    const connection = await open(undefined, { via: 'tcp', host: '127.86.75.1', port: 2375 });
    expect((await dockerOf(connection).version()).Version).toBeTruthy();
    await expect(open(undefined, { via: 'tcp', host: '192.0.2.1', port: 2375 })).rejects.toMatchObject({
      problem: { code: 'DOCKER_PLAIN_TCP' },
    });
  });

  test('nobody there', async () => {
    const connection = await open(
      undefined,
      { via: 'tcp', host: '127.0.0.1', port: await freePort() },
      { env: { DOCKER_CERT_PATH: folder } },
    );
    expect((await problemOf(dockerOf(connection).version())).code).toBe('HOST_REFUSED');
  });
});

describe('a socket of this machine', () => {
  test('with the shell of this machine', async () => {
    const pid = lab.processes().find(({ command }) => command.includes('dockerd'))?.pid ?? 0;
    const connection = await open(undefined, { via: 'unix', path: `/proc/${pid}/root/run/docker.sock` });
    expect((await dockerOf(connection).version()).Version).toBeTruthy();
    expect(await connection.shell?.run('echo here')).toMatchObject({ stdout: 'here\n' });
  });
  test('one that is not there', async () => {
    const connection = await open(undefined, { via: 'unix', path: '/run/nobody/docker.sock' });
    expect((await problemOf(dockerOf(connection).version())).code).toBe('DOCKER_NOT_RUNNING');
  });
});

test('docker: none has no docker', async () => {
  const connection = await open('root-main', { via: 'none' });
  expect(connection.docker).toBeNull();
  await expect(open(undefined)).rejects.toMatchObject({ problem: { code: 'HOST_NO_WAY' } });
});

describe('a daemon that is not there', () => {
  beforeEach(async () => {
    await lab.startDocker();
  });

  test('stopped and started again under one connection', async () => {
    const connection = await open('root-main');
    const docker = dockerOf(connection);
    await docker.ping();
    await lab.stopDocker();
    expect((await problemOf(docker.version())).code).toMatch(/^DOCKER_(NOT_RUNNING|LOST)$/);
    expect(await problemOf(docker.version())).toMatchObject({
      code: 'DOCKER_NOT_RUNNING',
      hint: expect.stringContaining('systemctl start docker') as unknown,
    });
    await lab.startDocker();
    expect((await docker.version()).Version).toBeTruthy();
    expect(await fifty(connection)).toBe(50);
  });

  test('a socket that a dead daemon left', async () => {
    await lab.stopDocker();
    lab.inside(
      'rm -f /run/docker.sock; socat UNIX-LISTEN:/run/docker.sock,unlink-close=0 /dev/null & sleep 0.3; kill $!; chmod 666 /run/docker.sock',
    );
    const problem = await problemOf(dockerOf(await open('root-main')).version());
    expect(problem.code).toBe('DOCKER_NOT_RUNNING');
    expect(problem.message).toMatch(/refused|Cannot connect/);
    lab.inside('rm -f /run/docker.sock');
  });

  test('not installed at all', async () => {
    await lab.stopDocker();
    lab.inside(
      'rm -f /run/docker.sock; for p in $(which -a docker dockerd); do mount --bind /dev/null "$(readlink -f "$p")"; done',
    );
    try {
      expect(await problemOf(dockerOf(await open('root-main')).version())).toMatchObject({
        code: 'DOCKER_NOT_FOUND',
        hint: expect.stringContaining('apt install docker.io') as unknown,
      });
    } finally {
      lab.inside("grep -oE ' /[^ ]*docker[^ ]* ' /proc/self/mounts | grep -vE '/docker/|-test-' | sort -u | xargs -rn1 umount");
    }
  });
});
