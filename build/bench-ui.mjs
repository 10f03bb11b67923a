/** `npm run bench:ui`: how fluent the canvas and the matrix are, in Chromium. */
import { runBundled } from './bundled.mjs';

await runBundled('e2e/bench/ui.ts');
