/** axe finds nothing to complain about, on the main views and in dialogs, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { PanelName, Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb } from '../support/doors.ts';

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`));
}

describe.each(['light', 'dark'] as const)('in the %s theme axe finds nothing', (theme) => {
  const ending = endingAfterAll();
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    const door = ending(await openWeb({ theme }));
    page = door.page;
    // Colours in the middle of a change are nobody's colours.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    bench = workbenchOn(page);
    await page.locator('[data-example]').first().waitFor();
  });

  test('on the start page', async () => {
    expect(await violations(page)).toEqual([]);
  });

  test('in the designer, with something selected and something wrong', async () => {
    await page.locator('[data-example="two-vlans"]').click();
    await bench.object('container:bbox1').waitFor();
    await bench.select('container:bbox1');
    // What is behind an edit is dimmed for that long.
    await page.locator('[data-testid="matrix"][aria-busy="false"]').waitFor();
    expect(await violations(page)).toEqual([]);
    await bench.select('host:docker01');
    expect(await violations(page)).toEqual([]);
  });

  test.each(['Problems', 'Plan', 'Matrix', 'Text', 'Terminal'] as const satisfies readonly PanelName[])(
    'in the panel %s',
    async (panel) => {
      await bench.panel(panel);
      if (panel === 'Text') await page.locator('[data-editor] .cm-line').first().waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  test('in the explanation of a cell', async () => {
    await bench.panel('Matrix');
    await bench.cell('bbox1', 'bbox2').click();
    await page.getByTestId('cell-reason').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('in the inspector while the text cannot be read', async () => {
    await bench.panel('Text');
    await page.locator('[data-editor] .cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('colour: red');
    await bench.select('container:bbox1');
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('note').waitFor();
    expect(await violations(page)).toEqual([]);
    await bench.select('host:docker01');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go back to this drawing' }).click();
    await page.getByRole('note').waitFor({ state: 'detached' });
  });

  test('in the dialogs and the command palette', async () => {
    for (const open of [
      () => page.keyboard.press('Control+k'),
      () => page.keyboard.press('F1'),
      () => page.keyboard.press('Control+Shift+s'),
      () =>
        page
          .getByRole('contentinfo')
          .getByRole('button', { name: /Sandbox/ })
          .click(),
      () => page.getByRole('banner').getByRole('button', { name: 'Deploy' }).click(),
    ]) {
      await open();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });
});
