import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../main/services/services.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { memoryLog } from '../testing/log.ts';
import { idleServices } from '../testing/services.ts';
import { createRouter, handlerOptions } from './router.ts';

const design = { text: 'vlanvas: 1\nname: x\n', path: null };
const open: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of open.splice(0)) port1.close();
});

/** The services behind a real MessagePort, as the window has them. */
function connect(own: Partial<Services>) {
  const log = memoryLog();
  const channel = new MessageChannel();
  open.push(channel);
  new RPCHandler(createRouter({ services: idleServices(own), log }), handlerOptions(log)).upgrade(
    channel.port1 satisfies object as SupportedMessagePort,
  );
  channel.port1.start();
  channel.port2.start();
  const client = createORPCClient<ContractRouterClient<Contract>>(
    new RPCLink({ port: channel.port2 satisfies object as SupportedMessagePort }),
  );
  return { client, log };
}

describe('the router', () => {
  it('passes a problem of a call, and of the middle of a stream, with its kind', async () => {
    const problem = { code: 'HOST_UNREACHABLE', message: 'h1 does not answer.', hint: 'Is it on?' };
    const { client } = connect({
      save: () => Promise.reject(new VlanvasError('usage', { code: 'CONFLICT', message: 'Changed on disk.' })),
      async *plan() {
        yield { type: 'host', host: 'h1', state: 'connecting' };
        throw new VlanvasError('host', problem);
      },
    });
    await expect(client.files.save({ path: 'x', text: '', revision: null })).rejects.toMatchObject({
      code: 'VLANVAS',
      defined: true,
      data: { kind: 'usage', problem: { code: 'CONFLICT', severity: 'error' } },
    });
    const events = await client.deploy.plan({ ...design, purpose: 'apply' });
    expect((await events.next()).value).toEqual({ type: 'host', host: 'h1', state: 'connecting' });
    await expect(events.next()).rejects.toMatchObject({ code: 'VLANVAS', data: { kind: 'host', problem } });
  });

  it('answers what nobody foresaw as INTERNAL, without its stack, and logs it', async () => {
    const { client, log } = connect({ open: () => Promise.reject(new TypeError('x is not a function\n    at secret/path')) });
    const failure: unknown = await client.files.open({ path: 'x' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'VLANVAS', data: { problem: { code: 'INTERNAL' } } });
    expect(JSON.stringify(failure)).not.toContain('secret/path');
    expect(log.lines).toMatchObject([{ level: 'error', data: { err: expect.any(TypeError) as unknown } }]);
  });

  it('refuses input that the contract does not allow before a service sees it', async () => {
    const { client } = connect({});
    const wrong = { ...design, hosts: true, intervalMs: 1 };
    await expect(client.probe.measure(wrong)).rejects.toMatchObject({
      code: 'VLANVAS',
      data: { kind: 'usage', problem: { code: 'INVALID_REQUEST' } },
    });
    await expect(client.lab.up({ hosts: 1000 })).rejects.toMatchObject({ data: { problem: { code: 'INVALID_REQUEST' } } });
  });

  it('aborts the service when the listener leaves, and lets it finish what it must undo', async () => {
    const done: string[] = [];
    const { client } = connect({
      async *apply(_design, _options, { signal }) {
        yield { type: 'log', text: 'working' };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        for (const step of ['first', 'second', 'third']) {
          done.push(`undone ${step}`);
          yield { type: 'log', text: `undone ${step}` };
        }
        done.push('finished');
      },
    });
    const events = await client.deploy.apply({ ...design, run: 'one' });
    expect((await events.next()).value).toEqual({ type: 'log', text: 'working' });
    await events.return();
    await expect.poll(() => done).toEqual(['undone first', 'undone second', 'undone third', 'finished']);
  });

  it('cancels a deploy by its name, and goes on telling what is undone', async () => {
    const { client } = connect({
      async *apply(_design, _options, { signal }) {
        yield { type: 'log', text: 'working' };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        yield { type: 'log', text: 'undone' };
      },
    });
    const events = await client.deploy.apply({ ...design, run: 'one' });
    await events.next();
    const next = events.next();
    await client.deploy.cancel({ run: 'another' });
    await client.deploy.cancel({ run: 'one' });
    expect((await next).value).toEqual({ type: 'log', text: 'undone' });
    expect((await events.next()).done).toBe(true);
  });

  it('carries what is typed into a console as bytes, and refuses what is no such thing', async () => {
    const typed: Uint8Array[] = [];
    const { client } = connect({
      writeConsole: (_, bytes) => {
        typed.push(bytes);
        return Promise.resolve();
      },
    });
    const id = crypto.randomUUID();
    await client.consoles.write({ id, data: Buffer.from([0xff, 0x00, 0x03]).toString('base64') });
    expect(typed.map((bytes) => [...bytes])).toEqual([[0xff, 0x00, 0x03]]);
    const refused = { data: { problem: { code: 'INVALID_REQUEST' } } };
    await expect(client.consoles.write({ id, data: 'no base64!' })).rejects.toMatchObject(refused);
    await expect(client.consoles.write({ id, data: 'A'.repeat(200_000) })).rejects.toMatchObject(refused);
    await expect(client.consoles.write({ id: '1', data: '' })).rejects.toMatchObject(refused);
  });

  it('ends a console that writes nothing when its reader leaves', async () => {
    let over = false;
    const { client } = connect({
      async *openConsole(_design, _request, { signal }) {
        yield { type: 'opened', where: 'root@h1' };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        over = true;
      },
    });
    const source = { kind: 'host', host: 'h1' } as const;
    const leaving = new AbortController();
    const request = { ...design, id: crypto.randomUUID(), source, columns: 80, rows: 24 };
    const events = await client.consoles.open(request, { signal: leaving.signal });
    expect((await events.next()).value).toEqual({ type: 'opened', where: 'root@h1' });
    const next = events.next();
    next.catch(() => undefined);
    leaving.abort();
    await expect.poll(() => over).toBe(true);
  });

  it('aborts the service when its caller gives up by signal', async () => {
    let aborted = false;
    const { client } = connect({
      async *measure(_design, _options, { signal }) {
        yield { type: 'host', host: 'h1', state: 'connecting' };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted = true;
      },
    });
    const controller = new AbortController();
    const events = await client.probe.measure({ ...design, hosts: false, intervalMs: null }, { signal: controller.signal });
    await events.next();
    const next = events.next();
    next.catch(() => undefined);
    controller.abort();
    await expect.poll(() => aborted).toBe(true);
  });
});
