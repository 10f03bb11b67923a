/** Containers with addresses of both families: both are read off the card, planned ones too, and either finds its container. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type Door } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

describe('a design of both families', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb({ file: join(repository, 'examples', 'dual-stack.vlanvas.yaml') }));
    page = door.page;
    bench = workbenchOn(page);
    await bench.cell('bbox1', 'bbox2').waitFor();
  });

  const addressOn = (container: string, family: 'ipv4' | 'ipv6') =>
    bench.object(`container:${container}`).locator(`[data-family="${family}"]`);

  const find = async (text: string): Promise<string> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(text);
    const first = page.getByRole('dialog').getByRole('option').first();
    const words = await first.innerText();
    await first.click();
    return words;
  };

  test('a card shows what is written and what is planned, whole', async () => {
    expect(await addressOn('bbox1', 'ipv4').innerText()).toBe('172.16.10.10');
    expect(await addressOn('bbox1', 'ipv6').innerText()).toBe('fd00:10::10');
    expect(await addressOn('bbox2', 'ipv6').innerText()).toMatch(/^fd00:10::[\da-f:]+$/);
    for (const container of ['bbox1', 'bbox2', 'bbox3', 'bbox4']) {
      const isWhole = await addressOn(container, 'ipv6').evaluate((line) => {
        const card = line.closest('[data-object]')?.getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(line);
        const { right, bottom } = words.getBoundingClientRect();
        return card !== undefined && right <= card.right && bottom <= card.bottom;
      });
      expect(isWhole, container).toBe(true);
    }
  });

  test('the inspector tells the address that is planned', async () => {
    await bench.select('container:bbox2');
    const planned = await addressOn('bbox2', 'ipv6').innerText();
    expect(await page.getByLabel('IPv6', { exact: false }).first().getAttribute('placeholder')).toBe(planned);
  });

  test('any address finds what has it: planned, of an interface, of a gateway', async () => {
    expect(await find(await addressOn('bbox3', 'ipv6').innerText())).toContain('bbox3');
    await expect.poll(() => bench.object('container:bbox3').getAttribute('data-selected')).toBe('true');
    expect(await find('fd00:20::1/64')).toContain('eth2.20');
    expect(await find('mac_net20 fd00:20::1')).toContain('mac_net20');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
