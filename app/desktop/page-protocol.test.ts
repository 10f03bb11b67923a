import { describe, expect, it } from 'vitest';
import type { Asset } from '../page/assets.ts';
import { answerPage } from './page-protocol.ts';

const asset = (type: string, text: string): Asset => ({ type, immutable: false, read: () => Promise.resolve(Buffer.from(text)) });
const assets = new Map([
  ['/', asset('text/html; charset=utf-8', 'page')],
  ['/assets/a.js', asset('text/javascript; charset=utf-8', 'script')],
]);
const get = (url: string, method = 'GET') => answerPage({ url, method }, assets);

describe('vlanvas://app/', () => {
  it('serves the page under the policy of the web door', async () => {
    const answer = await get('vlanvas://app/?x=1#y');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('page');
    expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect((await get('vlanvas://app/assets/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['vlanvas://evil/', 403],
    ['https://app/', 403],
    ['vlanvas://app/../package.json', 404],
    ['vlanvas://app/%2e%2e/package.json', 404],
    ['vlanvas://app/assets/', 404],
    ['vlanvas://app//etc/passwd', 404],
  ])('refuses %s', async (url, status) => {
    expect((await get(url)).status).toBe(status);
  });

  it('takes no other method', async () => {
    expect((await get('vlanvas://app/', 'POST')).status).toBe(403);
  });
});
