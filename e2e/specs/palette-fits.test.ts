/** The palette in a low window: all of it where it fits, and where not it scrolls and shows that there is more. */
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage } from '../pages/words.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type Door } from '../support/doors.ts';

describe('the palette', () => {
  const ending = endingAfterAll();
  let door: Door;

  beforeAll(async () => {
    door = ending(await openWeb({ size: { width: 1280, height: 800 } }));
    await workbenchOn(door.page).newDesign();
    await door.page.locator('[data-palette="container"]').waitFor();
  });

  /** How much of it is out of sight, in pixels. */
  const hidden = () =>
    door.page
      .locator('[data-part="palette"] > div')
      .evaluate((list) => ({ below: list.scrollHeight - list.clientHeight, edges: getComputedStyle(list).backgroundImage }));

  test.each(['en', 'zh-CN', 'ja'])('is all in sight at 1280 × 800: %s', async (tag) => {
    await chooseLanguage(door.page, tag);
    expect((await hidden()).below).toBeLessThanOrEqual(0);
    const box = await door.page.locator('[data-palette="container"]').boundingBox();
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
    const isInSight = await door.page.evaluate(
      ([left, top]) =>
        document
          .elementFromPoint(left ?? 0, top ?? 0)
          ?.closest('[data-palette]')
          ?.getAttribute('data-palette'),
      [x + width / 2, y + height / 2],
    );
    expect(isInSight).toBe('container');
  });

  test('scrolls at 900 × 600, with a shadow at the edge that hides something', async () => {
    await door.page.setViewportSize({ width: 900, height: 600 });
    await expect.poll(async () => (await hidden()).below).toBeGreaterThan(20);
    expect((await hidden()).edges.match(/gradient/g)?.length).toBe(4);
    await door.page.locator('[data-palette="container"]').scrollIntoViewIfNeeded();
    await door.page.locator('[data-palette="container"]').click({ trial: true });
  });
});
