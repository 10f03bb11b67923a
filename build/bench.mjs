/** `npm run bench`: measures the product beside what people do by hand. */
import { runBundled } from './bundled.mjs';

await runBundled('e2e/bench/bench.ts');
