/**
 * Who may talk to the local server. Any page in the person's browser can send requests to 127.0.0.1, so being local proves
 * nothing. A request must name us as its host (else a foreign name was rebound to 127.0.0.1), must not come from another
 * origin, and must carry the session cookie that only the printed address gives.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface GateRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Path and query. */
  readonly url: string;
}

export interface Secrets {
  /** In the printed address; exchanged for the session. */
  readonly token: string;
  /** Value of the cookie. */
  readonly session: string;
}

export type Decision =
  | { readonly allow: true }
  | { readonly allow: false; readonly status: 303; readonly location: string; readonly cookie: string }
  | { readonly allow: false; readonly status: 400 | 403; readonly why: string };

/** Two secrets of 256 bits. */
export function makeSecrets(): Secrets {
  return { token: randomBytes(32).toString('base64url'), session: randomBytes(32).toString('base64url') };
}

/** Cookies are shared by all ports of a host: the name carries the port, so that two designers do not log each other out. */
export function cookieName(port: number): string {
  return `vlanvas-${port}`;
}

/** Decides on a page request (`upgrade: false`) or a WebSocket (`upgrade: true`, where the Origin is required). */
export function decide(request: GateRequest, port: number, secrets: Secrets, upgrade: boolean): Decision {
  const host = single(request.headers['host']);
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return { allow: false, status: 403, why: 'wrong host' };
  const origin = single(request.headers['origin']);
  if (origin === undefined ? upgrade : origin !== `http://${host}`) return { allow: false, status: 403, why: 'wrong origin' };

  const url = parseTarget(request.url);
  if (!url) return { allow: false, status: 400, why: 'bad address' };
  const token = url.searchParams.get('token');
  if (token !== null && !upgrade) {
    if (url.pathname !== '/' || !sameSecret(token, secrets.token)) return { allow: false, status: 403, why: 'wrong token' };
    const cookie = `${cookieName(port)}=${secrets.session}; Path=/; HttpOnly; SameSite=Strict`;
    return { allow: false, status: 303, location: '/', cookie };
  }
  // Another port of this machine is the same site to a cookie, but not the same origin: browsers tell them apart here.
  const site = single(request.headers['sec-fetch-site']);
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { allow: false, status: 403, why: 'foreign page' };
  const session = readCookie(single(request.headers['cookie']), cookieName(port));
  if (session === undefined || !sameSecret(session, secrets.session)) return { allow: false, status: 403, why: 'no session' };
  return { allow: true };
}

/** Compares in a time that tells nothing about where they differ, nor about their lengths. */
export function sameSecret(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parseTarget(target: string): URL | undefined {
  // An absolute form (`GET http://elsewhere/`) or `//elsewhere` would name another host: only a path is taken.
  if (!target.startsWith('/') || target.startsWith('//')) return undefined;
  try {
    return new URL(target, 'http://page');
  } catch {
    return undefined;
  }
}
