import fc from 'fast-check';
import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { fuzzCase } from './arbitrary.ts';
import { compareWithKernel } from './differential.ts';
import { keepClean } from './lab.ts';
it('explores', { timeout: 600000 }, async () => {
  await keepClean();
  const n = Number(process.env['N'] ?? 10),
    seed = Number(process.env['SEED'] ?? 1);
  const cases = fc.sample(fuzzCase, { numRuns: n, seed });
  let cells = 0,
    unc = 0,
    reach = 0,
    bad = 0,
    next = 0;
  const t = Date.now();
  await Promise.all(
    [0, 1, 2].map(async () => {
      for (;;) {
        const i = next++;
        const c = cases[i];
        if (!c) return;
        const o = await compareWithKernel(c);
        cells += o.cells;
        unc += o.uncertain;
        reach += o.reachable;
        const odd = o.complaints.filter((l) => !/^route add/.test(l));
        if (odd.length) console.log(i, 'complaints', odd.slice(0, 6).join(' | '));
        if (o.differences.length) {
          bad++;
          writeFileSync(`/tmp/fz/${seed}-${i}.json`, JSON.stringify(c, null, 1));
          console.log(
            i,
            o.differences.length,
            'of',
            o.cells,
            o.differences
              .slice(0, 4)
              .map(
                (d) =>
                  `${d.from}@${''}->${d.to} ${d.address} measured ${d.measured} predicted ${d.predicted.reason ?? 'ok'} ${d.predicted.text}`,
              )
              .join('\n   '),
          );
        }
      }
    }),
  );
  console.log({ n, cells, unc, reach, bad, ms: Date.now() - t });
});
