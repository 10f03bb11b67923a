/** Light, dark, or as the system is: chosen in the menu, followed at once, kept for the next visit. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test, describe } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type Door } from '../support/doors.ts';

describe('the theme', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;

  beforeAll(async () => {
    door = ending(await openWeb());
    ({ page } = door);
    await page.keyboard.press('Alt+n');
    await page.locator('[data-part="canvas"]').waitFor();
  });

  const choose = async (theme: string) => {
    await page.getByRole('menuitem', { name: 'View', exact: true }).click();
    await page.locator(`[data-action="view.theme.${theme}"]`).click();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  };
  /** Of what is painted behind everything, from black to white. */
  const brightness = () =>
    page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
      return (red + green + blue) / 765;
    });
  const isDark = () => expect.poll(brightness).toBeLessThan(0.3);
  const isLight = () => expect.poll(brightness).toBeGreaterThan(0.8);

  test('is chosen in the menu', async () => {
    await choose('dark');
    await isDark();
    await choose('light');
    await isLight();
  });

  test('follows the system where that is chosen, and nowhere else', async () => {
    await choose('system');
    await page.emulateMedia({ colorScheme: 'dark' });
    await isDark();
    await page.emulateMedia({ colorScheme: 'light' });
    await isLight();
    await choose('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await isLight();
  });

  test('is not put on the page again with every move: each time, all of the page would be styled anew', async () => {
    const writes = await page.evaluateHandle(() => {
      const seen: string[] = [];
      const observer = new MutationObserver((records) => seen.push(...records.map(({ attributeName }) => attributeName ?? '')));
      observer.observe(document.documentElement, { attributes: true });
      return seen;
    });
    const status = page.locator('[data-part="status"]');
    const before = await status.innerText();
    await page.keyboard.press('Control+=');
    await expect.poll(() => status.innerText()).not.toBe(before);
    expect(await writes.jsonValue()).toEqual([]);
  });

  test('is kept for the next visit', async () => {
    await choose('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.reload();
    await page.locator('[data-part]').first().waitFor();
    await isDark();
    expect(door.complaints).toEqual([]);
  });
});
