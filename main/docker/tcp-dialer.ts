/** The Docker daemon at a TCP port: with TLS and client certificates, or on the loopback address without (port 2375). */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Duplex } from 'node:stream';
import { dialSocket } from '../ssh/dial.ts';
import { dialProblem, reasonOf, systemCode } from '../ssh/problems.ts';
import { onAbort } from '../streams/signals.ts';
import type { Dialer } from './dial-agent.ts';
import { dockerPlainTcp, dockerTls } from './problems.ts';

export interface TcpDialerOptions {
  /** The host's name in the topology. */
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly lost: AbortSignal;
  /** Milliseconds; 10,000 when left out. */
  readonly connectTimeout?: number | undefined;
}

/** The port that Docker has for itself without TLS. */
const PLAIN_PORT = 2375;

/** Errors: DOCKER_PLAIN_TCP at once; DOCKER_TLS, HOST_UNKNOWN, HOST_REFUSED, HOST_UNREACHABLE when it is dialled. */
export function makeTcpDialer(options: TcpDialerOptions): Dialer {
  const { host, address, port, lost } = options;
  const plain = port === PLAIN_PORT;
  if (plain && !isLoopback(address)) throw dockerPlainTcp(host, address, port);
  const timeout = options.connectTimeout ?? 10_000;
  return {
    crowded: () => false,
    async dial() {
      const certificates = plain ? null : await readCertificates(options);
      const socket = await dialSocket({ host: address, port }, timeout, lost).catch((error: unknown) => {
        lost.throwIfAborted();
        throw dialProblem(host, address, port, error);
      });
      const stream = certificates ? await secure(socket, certificates, options, timeout) : socket;
      stream.once(
        'close',
        onAbort(lost, () => void stream.destroy(lost.reason as Error)),
      );
      return stream;
    },
  };
}

/** 127.0.0.0/8, ::1 and the name localhost: nobody else's machine. */
export function isLoopback(address: string): boolean {
  if (address === 'localhost') return true;
  return isIP(address) === 4 ? address.startsWith('127.') : isIP(address) === 6 && /^(0*:)*:?0*1$/.test(address);
}

interface Certificates {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

async function readCertificates({ host, address, port, env }: TcpDialerOptions): Promise<Certificates> {
  const folder = env['DOCKER_CERT_PATH'] ?? join(env['HOME'] ?? homedir(), '.docker');
  const read = (name: string): Promise<Buffer> =>
    readFile(join(folder, name)).catch((error: unknown) => {
      throw dockerTls(
        host,
        address,
        port,
        `${join(folder, name)} cannot be read (${systemCode(error) ?? reasonOf(error)})`,
        error,
      );
    });
  // One after the other: where all are missing, it is always the first that is named.
  const ca = await read('ca.pem');
  const cert = await read('cert.pem');
  const key = await read('key.pem');
  return { ca, cert, key };
}

function secure(
  socket: Duplex,
  certificates: Certificates,
  { host, address, port }: TcpDialerOptions,
  timeout: number,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      stream.destroy();
      reject(dockerTls(host, address, port, error.message, error));
    };
    const timer = setTimeout(() => fail(new Error(`no TLS handshake within ${timeout / 1000} s`)), timeout);
    const stream = connectTls({ socket, ...certificates, ...(isIP(address) === 0 && { servername: address }), host: address });
    stream.once('error', fail);
    stream.once('secureConnect', () => {
      clearTimeout(timer);
      stream.off('error', fail);
      resolve(stream);
    });
  });
}
