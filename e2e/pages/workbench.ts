/** The designer as a person sees it: what can be clicked, typed and read, by its role and name. */
import type { Locator, Page } from 'playwright-core';

export type PaletteName = 'host' | 'router' | 'segment' | 'nic' | 'vlan' | 'macvlan' | 'tunnel' | 'container';
export type PanelName = 'Problems' | 'Plan' | 'Matrix' | 'Text' | 'Terminal';

export interface Workbench {
  readonly page: Page;
  newDesign(): Promise<void>;
  /** Adds by a click on the palette; what is selected decides where it goes. */
  add(item: PaletteName): Promise<void>;
  /** A thing on the canvas, as `container:bbox1`. */
  object(id: string): Locator;
  select(id: string): Promise<void>;
  panel(name: PanelName): Promise<void>;
  /** The text of the file, read off the Text panel. */
  text(): Promise<string>;
  cell(from: string, to: string): Locator;
  verdict(from: string, to: string): Promise<string | null>;
  deploy(): Promise<void>;
  measure(): Promise<void>;
  undo(): Promise<void>;
  /** Opens a file by its path. */
  open(path: string): Promise<void>;
  saveAs(name: string): Promise<void>;
}

export function workbenchOn(page: Page): Workbench {
  const cell = (from: string, to: string) => page.locator(`[data-cell="${from}→${to}"]`);
  const panel = (name: PanelName) => page.getByRole('tab', { name }).click();
  const object = (id: string) => page.locator(`[data-object="${id}"]`);
  return {
    page,
    cell,
    panel,
    object,
    newDesign: () => page.getByRole('button', { name: /New design/ }).click(),
    add: (item) => page.locator(`[data-palette="${item}"]`).click(),
    select: (id) => object(id).click({ position: { x: 60, y: 12 } }),
    async text() {
      await panel('Text');
      await page.locator('[data-editor] .cm-line').first().waitFor();
      return page.evaluate(readEditor);
    },
    verdict: (from, to) => cell(from, to).getAttribute('data-verdict'),
    async deploy() {
      await page.getByRole('banner').getByRole('button', { name: 'Deploy' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click();
    },
    async measure() {
      await panel('Matrix');
      await page.getByRole('button', { name: 'Measure once' }).click();
    },
    undo: () => page.keyboard.press('Control+z'),
    async open(path) {
      await page.keyboard.press('Control+o');
      const field = page.getByRole('dialog').getByRole('textbox');
      await field.fill(path);
      // By the key: the button moves when the examples come in, which a click right after the start may meet.
      await field.press('Enter');
      await field.waitFor({ state: 'hidden' });
    },
    async saveAs(name) {
      await page.keyboard.press('Control+s');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(name);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
  };
}

/**
 * Runs in the page: the editor has only the lines in sight as elements, and that of the cursor wherever it is, so it is scrolled through
 * and then left as it was.
 */
async function readEditor(): Promise<string> {
  const root = document.querySelector('[data-editor]')?.shadowRoot;
  const scroller = root?.querySelector<HTMLElement>('.cm-scroller');
  const content = root?.querySelector<HTMLElement>('.cm-content');
  if (!scroller || !content) return '';
  const before = scroller.scrollTop;
  const lines = new Map<number, string>();
  for (let top = 0; top < content.offsetHeight; top += Math.max(60, scroller.clientHeight - 60)) {
    scroller.scrollTop = top;
    for (let frame = 0; frame < 3; frame++) await new Promise((resume) => requestAnimationFrame(resume));
    const start = content.getBoundingClientRect().top;
    for (const line of content.querySelectorAll('.cm-line'))
      lines.set(Math.round(line.getBoundingClientRect().top - start), line.textContent);
  }
  scroller.scrollTop = before;
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('\n');
}
