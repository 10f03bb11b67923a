/** The browser door: the page and its WebSocket on 127.0.0.1, for the person who started it and nobody else. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { Services } from '../../main/services/services.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Log } from '../log.ts';
import { findAsset, listAssets, pathOf } from '../page/assets.ts';
import type { Asset } from '../page/assets.ts';
import { securityHeaders } from '../page/policy.ts';
import { createRouter, handlerOptions } from '../rpc/router.ts';
import { decide, makeSecrets } from './gate.ts';
import type { Decision, Secrets } from './gate.ts';
import { noSession } from './no-session.ts';

/** Never another: whoever wants the designer from afar forwards the port over SSH. */
const ADDRESS = '127.0.0.1';
/** The largest call is a design as text. */
const LARGEST_MESSAGE = 16 * 1024 * 1024;
/** Where the page's WebSocket goes. */
export const RPC_PATH = '/rpc';

export interface WebServerOptions {
  readonly services: Services;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Log;
}

export interface WebServer {
  readonly port: number;
  /** Address with the token: a person opens it, and the token leaves the address bar. */
  readonly url: string;
  /** Ends every connection, and with them what they were doing. */
  close(): Promise<void>;
}

/** Starts it. Fails with PORT_IN_USE or PORT_REFUSED where it can't listen. */
export async function startWebServer({ services, pageFolder, port, log }: WebServerOptions): Promise<WebServer> {
  const assets = await listAssets(pageFolder);
  const secrets = makeSecrets();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 });
  const bound = await listen(server, port);

  server.on('request', (request, response) => {
    answer(request, response, { assets, secrets, port: bound, log }).catch((error: unknown) => {
      log.error({ err: error }, 'request failed');
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const decision = decide({ headers: request.headers, url: request.url ?? '' }, bound, secrets, true);
    if (!decision.allow || request.url !== RPC_PATH) {
      log.warn({ why: decision.allow ? 'unknown path' : 'why' in decision ? decision.why : 'not a page' }, 'refused a WebSocket');
      socket.end(
        `HTTP/1.1 ${decision.allow ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => log.warn({ err: error }, 'WebSocket failed'));
      const handler = new RPCHandler(createRouter({ services, log }), handlerOptions(log));
      handler.upgrade(webSocket).catch((error: unknown) => log.error({ err: error }, 'connection failed'));
    });
  });

  return {
    port: bound,
    url: `http://${ADDRESS}:${bound}/?token=${secrets.token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Answering {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly secrets: Secrets;
  readonly port: number;
  readonly log: Log;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { assets, secrets, port, log }: Answering,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders(pathOf(request.url ?? '')))) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const decision = decide({ headers: request.headers, url: request.url ?? '' }, port, secrets, false);
  if (!decision.allow) {
    refuse(response, decision, log);
    return;
  }
  const asset = findAsset(assets, request.url ?? '');
  if (!asset) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
    return;
  }
  const body = await asset.read();
  if (asset.immutable) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  response.writeHead(200, { 'content-type': asset.type, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function refuse(response: ServerResponse, decision: Exclude<Decision, { allow: true }>, log: Log): void {
  if (decision.status === 303) {
    response.writeHead(303, { location: decision.location, 'set-cookie': decision.cookie }).end();
    return;
  }
  log.warn({ why: decision.why }, 'refused a request');
  response.writeHead(decision.status, { 'content-type': 'text/html; charset=utf-8' }).end(noSession());
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(port, error)));
    server.listen({ host: ADDRESS, port, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function cannotListen(port: number, error: NodeJS.ErrnoException): VlanvasError {
  const used = error.code === 'EADDRINUSE';
  return new VlanvasError(
    'usage',
    {
      code: used ? 'PORT_IN_USE' : 'PORT_REFUSED',
      message: used
        ? `Another program listens on port ${port} already.`
        : `The system does not let Vlanvas listen on port ${port} (${error.code ?? error.message}).`,
      hint: 'Leave out --port to take any free one.',
    },
    { cause: error },
  );
}
