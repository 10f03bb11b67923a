/** A design in a file, open in a page, on a lab of its own. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import type { endingAfterAll } from './at-end.ts';
import { openWeb, type DoorOptions, type WebDoor } from './doors.ts';
import { bringUpLab, type TestLab } from './lab.ts';
import { apply, deployed } from './run.ts';

interface LabDesign {
  readonly lab: TestLab;
  readonly door: WebDoor;
  readonly page: Page;
  readonly bench: Workbench;
  /** Where the design is. */
  readonly file: string;
}

interface Wanted extends Pick<DoorOptions, 'size'> {
  readonly hosts: Parameters<typeof bringUpLab>[0];
  readonly design: string;
  /** What is deployed before the page opens. */
  readonly deployed?: string;
}

/** Resolves when the containers are drawn. */
export async function openOnLab(ending: ReturnType<typeof endingAfterAll>, wanted: Wanted): Promise<LabDesign> {
  const lab = ending(await bringUpLab(wanted.hosts));
  if (wanted.deployed !== undefined)
    expect(await deployed(apply(lab.services, wanted.deployed))).toMatchObject({ outcome: 'done' });
  const file = join(lab.home, 'design.vlanvas.yaml');
  await writeFile(file, wanted.design);
  const door = ending(await openWeb({ file, ...(wanted.size && { size: wanted.size }) }));
  const bench = workbenchOn(door.page);
  await door.page.locator('[data-object^="container:"]').first().waitFor();
  return { lab, door, page: door.page, bench, file };
}
