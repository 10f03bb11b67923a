import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { PORT_MESSAGE } from './desktop-door.ts';
import { problemOf } from './problem-of.ts';
import { pauseBefore, stateAfter, webDoorAddress } from './web-door.ts';

describe('doors', () => {
  it('find the WebSocket where the page came from', () => {
    expect(webDoorAddress({ protocol: 'http:', host: '127.0.0.1:8123' })).toBe('ws://127.0.0.1:8123/rpc');
    expect(webDoorAddress({ protocol: 'https:', host: 'lab' })).toBe('wss://lab/rpc');
  });

  it('wait longer each time, and not for ever', () => {
    expect([0, 1, 2, 3, 10].map(pauseBefore)).toEqual([300, 600, 1200, 2400, 8000]);
  });

  it('tell a program that has ended from one that was started anew, and a lost connection from both', () => {
    expect([0, 1, 2, 3, 4].map((failed) => stateAfter(failed, null))).toEqual(['lost', 'lost', 'lost', 'lost', 'ended']);
    expect(stateAfter(0, 403)).toBe('restarted');
    expect(stateAfter(3, 200)).toBe('lost');
    expect(stateAfter(4, 404)).toBe('ended');
  });

  it('agree with the preload on the message that carries the port', () => {
    expect(PORT_MESSAGE).toBe('vlanvas:port');
  });
});

describe('failures', () => {
  const problem = { code: 'HOST_UNREACHABLE', severity: 'error', message: 'docker01 does not answer.' } as const;

  it('become the problem that they carry', () => {
    expect(problemOf(new ORPCError('VLANVAS', { data: { kind: 'host', problem } }))).toEqual(problem);
  });

  it('become a problem of their own where they carry none', () => {
    expect(problemOf(new Error('Cannot send message, WebSocket is not open.')).code).toBe('CONNECTION_LOST');
    expect(problemOf('odd')).toEqual({ code: 'INTERNAL', severity: 'error', message: 'odd' });
  });

  it('of a connection are no cancelling by the person', () => {
    expect(problemOf(new DOMException('[AsyncIdQueue] Queue[1] was closed', 'AbortError')).code).toBe('CONNECTION_LOST');
  });
});
