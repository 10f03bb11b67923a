/** Debian's Chromium for tests: headless, as root, and quiet on the network. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

export const chromiumOptions = {
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--force-color-profile=srgb',
  ],
};

let running: Promise<Browser> | undefined;

/** The one of this process, for all of its tests: each opens a context of its own. A test runner ends it with the process. */
export async function sharedChromium(): Promise<Browser> {
  const browser = await running?.catch(() => undefined);
  if (browser?.isConnected()) return browser;
  running = chromium.launch(chromiumOptions);
  return running;
}

/** For programs that are to end by themselves. */
export async function endSharedChromium(): Promise<void> {
  const browser = await running?.catch(() => undefined);
  await browser?.close();
}
