/** `npm run bench`: measures the product beside what people do by hand; `npm run bench:reach` the core by itself. */
import { runBundled } from './bundled.mjs';

await runBundled(process.argv[2] === 'reach' ? 'e2e/bench/reach.ts' : 'e2e/bench/bench.ts');
