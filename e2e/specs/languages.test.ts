/** Three languages, switched live: every word changes, none is cut, and the choice is kept. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

const LANGUAGES = [
  { tag: 'zh-CN', name: '简体中文', deploy: '部署', tabs: ['问题', '计划', '矩阵', '文本', '终端'] },
  { tag: 'ja', name: '日本語', deploy: 'デプロイ', tabs: ['問題', 'プラン', 'マトリクス', 'テキスト', 'ターミナル'] },
] as const;

/** Buttons, labels and headings whose words are wider than the room that they have. */
function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, label, h1, h2, h3, select, [role="menuitem"], [role="tab"]',
    )) {
      const isShown = element.offsetParent !== null && element.textContent !== '' && !element.closest('.react-flow__node');
      if (isShown && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
        cut.push(`${element.tagName} ${element.textContent} ${element.scrollWidth}>${element.clientWidth}`);
    }
    return cut;
  });
}

describe('the languages', () => {
  const ending = endingAfterAll();
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    const door = ending(
      await openWeb({
        file: join(repository, 'examples', 'two-vlans-one-router.vlanvas.yaml'),
        size: { width: 1280, height: 800 },
      }),
    );
    page = door.page;
    bench = workbenchOn(page);
    await bench.object('container:bbox4').waitFor();
  });

  test.each(LANGUAGES)(
    '$name is chosen at the foot of the window, and every word is in it',
    async ({ tag, name, deploy, tabs }) => {
      await page.getByRole('contentinfo').getByRole('combobox').selectOption({ label: name });
      await page.getByRole('banner').getByRole('button', { name: deploy, exact: true }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(tag);
      expect((await page.getByRole('tab').allTextContents()).map((text) => text.replace(/\d+$/, ''))).toEqual(tabs);
    },
  );

  test.each(LANGUAGES)('no text is cut in $name', async ({ name }) => {
    await page.getByRole('contentinfo').getByRole('combobox').selectOption({ label: name });
    for (const id of ['host:docker01', 'container:bbox1', 'network:mac_net10', 'segment:lan', 'interface:docker01/ens33']) {
      await bench.object(id).click({ position: { x: 30, y: 10 } });
      expect(await cutTexts(page), id).toEqual([]);
    }
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await cutTexts(page), await tab.innerText()).toEqual([]);
    }
    for (const menu of await page.getByRole('menubar').getByRole('menuitem').all()) {
      await menu.click();
      await page.getByRole('menu').waitFor();
      expect(await cutTexts(page), await menu.innerText()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'hidden' });
    }
  });

  test('the choice is kept over a reload, and the menu changes it too', async () => {
    await page.getByRole('contentinfo').getByRole('combobox').selectOption({ label: '日本語' });
    await page.reload();
    await page.getByRole('banner').getByRole('button', { name: 'デプロイ', exact: true }).waitFor();
    await page.getByRole('menuitem', { name: '表示' }).click();
    await page.locator('[data-action="view.language.en"]').click();
    await page.getByRole('banner').getByRole('button', { name: 'Deploy', exact: true }).waitFor();
  });
});
