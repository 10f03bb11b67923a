import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../shared/contract/contract.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { memoryLog } from '../testing/log.ts';
import { idleServices } from '../testing/services.ts';
import { startWebServer } from './server.ts';
import type { WebServer } from './server.ts';

let folder: string;
let server: WebServer;
let cookie: string;
const log = memoryLog();

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A plain request whose path and headers are sent as they are. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: server.port, path, method, headers, setHost: headers['host'] === undefined },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (body += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** Status of a WebSocket's upgrade: 101 where it was let in. */
function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}

const origin = () => `http://127.0.0.1:${server.port}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-page-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(folder, 'page', 'assets', 'index-DiwrgTda.js'), 'export {};');
  await symlink(join(folder, 'secret.txt'), join(folder, 'page', 'link.txt'));
  server = await startWebServer({
    pageFolder: join(folder, 'page'),
    port: 0,
    log,
    services: idleServices({
      open: () =>
        Promise.reject(
          new VlanvasError('usage', { code: 'FILE_NOT_FOUND', message: 'There is no file x.', hint: 'Look again.' }),
        ),
    }),
  });
  const { headers } = await send(new URL(server.url).pathname + new URL(server.url).search);
  cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the way in', () => {
  it('prints an address with a token of 256 bits on 127.0.0.1', () => {
    const url = new URL(server.url);
    expect(url.hostname).toBe('127.0.0.1');
    expect(Buffer.from(url.searchParams.get('token') ?? '', 'base64url')).toHaveLength(32);
  });

  it('exchanges the token for a cookie that scripts and other sites do not get, and takes it out of the address', async () => {
    const answer = await send(new URL(server.url).pathname + new URL(server.url).search);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers['set-cookie']?.[0]).not.toContain(new URL(server.url).searchParams.get('token'));
  });

  it('serves the page with its type and its policy to whoever has the cookie', async () => {
    const page = await send('/', { cookie });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>page</title>');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(page.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(page.headers['cache-control']).toBe('no-store');
    const script = await send('/assets/index-DiwrgTda.js', { cookie });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it('answers calls over the WebSocket, failures as the problem that a person reads', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { cookie, origin: origin() } });
    await new Promise((resolve) => socket.on('open', resolve));
    const client = createORPCClient<ContractRouterClient<Contract>>(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    expect(await client.door.info()).toMatchObject({ door: 'web' });
    await expect(client.files.open({ path: 'x' })).rejects.toMatchObject({
      code: 'VLANVAS',
      defined: true,
      data: { kind: 'usage', problem: { code: 'FILE_NOT_FOUND' } },
    });
    socket.close();
  });
});

describe('attacks', () => {
  it('refuses a name that was rebound to 127.0.0.1', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${server.port}`,
      `127.0.0.1.evil.example:${server.port}`,
      '127.0.0.1',
      `0.0.0.0:${server.port}`,
      `127.0.0.1:${server.port + 1}`,
    ]) {
      expect((await send('/', { host, cookie })).status, host).toBe(403);
      expect(await upgrade('/rpc', { host, cookie, origin: `http://${host}` }), host).toBe(403);
    }
  });

  it('refuses a page of another origin', async () => {
    for (const foreign of [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${server.port + 1}`,
      `http://localhost:${server.port}`,
      `https://127.0.0.1:${server.port}`,
    ]) {
      expect((await send('/', { cookie, origin: foreign })).status, foreign).toBe(403);
      expect(await upgrade('/rpc', { cookie, origin: foreign }), foreign).toBe(403);
    }
    expect(await upgrade('/rpc', { cookie, origin: origin() })).toBe(101);
  });

  it('refuses a WebSocket without an Origin, which no browser opens', async () => {
    expect(await upgrade('/rpc', { cookie })).toBe(403);
  });

  it('refuses another port of this machine, which the cookie alone would let in', async () => {
    for (const site of ['same-site', 'cross-site'])
      expect((await send('/', { cookie, 'sec-fetch-site': site })).status, site).toBe(403);
    for (const site of ['same-origin', 'none'])
      expect((await send('/', { cookie, 'sec-fetch-site': site })).status, site).toBe(200);
  });

  it('refuses whoever has no cookie, a wrong one, or that of another port', async () => {
    const [name, value] = cookie.split('=');
    for (const wrong of [
      '',
      'x=y',
      `${name}=`,
      `${name}=${'A'.repeat(value?.length ?? 0)}`,
      `vlanvas-1=${value}`,
      `${name}=${value}x`,
    ]) {
      const answer = await send('/', { cookie: wrong });
      expect(answer.status, wrong).toBe(403);
      expect(answer.body).not.toContain('<title>page</title>');
      expect(await upgrade('/rpc', { cookie: wrong, origin: origin() }), wrong).toBe(403);
    }
  });

  it('refuses a guessed token, and gives no cookie for it', async () => {
    const right = new URL(server.url).searchParams.get('token') ?? '';
    for (const guess of ['', 'x', `${right}x`, right.slice(0, -1), right.toLowerCase()]) {
      const answer = await send(`/?token=${guess}`);
      expect(answer.status, guess).toBe(403);
      expect(answer.headers['set-cookie'], guess).toBeUndefined();
    }
    expect((await send(`/rpc?token=${right}`)).status).toBe(403);
    expect(await upgrade(`/rpc?token=${right}`, { origin: origin() })).toBe(403);
  });

  it('serves nothing outside of the page, however the path is spelt', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/assets/..\\..\\secret.txt',
      '//secret.txt',
      '/link.txt',
      '/./index.html',
      '/index.html%00.js',
      'http://evil.example/',
      '*',
    ]) {
      const answer = await send(path, { cookie });
      expect([400, 403, 404], path).toContain(answer.status);
      expect(answer.body, path).not.toContain('outside');
    }
  });

  it('takes no other method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect((await send('/', { cookie }, method)).status, method).toBe(405);
  });

  it('survives garbage on the port', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      socket.resume().on('close', () => resolve());
      socket.write('\x00\x01GET garbage\r\n\r\n');
    });
    expect((await send('/', { cookie })).status).toBe(200);
  });

  it('writes no secret to the log', () => {
    expect(log.lines.length).toBeGreaterThan(0);
    const text = JSON.stringify(log.lines);
    expect(text).not.toContain(new URL(server.url).searchParams.get('token'));
    expect(text).not.toContain(cookie.split('=')[1]);
  });
});

describe('beginning and end', () => {
  it('listens on 127.0.0.1 alone', async () => {
    const refused = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.2');
      socket.on('connect', () => resolve('connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    expect(refused).toBe('ECONNREFUSED');
  });

  it('says that a port is taken', async () => {
    const second = startWebServer({ services: idleServices(), pageFolder: join(folder, 'page'), port: server.port, log });
    await expect(second).rejects.toMatchObject({ problem: { code: 'PORT_IN_USE' }, kind: 'usage' });
  });

  it('says that the page was not built', async () => {
    await expect(
      startWebServer({ services: idleServices(), pageFolder: join(folder, 'no'), port: 0, log }),
    ).rejects.toMatchObject({ problem: { code: 'PAGE_MISSING' } });
  });

  it('ends with its connections, and cancels what they were doing', async () => {
    let cancelled = false;
    let started: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (started = resolve));
    const own = await startWebServer({
      pageFolder: join(folder, 'page'),
      port: 0,
      log,
      services: idleServices({
        async *labDown({ signal }) {
          yield { type: 'progress', text: 'begun' };
          started();
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          cancelled = true;
        },
      }),
    });
    const { pathname, search } = new URL(own.url);
    const session = await fetch(`http://127.0.0.1:${own.port}${pathname}${search}`, { redirect: 'manual' });
    const socket = new WebSocket(`ws://127.0.0.1:${own.port}/rpc`, {
      headers: { cookie: session.headers.get('set-cookie')?.split(';')[0] ?? '', origin: `http://127.0.0.1:${own.port}` },
    });
    await new Promise((resolve) => socket.on('open', resolve));
    const client = createORPCClient<ContractRouterClient<Contract>>(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    const stream = await client.lab.down();
    expect((await stream.next()).value).toMatchObject({ text: 'begun' });
    const pending = stream.next();
    pending.catch(() => undefined);
    await running;
    await own.close();
    await expect.poll(() => cancelled).toBe(true);
  });
});
