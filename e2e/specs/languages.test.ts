/** Three languages, switched live: every word changes, what the core writes among them, none is cut, and the choice is kept. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { chooseLanguage, cutTexts, englishOn } from '../pages/words.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb } from '../support/doors.ts';

const LANGUAGES = [
  {
    tag: 'zh-CN',
    name: '简体中文',
    deploy: '部署',
    tabs: ['问题', '计划', '矩阵', '文本', '终端'],
    undo: '撤销：将 mac_net20 改为 ipvlan',
  },
  {
    tag: 'ja',
    name: '日本語',
    deploy: 'デプロイ',
    tabs: ['問題', 'プラン', 'マトリクス', 'テキスト', 'ターミナル'],
    undo: '元に戻す：mac_net20をipvlanに変更',
  },
] as const;

/** Two VLANs and a router, with mistakes of several kinds: what is wrong, why a pair is closed and what lies between is told. */
const DESIGN = `vlanvas: 1
name: words01
segments: { lan01: { vlans: [10, 20] }, wifi01: { foreignMacs: false } }
hosts:
  docker01:
    ssh: docker01.lab
    interfaces:
      ens33: { segment: lan01, promiscuous: true, addresses: [192.168.1.11/24] }
      ens33.10: { parent: ens33, vlan: 10 }
      ens33.30: { parent: ens33, vlan: 30 }
      wlan0: { segment: wifi01 }
  docker02:
    ssh: docker02.lab
    interfaces:
      ens33: { segment: lan01, promiscuous: true, addresses: [192.168.1.11/24] }
      ens33.10: { parent: ens33, vlan: 10 }
networks:
  mac_net10:
    driver: macvlan
    parents: { docker01: ens33.10, docker02: ens33.10 }
    subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }]
  mac_net20:
    driver: macvlan
    parents: { docker01: wlan0 }
    subnets: [{ subnet: 172.16.20.0/24, gateway: 172.16.30.1 }]
  over01: { driver: overlay, hosts: [docker01], subnets: [{ subnet: 10.1.0.0/24 }] }
containers:
  bbox1: { host: docker01, image: busybox, networks: { mac_net10: { ipv4: 172.16.10.10 } } }
  bbox2: { host: docker02, image: busybox, networks: { mac_net10: { ipv4: 172.16.10.10 } } }
  bbox3: { host: docker01, image: busybox, networks: { mac_net20: {} }, ports: ["80:80"] }
expect:
  - { from: bbox1, to: bbox3, reachable: true }
`;
/** What the design calls its things, and the languages themselves. */
const NAMES = ['busybox', 'English', 'docker01.lab', 'docker02.lab', 'root'];
const THINGS = [
  'host:docker01',
  'container:bbox1',
  'container:bbox3',
  'network:mac_net10',
  'network:mac_net20',
  'segment:lan01',
  'interface:docker01/ens33',
  'interface:docker01/ens33.30',
] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;

describe('the languages', () => {
  const ending = endingAfterAll();
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    const door = ending(await openWeb({ size: SIZES[0] }));
    page = door.page;
    bench = workbenchOn(page);
    const file = join(door.folder, 'words01.vlanvas.yaml');
    await writeFile(file, DESIGN);
    await bench.open(file);
    await bench.object('container:bbox3').waitFor();
  });

  const tab = (index: number) => page.locator('[data-part="panel"]').getByRole('tab').nth(index);
  /** Opens each dialog of the menus in turn, and what asks before something is done. */
  async function eachDialog(look: (name: string) => Promise<void>): Promise<void> {
    for (const action of [
      'file.open',
      'help.shortcuts',
      'help.about',
      'hosts.add',
      'topology.sandbox',
      'file.saveAs',
      'topology.destroy',
    ]) {
      await openMenuOf(action);
      await page.locator(`[data-action="${action}"]`).click();
      await page.getByRole('dialog').waitFor();
      await look(action).finally(() => page.keyboard.press('Escape'));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  }
  async function openMenuOf(action: string): Promise<void> {
    for (const menu of await page.getByRole('menubar').getByRole('menuitem').all()) {
      await menu.click();
      await page.getByRole('menu').first().waitFor();
      if ((await page.locator(`[data-action="${action}"]`).count()) > 0) return;
      await page.keyboard.press('Escape');
      await page.getByRole('menu').first().waitFor({ state: 'hidden' });
    }
    throw new Error(`no menu has ${action}`);
  }
  async function eachMenu(look: (name: string) => Promise<void>): Promise<void> {
    for (const menu of await page.getByRole('menubar').getByRole('menuitem').all()) {
      await menu.click();
      await page.getByRole('menu').first().waitFor();
      await look(await menu.innerText()).finally(() => page.keyboard.press('Escape'));
      await page.getByRole('menu').first().waitFor({ state: 'hidden' });
    }
  }

  describe.each(LANGUAGES)('$name', ({ tag, name, deploy, tabs, undo }) => {
    const english = () => englishOn(page, NAMES);

    test('is chosen at the foot of the window, and the tabs have its words', async () => {
      await chooseLanguage(page, name);
      await page.getByRole('banner').getByRole('button', { name: deploy, exact: true }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(tag);
      expect((await page.getByRole('tab').allTextContents()).map((text) => text.replace(/\d+$/, ''))).toEqual(tabs);
    });

    test('every word of the problems is in it, their hints and fixes too', async () => {
      await tab(0).click();
      await expect.poll(() => page.locator('[data-code="DUPLICATE_ADDRESS"]').count()).toBeGreaterThan(0);
      expect(await page.locator('[data-part="panel"] [data-code]').count()).toBeGreaterThan(6);
      expect(await english()).toEqual([]);
    });

    test.each(THINGS)('every word of the inspector of %s', async (id) => {
      await bench.object(id).click({ position: { x: 30, y: 10 } });
      expect(await english()).toEqual([]);
    });

    test('every word of the matrix, and of why a pair is closed', async () => {
      await tab(2).click();
      for (const [from, to] of [
        ['bbox1', 'bbox3'],
        ['bbox1', 'bbox2'],
        ['bbox3', 'bbox1'],
      ] as const) {
        await bench.cell(from, to).click();
        await page.getByTestId('cell-reason').waitFor();
        expect(await english(), `${from} to ${to}`).toEqual([]);
      }
      await page.keyboard.press('Escape');
    });

    test('every word of the other panels, the menus and the dialogs', async () => {
      for (const index of [1, 3, 4]) {
        await tab(index).click();
        expect(await english(), tabs[index]).toEqual([]);
      }
      await eachMenu(async (menu) => expect(await english(), menu).toEqual([]));
      await eachDialog(async (dialog) => expect(await english(), dialog).toEqual([]));
    });

    test('what a fix did is named in it where it can be undone', async () => {
      await tab(0).click();
      const row = page.locator('[data-code="WIFI_PARENT"]');
      await row.getByRole('button').last().click();
      await row.waitFor({ state: 'detached' });
      await openMenuOf('edit.undo');
      expect(await page.locator('[data-action="edit.undo"]').innerText()).toContain(undo);
      await page.locator('[data-action="edit.undo"]').click();
      await row.waitFor();
    });

    test.each(SIZES)('no text is cut at $width × $height', async (size) => {
      await page.setViewportSize(size);
      for (const index of [0, 1, 2, 3, 4]) {
        await tab(index).click();
        expect(await cutTexts(page), tabs[index]).toEqual([]);
      }
      await eachMenu(async (menu) => expect(await cutTexts(page), menu).toEqual([]));
      await eachDialog(async (dialog) => expect(await cutTexts(page), dialog).toEqual([]));
      await page.setViewportSize(SIZES[0]);
    });
  });

  test('the choice is kept over a reload, and the menu changes it too', async () => {
    await chooseLanguage(page, '日本語');
    await page.reload();
    await page.getByRole('banner').getByRole('button', { name: 'デプロイ', exact: true }).waitFor();
    await page.getByRole('menuitem', { name: '表示' }).click();
    await page.locator('[data-action="view.language.en"]').click();
    await page.getByRole('banner').getByRole('button', { name: 'Deploy', exact: true }).waitFor();
  });
});
