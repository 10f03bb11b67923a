/**
 * `npm run fuzz:reach`: the prediction against the kernel in 300 random topologies of real namespaces. `-- --runs N` and `-- --seed N`
 * repeat a run; without a seed each day has its own. `-- --vm` builds 40 of them inside a virtual machine of the lab instead, whose
 * kernel has 802.1Q and ipvlan. Needs root on Linux.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runBundled } from './bundled.mjs';
import { run } from './process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string', default: today }, vm: { type: 'boolean', default: false } },
});
process.env.FUZZ_RUNS = values.runs ?? (values.vm ? '40' : '300');
process.env.FUZZ_SEED = values.seed;
if (values.vm) await runBundled('e2e/fuzz/vm.ts');
else
  process.exitCode = await run(join(ROOT, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'fuzz', 'reach.fuzz'], {
    cwd: ROOT,
    env: process.env,
  });
