/** The first stretch to a machine: a TCP connection, or the program that ProxyCommand names. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SshSettings } from './settings.ts';
import { onAbort } from '../streams/signals.ts';
import { StreamSocket } from './stream-socket.ts';

/**
 * A connection to a TCP port (without Nagle's delay) or to a unix socket of this machine. Rejects with Node's own error, ETIMEDOUT
 * after `timeout` ms, or the signal's reason.
 */
export function dialSocket(
  to: { readonly host: string; readonly port: number } | { readonly path: string },
  timeout: number,
  signal?: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const socket = connect('path' in to ? { path: to.path } : { ...to, noDelay: true, autoSelectFamily: true });
    const fail = (error: Error): void => {
      done();
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(Object.assign(new Error(`no answer within ${timeout / 1000} s`), { code: 'ETIMEDOUT' })),
      timeout,
    );
    const release = onAbort(signal, () => fail(signal?.reason as Error));
    const done = (): void => {
      clearTimeout(timer);
      release();
      socket.off('error', fail);
    };
    socket.on('error', fail);
    socket.once('connect', () => {
      done();
      // Until somebody listens to it, an error must not end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** ProxyCommand: its standard input and output are the connection; it is ended with it. */
export function runProxyCommand(command: string, settings: Pick<SshSettings, 'name' | 'hostname' | 'port' | 'user'>): Duplex {
  const tokens: Record<string, string> = {
    '%': '%',
    h: settings.hostname,
    n: settings.name,
    p: String(settings.port),
    r: settings.user,
  };
  const line = command.replace(/%(.)/g, (whole, token: string) => tokens[token] ?? whole);
  const child = spawn('/bin/sh', ['-c', `exec ${line}`], { stdio: ['pipe', 'pipe', 'ignore'] });
  const socket = new StreamSocket({ readable: child.stdout, writable: child.stdin, close: () => child.kill() });
  child.on('error', (error) => socket.destroy(error));
  return socket;
}
