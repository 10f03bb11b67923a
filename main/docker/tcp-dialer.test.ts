import { expect, test } from 'vitest';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { isLoopback, makeTcpDialer } from './tcp-dialer.ts';

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['::1', true],
  ['0:0:0:0:0:0:0:1', true],
  ['::', false],
  ['::11', false],
  ['fe80::1', false],
  ['10.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
])('%s is this machine: %j', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

const lost = new AbortController().signal;

test('plain TCP beyond loopback is refused before a packet is sent', () => {
  expect(() => makeTcpDialer({ host: 'h', address: '192.0.2.1', port: 2375, env: {}, lost })).toThrow(VlanvasError);
});

test('TLS without certificates says which file is missing', async () => {
  const dialer = makeTcpDialer({ host: 'h', address: '127.0.0.1', port: 1, env: { DOCKER_CERT_PATH: '/nonexistent' }, lost });
  const error = await dialer.dial().catch((each: unknown) => each);
  expect(error).toMatchObject({ problem: { code: 'DOCKER_TLS', place: { host: 'h' } } });
  expect(String(error)).toContain('/nonexistent/ca.pem');
});
