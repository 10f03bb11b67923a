/**
 * `npm run bench`: runs every comparison on a lab of its own and writes docs/benchmarks.md. Fails where a figure to reach
 * (ratios and wrong cells; an absolute time only where the product promises one) is not reached.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { bringUpLab, repository } from '../support/lab.ts';
import { deployFigures } from './deploy.ts';
import { matrixFigures } from './matrix.ts';
import { pageFigures } from './page.ts';
import { benchmarksText, sectionIn } from './section.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 20);

const lab = await bringUpLab(4);
process.once('SIGINT', () => void lab.down().then(() => process.exit(130)));
let failed = false;
const parts: string[] = [];
const show = (markdown: string) => {
  console.log(markdown);
  parts.push(markdown);
};
try {
  for (const containers of [50, 100]) {
    const { markdown, wrongCells } = await matrixFigures(lab, containers, RUNS);
    show(markdown);
    if (wrongCells > 0) failed = true;
  }
  show(await deployFigures(lab, Math.min(RUNS, 5)));
  show(await pageFigures(Math.min(RUNS, 5)));
} finally {
  await lab.down();
}
write(parts);
if (failed) {
  console.error('A cell was wrong.');
  process.exitCode = 1;
}

function write(markdown: readonly string[]): void {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { readonly version: string };
  const head = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`, which brings up a lab of four hosts on one machine, runs each comparison in turn in the same',
    'run, and takes it down again. Medians and ratios: the machine is shared, and its absolute times say little.',
    '',
    `Vlanvas ${version} · ${cpus().length} cores · ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.version} · ${new Date().toISOString().slice(0, 10)}`,
    '',
  ];
  const others = sectionIn(benchmarksText(), 'reach');
  writeFileSync(join(repository, 'docs', 'benchmarks.md'), [...head, ...markdown, ...(others === '' ? [] : [others])].join('\n'));
}
