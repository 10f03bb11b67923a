/**
 * `npm run fuzz:reach`: the prediction against the kernel in 300 random topologies of real namespaces. `-- --runs N` and `-- --seed N`
 * repeat a run; without a seed each day has its own. Needs root on Linux.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '300' }, seed: { type: 'string', default: today } },
});
process.exitCode = await run(join(ROOT, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'fuzz', 'reach.fuzz'], {
  cwd: ROOT,
  env: { ...process.env, FUZZ_RUNS: values.runs, FUZZ_SEED: values.seed },
});
