import type { Page } from 'playwright-core';
import { workbenchOn } from '../pages/workbench.ts';
import { processorTime } from './frames.ts';

export interface Opened {
  /** First contentful paint, in milliseconds since the address was opened. */
  readonly paint: number;
  /** The canvas shows the design. */
  readonly drawn: number;
  /** Processor time of the page's thread until then, in milliseconds: what others do on the machine does not count. */
  readonly processor: number;
}

/** Opens a file of ten hosts, and opens the page anew with it: the page remembers its file. */
export async function openFile(page: Page, url: string, file: string): Promise<Opened> {
  await workbenchOn(page).open(file);
  await page.locator('[data-object="host:docker05"]').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await processorTime(session);
  const started = performance.now();
  await page.goto(url);
  await page.locator('[data-object="host:docker05"]').waitFor();
  const drawn = performance.now() - started;
  const processor = (await processorTime(session)) - before;
  await session.detach();
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
  return { paint, drawn, processor };
}
