import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import type { DockerEvent } from './listen.ts';
import { listenToDocker } from './listen.ts';

/** A daemon that only tells events, as it is told to here. */
async function listen(signal = new AbortController().signal) {
  const stream = new PassThrough();
  const events: DockerEvent[] = [];
  const docker = { getEvents: () => Promise.resolve(stream) } as unknown as Docker;
  const listening = await listenToDocker(docker, {
    types: ['container'],
    actions: ['start'],
    signal,
    onEvent: (event) => events.push(event),
  });
  return { stream, events, ...listening };
}

const line = (id: string) =>
  `${JSON.stringify({ Type: 'container', Action: 'start', Actor: { ID: id, Attributes: { name: 'a' } } })}\n`;

test('tells events, however the stream is cut, and passes over what is none', async () => {
  const { stream, events } = await listen();
  const text = `${line('1')}\n{"cut": \n[1]\nnull\n${line('2')}`;
  for (const character of text) stream.write(character);
  await expect.poll(() => events.map(({ id }) => id).filter((id) => id !== '')).toEqual(['1', '2']);
  expect(events.at(-1)).toEqual({ type: 'container', action: 'start', id: '2', attributes: { name: 'a' } });
});

test('ends with the daemon, and with who listens', async () => {
  const first = await listen();
  first.stream.end();
  await first.ended;
  const leaving = new AbortController();
  const second = await listen(leaving.signal);
  leaving.abort();
  await second.ended;
  expect(second.stream.destroyed).toBe(true);
});
