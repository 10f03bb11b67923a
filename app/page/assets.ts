/**
 * The files of the page, as both the web door and the window serve them. What is served is listed once, at the start: a path
 * that is not in the list does not exist, so no spelling of a path can lead out of the folder.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { VlanvasError } from '../../shared/problem/problem.ts';

export interface Asset {
  readonly type: string;
  /** The name contains a hash of the content: may be kept by the browser for ever. */
  readonly immutable: boolean;
  read(): Promise<Uint8Array>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Lists the page's folder: URL path → file, with `/` for index.html. Fails with PAGE_MISSING where it was not built. */
export async function listAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  await collect(folder, '/', assets);
  const index = assets.get('/index.html');
  if (!index) {
    throw new VlanvasError('usage', {
      code: 'PAGE_MISSING',
      message: "The designer's page is not built.",
      hint: 'Run `npm run build`.',
      place: { file: folder },
    });
  }
  return assets.set('/', index);
}

async function collect(folder: string, url: string, assets: Map<string, Asset>): Promise<void> {
  // By hand, folder by folder: readdir knows `recursive` only from Node 18.17 on, and Electron 25 has 18.15.
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collect(path, `${url}${entry.name}/`, assets);
    const type = TYPES[extname(entry.name)];
    // Links are left out: what they point to may lie outside of the folder.
    if (type === undefined || !entry.isFile()) continue;
    assets.set(`${url}${entry.name}`, { type, immutable: /-[\w-]{8,}\.\w+$/.test(entry.name), read: () => readFile(path) });
  }
}

/** The path of a request, without what follows it. */
export function pathOf(target: string): string {
  return target.split(/[?#]/, 1)[0] ?? '';
}

/** The asset of a request path (`/assets/x.js?y` or `/`); undefined: there is none. */
export function findAsset(assets: ReadonlyMap<string, Asset>, target: string): Asset | undefined {
  return assets.get(pathOf(target));
}
