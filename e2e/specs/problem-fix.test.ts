/** The Problems panel by hand: a click shows the object, Fix mends it, and what was complained about is gone everywhere. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import { openWeb, type WebDoor } from '../support/doors.ts';

/** Many hosts, so that most of them are out of sight; on one of the last, two containers with one address. */
const hosts = Array.from({ length: 12 }, (_, index) => `docker${String(index + 1).padStart(2, '0')}`);
const design = macvlanDesign({ name: 'twice', hosts, subnet: '172.22.16.0/22' })
  .replace(
    'c23: { host: docker12, image: busybox, networks: { net1: {} } }',
    'c23: { host: docker12, image: busybox, networks: { net1: { ipv4: 172.22.17.9 } } }',
  )
  .replace(
    'c24: { host: docker12, image: busybox, networks: { net1: {} } }',
    'c24: { host: docker12, image: busybox, networks: { net1: { ipv4: 172.22.17.9 } } }',
  );

describe('the Problems panel', () => {
  const ending = endingAfterAll();
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;
  const row = () => page.locator('[data-code="DUPLICATE_ADDRESS"]');
  const badge = () => page.locator('[data-object="container:c24"]').getByRole('button', { name: '1 problem' });

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    const file = join(door.folder, 'twice.vlanvas.yaml');
    await writeFile(file, design);
    await bench.open(file);
    await bench.panel('Problems');
    await row().waitFor();
  });

  test('a click selects the object and brings it to the middle of the canvas, with its badge', async () => {
    await row().getByRole('button').first().click();
    await badge().waitFor();
    const canvas = await page.locator('.react-flow').boundingBox();
    if (!canvas) throw new Error('nothing is drawn');
    const off = (a: number, b: number, size: number): number => Math.abs(a - b) / size;
    await expect
      .poll(async () => {
        const box = await bench.object('container:c24').boundingBox();
        return box ? off(box.x + box.width / 2, canvas.x + canvas.width / 2, canvas.width) : 1;
      })
      .toBeLessThan(0.2);
    expect(await bench.object('container:c24').getAttribute('data-selected')).toBe('true');
  });

  test('Fix mends it as one edit: the row, the badge and the count go, and come back with undo', async () => {
    await row().getByRole('button', { name: /^Fix/ }).click();
    await row().waitFor({ state: 'detached' });
    await badge().waitFor({ state: 'detached' });
    expect(await bench.text()).not.toContain(
      'c24: { host: docker12, image: busybox, networks: { net1: { ipv4: 172.22.17.9 } } }',
    );
    await bench.panel('Problems');
    await bench.undo();
    await row().waitFor();
    await badge().waitFor();
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
