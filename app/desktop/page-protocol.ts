/** `vlanvas://app/`: the page out of the program's own files, under the same policy as at the web door. */
import { findAsset } from '../page/assets.ts';
import type { Asset } from '../page/assets.ts';
import { securityHeaders } from '../page/policy.ts';
import { isOurPage } from './policy.ts';

/** Answers a request of the scheme. Pure but for reading the file, so that it runs without Electron. */
export async function answerPage(
  request: { readonly url: string; readonly method: string },
  assets: ReadonlyMap<string, Asset>,
): Promise<Response> {
  const isOurs = isOurPage(request.url);
  const path = isOurs ? new URL(request.url).pathname : '/';
  const headers = securityHeaders(path);
  const refuse = (status: number) => new Response(null, { status, headers });
  if (request.method !== 'GET' || !isOurs) return refuse(403);
  const asset = findAsset(assets, path);
  if (!asset) return refuse(404);
  const body = Buffer.from(await asset.read());
  return new Response(body, { status: 200, headers: { ...headers, 'content-type': asset.type } });
}
