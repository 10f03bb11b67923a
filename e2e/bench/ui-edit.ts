/** A keystroke in the inspector: when it is shown, when it is checked, and what the check would cost the page's own thread. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { parseTopology } from '../../shared/topology/parse.ts';
import { createAnalyst } from '../../renderer/worker/create-analyst.ts';
import { median } from './figures.ts';
import { percentile, type Figure } from './frames.ts';
import { HOSTS, manyContainers } from './many.ts';
import { openFile } from './open-file.ts';

const KEYS = 24;

interface Stroke {
  /** Frames until the letter is in its field. */
  readonly shown: number;
  /** Milliseconds until problems and prediction on the page are those of the design with the letter, and the frame that paints them. */
  readonly milliseconds: number;
  readonly painted: number;
}

export async function editFigures(folder: string, page: Page, url: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const containers of [200, 480]) {
    const text = manyContainers(containers / HOSTS);
    const file = join(folder, `edit-${containers}.vlanvas.yaml`);
    await writeFile(file, text);
    await openFile(page, url, file);
    const strokes = await keystrokes(page);
    const most = (of: (stroke: Stroke) => number): number => percentile(strokes.map(of), 0.95);
    figures.push(
      {
        what: `${containers} containers: keystroke in the inspector, frames until shown at the 95th percentile`,
        value: String(most(({ shown }) => shown)),
        goal: '1',
      },
      {
        what: `${containers} containers: keystroke, checked and predicted in the worker`,
        value: `${median(strokes.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms, painted with frame ${median(strokes.map(({ painted }) => painted))} (medians of ${strokes.length})`,
        goal: containers === 200 ? '2 frames: 33 ms' : '',
      },
      {
        what: `${containers} containers: the same on the page's own thread would hold it for`,
        value: `${(await ownThread(text)).toFixed(1)} ms of processor time (median of ${KEYS}, Node)`,
        goal: '',
      },
    );
  }
  return figures;
}

async function keystrokes(page: Page): Promise<readonly Stroke[]> {
  await page.locator('[data-object="host:docker05"]').click({ position: { x: 60, y: 12 } });
  const field = page.getByRole('complementary').getByRole('textbox').nth(1);
  await field.click();
  // Nobody types in the second in which a design is opened.
  await page.waitForTimeout(2000);
  const strokes: Stroke[] = [];
  for (let turn = 0; turn < KEYS; turn++) {
    // It watches before the key comes: the two take different ways into the page.
    const watching = await page.evaluateHandle(watchStroke);
    await page.keyboard.press(turn % 2 === 0 ? 'x' : 'Backspace');
    strokes.push(await watching.evaluate(({ done }) => done));
    // What is typed next is another question: the text of this one is written meanwhile.
    await page.waitForTimeout(400);
  }
  return strokes.slice(4);
}

/** Runs in the page. */
function watchStroke(): { readonly done: Promise<Stroke> } {
  const done = new Promise<Stroke>((resolve, reject) => {
    const field = document.activeElement;
    const matrix = document.querySelector('[data-testid="matrix"]');
    if (!(field instanceof HTMLInputElement) || !matrix) throw new Error('no field or no matrix');
    const before = field.value;
    const answered = Number(matrix.getAttribute('data-answered'));
    field.addEventListener(
      'keydown',
      () => {
        const started = performance.now();
        let milliseconds = 0;
        const answer = new MutationObserver(() => {
          if (Number(matrix.getAttribute('data-answered')) > answered) milliseconds ||= performance.now() - started;
        });
        answer.observe(matrix, { attributes: true, attributeFilter: ['data-answered'] });
        let frames = 0;
        let shown = 0;
        const frame = (): void => {
          frames++;
          if (shown === 0 && field.value !== before) shown = frames;
          if (shown > 0 && milliseconds > 0) {
            answer.disconnect();
            resolve({ shown, painted: frames, milliseconds });
          } else if (frames < 600) requestAnimationFrame(frame);
          else reject(new Error('the design was not checked'));
        };
        requestAnimationFrame(frame);
      },
      { once: true },
    );
  });
  return { done };
}

/** Processor time of one edit's check and prediction, in milliseconds. */
async function ownThread(text: string): Promise<number> {
  const { document } = parseTopology(text);
  if (!document) throw new Error('the design cannot be read');
  const analyst = createAnalyst();
  const costs: number[] = [];
  for (let revision = 1; revision <= KEYS; revision++) {
    const hosts = { ...document.hosts, docker05: { ...document.hosts?.['docker05'], ssh: `h${revision}` } };
    const design = { document: { ...document, hosts }, base: text, path: null };
    const before = process.cpuUsage();
    await analyst.check({ revision, design, engines: new Map(), known: 0 });
    await analyst.predict({ revision, known: 0 });
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
  }
  return median(costs);
}
