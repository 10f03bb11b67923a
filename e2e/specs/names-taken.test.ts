/** A new design on hosts where another one is deployed: what has its names, and that one click gives others. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openOnLab } from '../support/lab-design.ts';

const designOf = (name: string, subnet: string): string => `vlanvas: 1
name: ${name}
hosts:
  docker01: { ssh: docker01.lab }
networks:
  br_net1: { driver: bridge, hosts: [docker01], subnets: [{ subnet: ${subnet} }] }
containers:
  bbox1: { host: docker01, image: busybox, networks: { br_net1: {} } }
`;

describe('names that another design has', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  const panel = () => page.locator('[data-part="panel"]');
  const summary = () => page.getByTestId('plan-summary').innerText();

  beforeAll(async () => {
    const [design, other] = [designOf('second', '10.72.0.0/24'), designOf('first', '10.71.0.0/24')];
    ({ door, page, bench } = await openOnLab(ending, { hosts: 1, design, deployed: other }));
    await bench.object('container:bbox1').waitFor();
  });

  test('are named with the design that they belong to, in the plan and on the card', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Plan', exact: true }).click();
    await panel().getByText('docker01 already has a container bbox1: it belongs to the design "first".').waitFor();
    await panel().getByText('docker01 already has a network br_net1: it belongs to the design "first".').waitFor();
    await panel().getByText('Other things on the hosts have these names: br_net1, bbox1.').waitFor();
    const mark = bench.object('container:bbox1').locator('[data-mark]');
    expect(await mark.getAttribute('aria-label')).toContain('it belongs to the design "first"');
  });

  test('are given up for others by one click, and what is planned then is in nobody’s way', async () => {
    await panel().getByRole('button', { name: 'Give other names' }).click();
    await bench.object('container:bbox2').waitFor();
    await expect.poll(summary, { timeout: 30_000 }).toMatch(/step/);
    expect(await panel().getByText('belongs to the design').count()).toBe(0);
    expect(await bench.object('network:br_net2').count()).toBe(1);
  });

  test('are not given to what is drawn next', async () => {
    await bench.select('host:docker01');
    await bench.add('container');
    await bench.object('container:bbox3').waitFor();
    expect(await bench.object('container:bbox1').count()).toBe(0);
  });

  test('are back with one undo', async () => {
    await bench.undo();
    await bench.undo();
    await bench.object('container:bbox1').waitFor();
    expect(door.complaints).toEqual([]);
  });
});
