/** What a deploy, a measurement and a located ping say, in the language of the window: on the sandbox, with something broken in it. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage, englishOn } from '../pages/words.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { TestLab } from '../support/lab.ts';
import { openOnLab } from '../support/lab-design.ts';

// `lan` is in the first two.
const NAMES = ['macvlan', 'ipvlan', 'lan', 'window', 'English', 'busybox', 'c1', 'c2', 'c3', 'c4'];
const LANGUAGES = [
  { name: '简体中文', closes: '不通', noReply: '没有发出应答', hostsShow: '防火墙' },
  { name: '日本語', closes: '不通', noReply: '応答を送りませんでした', hostsShow: 'ファイアウォール' },
] as const;

const ending = endingAfterAll();
let lab: TestLab;
let page: Page;
let bench: Workbench;

beforeAll(async () => {
  const size = { width: 1400, height: 900 };
  ({ lab, page, bench } = await openOnLab(ending, { hosts: 2, design: macvlanDesign({ name: 'window' }), size }));
  await bench.object('container:c1').waitFor();
});

const choose = (name: string) => chooseLanguage(page, name);
const inC3 = (command: string) => lab.on('docker02', `nsenter -t $(docker inspect -f '{{.State.Pid}}' c3) -n ${command}`);

test('the log of a deploy is in the language in which it ran, but for commands', async () => {
  await choose('简体中文');
  await page.getByRole('banner').getByRole('button', { name: '部署', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '部署', exact: true }).click();
  await page.getByText('部署完成。').first().waitFor({ timeout: 60_000 });
  await page.locator('summary', { hasText: '日志' }).click();
  const log = (await page.locator('[data-part="panel"] pre').innerText()).trim().split('\n');
  expect(log.length).toBeGreaterThan(5);
  expect(log.filter((line) => !/[\u4e00-\u9fff]/.test(line))).toEqual([]);
  expect(await englishOn(page, NAMES)).toEqual([]);
});

describe('a container whose firewall drops pings', () => {
  beforeAll(async () => {
    await choose('English');
    await inC3('iptables -A INPUT -p icmp -j DROP');
    await bench.measure();
    await bench.cell('c1', 'c3').and(page.locator('[data-verdict="unexpectedly-blocked"]')).waitFor();
    await bench.cell('c1', 'c3').click();
    await page.getByTestId('cell-diagnosis').waitFor();
    await page
      .getByTestId('locate')
      .getByRole('button', { name: /^Locate/ })
      .click();
    await page.getByTestId('located').getByText('c3 sent no reply').waitFor();
  });

  test.each(LANGUAGES)('is told in $name: the sentence on top, what the hosts show, where frames were lost', async (language) => {
    await choose(language.name);
    const told = (part: string) => page.getByTestId(part).innerText();
    await expect.poll(() => told('matrix-sentence')).toContain(language.closes);
    expect(await told('cell-diagnosis')).toContain(language.hostsShow);
    expect(await told('located')).toContain(language.noReply);
    expect(await englishOn(page, NAMES)).toEqual([]);
  });

  test('and in English again where that is chosen: nothing is measured anew', async () => {
    await choose('English');
    await page.getByTestId('located').getByText('c3 sent no reply').waitFor();
    expect(await bench.verdict('c1', 'c3')).toBe('unexpectedly-blocked');
  });
});
