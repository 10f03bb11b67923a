/** From the command to a page that can be used. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../support/chromium.ts';
import { repository } from '../support/lab.ts';
import { table } from './figures.ts';

export async function pageFigures(runs: number): Promise<string> {
  const browser = await chromium.launch(chromiumOptions);
  const values: number[] = [];
  try {
    for (let turn = 0; turn < runs; turn++) values.push(await startToUsable(browser));
  } finally {
    await browser.close();
  }
  return table('Start to usable page', [
    { name: '`vlanvas serve examples/two-hosts.vlanvas.yaml` to the drawn canvas, browser running', values },
  ]);
}

async function startToUsable(browser: Awaited<ReturnType<typeof chromium.launch>>): Promise<number> {
  const started = performance.now();
  const server = spawn(
    process.execPath,
    [join(repository, 'dist', 'cli.js'), 'serve', join(repository, 'examples', 'two-hosts.vlanvas.yaml'), '--json', '--no-open'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    let output = '';
    for await (const part of server.stdout) {
      output += String(part);
      if (output.includes('}')) break;
    }
    const { url } = JSON.parse(output) as { readonly url: string };
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator('[data-object="container:bbox4"]').waitFor();
    const milliseconds = performance.now() - started;
    await page.close();
    return milliseconds / 1000;
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}
