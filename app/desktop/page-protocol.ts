/** `vlanvas://app/`: the page out of the program's own files, under the same policy as at the web door. */
import { findAsset } from '../page/assets.ts';
import type { Asset } from '../page/assets.ts';
import { SECURITY_HEADERS } from '../page/policy.ts';
import { isOurPage } from './policy.ts';

/** Answers a request of the scheme. Pure but for reading the file, so that it runs without Electron. */
export async function answerPage(
  request: { readonly url: string; readonly method: string },
  assets: ReadonlyMap<string, Asset>,
): Promise<Response> {
  const refuse = (status: number) => new Response(null, { status, headers: SECURITY_HEADERS });
  if (request.method !== 'GET' || !isOurPage(request.url)) return refuse(403);
  const asset = findAsset(assets, new URL(request.url).pathname);
  if (!asset) return refuse(404);
  const body = Buffer.from(await asset.read());
  return new Response(body, { status: 200, headers: { ...SECURITY_HEADERS, 'content-type': asset.type } });
}
