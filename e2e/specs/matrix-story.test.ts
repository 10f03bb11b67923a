/** What the matrix is for, on real hosts: something is broken by hand, is named, is shown on the canvas, and is mended. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { matrixOn, type MatrixPage } from '../pages/matrix.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { routedDesign, routedHosts } from '../support/designs.ts';
import type { Door } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { openOnLab } from '../support/lab-design.ts';

const design = routedDesign('story');
const drop = 'FORWARD -s 172.22.16.101 -j DROP';

describe('a fault from its first lost ping to its repair', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let matrix: MatrixPage;

  const verdictIs = (verdict: string) => expect.poll(() => bench.verdict('a1', 'b2'), { timeout: 30_000 }).toBe(verdict);
  const sentenceIs = (words: RegExp) => expect.poll(matrix.sentence, { timeout: 30_000 }).toMatch(words);
  const reasonIs = (words: RegExp) => expect.poll(() => matrix.reason.innerText(), { timeout: 30_000 }).toMatch(words);
  const wayEndsAt = (id: string) => expect.poll(() => matrix.way.getAttribute('data-end'), { timeout: 30_000 }).toBe(id);

  beforeAll(async () => {
    ({ lab, door, page, bench } = await openOnLab(ending, { hosts: { hosts: routedHosts }, design, deployed: design }));
    matrix = matrixOn(page);
    await bench.cell('a1', 'b2').waitFor();
  });

  test('measured again and again, all is as predicted', async () => {
    await matrix.measureEvery(500);
    await sentenceIs(/^All 12 pairs are as predicted\. 12 of 12 reach each other\.$/);
    await expect.poll(matrix.rounds, { timeout: 20_000 }).toBeGreaterThan(2);
  });

  test('a rule that drops on the router makes cells unexpectedly closed, and the sentence names the router', async () => {
    await lab.on('router01', `iptables -I ${drop}`);
    await verdictIs('unexpectedly-blocked');
    await sentenceIs(
      /^The firewall of router01 drops what the design lets through\. That closes 4 pairs\. 8 of 12 reach each other\.$/,
    );
    expect(await bench.verdict('a2', 'b2')).toBe('as-predicted');
    expect(await bench.cell('a1', 'b2').getAttribute('aria-label')).toContain('unexpectedly closed');
  });

  test('the packet walks as far as the router, and a cross stands there', async () => {
    await bench.cell('a1', 'b2').click();
    await reasonIs(/router01 does not forward from eth1 to eth2: rule 1 of \d+ drops it/);
    await wayEndsAt('interface:router01/eth1');
    expect(await matrix.way.getAttribute('data-stops')).toBe('true');
    await matrix.reason.getByRole('button', { name: 'Show router01' }).click();
    await page.locator('[data-object="host:router01"][data-selected]').waitFor();
  });

  test('locating shows where its frames were seen last', async () => {
    await page.getByTestId('locate').getByRole('button', { name: 'Locate', exact: true }).click();
    const located = page.getByTestId('located');
    await expect
      .poll(() => located.locator('[data-state="last"]').innerText(), { timeout: 60_000 })
      .toMatch(/^router01 eth1[\s\S]*seen last here/);
    await wayEndsAt('interface:router01/eth1');
  });

  test('repaired, the pair is open again, and what was located before is folded away', async () => {
    await lab.on('router01', `iptables -D ${drop}`);
    await verdictIs('as-predicted');
    await sentenceIs(/^All 12 pairs are as predicted\./);
    await expect.poll(() => matrix.way.getAttribute('data-stops')).toBeNull();
    await wayEndsAt('container:b2');
    expect(await page.getByTestId('located').isVisible()).toBe(false);
    await page.getByText('What was located before it answered again').click();
    expect(await page.getByTestId('located').isVisible()).toBe(true);
  });

  test('back at the moment of the fault, the sentence, the pair and the canvas tell of that moment', async () => {
    await matrix.backUntil(async () => (await bench.verdict('a1', 'b2')) === 'unexpectedly-blocked');
    // A round during which it broke has no look at the hosts yet.
    await page.keyboard.press('ArrowLeft');
    await verdictIs('unexpectedly-blocked');
    await sentenceIs(/^At .*: The firewall of router01 drops what the design lets through\. That closes 4 pairs\./);
    await reasonIs(/Measured at [\s\S]*none of 1 answered[\s\S]*router01 does not forward from eth1 to eth2/);
    await wayEndsAt('interface:router01/eth1');
    expect(await matrix.way.getAttribute('data-stops')).toBe('true');
    // Frames are listened for now, and this is not now.
    expect(await page.getByTestId('locate').count()).toBe(0);
    await matrix.now();
    await sentenceIs(/^All 12 pairs are as predicted\./);
    await wayEndsAt('container:b2');
  });

  test('the slider keeps its place and its length under the pointer, though rounds go on', async () => {
    const length = async () => (await matrix.slider.boundingBox())?.width ?? 0;
    const before = await length();
    const box = await matrix.slider.boundingBox();
    if (!box) throw new Error('no slider');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const [rounds, value] = [await matrix.rounds(), await matrix.slider.inputValue()];
    expect(Number(value)).toBeLessThan(rounds - 1);
    await page.waitForTimeout(1_600);
    expect([await matrix.rounds(), await matrix.slider.inputValue()]).toEqual([rounds, value]);
    expect(await length()).toBeCloseTo(before, 0);
    await page.mouse.up();
    await expect.poll(matrix.rounds, { timeout: 20_000 }).toBeGreaterThan(rounds);
    expect(await length()).toBeCloseTo(before, 0);
    await matrix.now();
  });

  test('what a host was changed to is mended by deploying again, from the button beside the sentence', async () => {
    await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=0');
    await sentenceIs(
      /router01 has forwarding of IPv4 off; the design has it on\. That closes 8 pairs\. 4 of 12 reach each other\./,
    );
    await matrix.reason.getByRole('button', { name: 'Plan what deploying again would mend' }).click();
    await expect
      .poll(() => page.locator('[data-part="panel"]').innerText(), { timeout: 30_000 })
      .toMatch(/router01[\s\S]*forwarding/i);
    await bench.deploy();
    await page.getByTestId('plan-summary').getByText('Deployed').waitFor({ timeout: 60_000 });
    await bench.panel('Matrix');
    await verdictIs('as-predicted');
    await sentenceIs(/^All 12 pairs are as predicted\./);
  });

  test('what the design closes and the hosts let through is unexpectedly open, and drawn to its end', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await bench.select('host:router01');
    await page.getByRole('combobox', { name: 'Forwarding of packets' }).selectOption('off');
    await bench.measure();
    await verdictIs('unexpectedly-open');
    await sentenceIs(
      /^router01 has forwarding of IPv4 on; the design has it off\. That opens 8 pairs\. 12 of 12 reach each other\./,
    );
    await expect.poll(() => matrix.way.getAttribute('data-leak')).toBe('true');
    await wayEndsAt('container:b2');
    await bench.undo();
  });

  test('compared with what is deployed: nothing, then what was drawn since', async () => {
    await matrix.measureEvery(500);
    await verdictIs('as-predicted');
    await lab.on('router01', `iptables -I ${drop}`);
    await verdictIs('unexpectedly-blocked');
    await lab.on('router01', `iptables -D ${drop}`);
    await verdictIs('as-predicted');
    await page.getByRole('button', { name: 'Pause' }).click();
    await matrix.backUntil(async () => (await bench.verdict('a1', 'b2')) === 'unexpectedly-blocked');
    await matrix.compare('With what is deployed');
    await expect
      .poll(() => matrix.comparison.innerText(), { timeout: 30_000 })
      .toContain('No pair differs from what is deployed.');
    // Designs are compared as they are now.
    expect(await matrix.sentence()).not.toMatch(/^At /);
    await bench.select('container:b2');
    await page.keyboard.press('Delete');
    await expect
      .poll(() => matrix.comparison.innerText(), { timeout: 30_000 })
      .toContain('No pair differs from what is deployed. Only in what is deployed: b2.');
    await bench.undo();
    await bench.select('host:router01');
    await page.getByRole('combobox', { name: 'Forwarding of packets' }).selectOption('off');
    await expect.poll(() => matrix.comparison.getAttribute('data-count'), { timeout: 30_000 }).toBe('8');
    expect(await matrix.comparison.innerText()).toContain(
      '8 of 12 pairs differ from what is deployed. 8 are closed that were open.',
    );
    await bench.undo();
    await expect.poll(() => matrix.comparison.getAttribute('data-count'), { timeout: 30_000 }).toBe('0');
    await matrix.stopComparing();
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
