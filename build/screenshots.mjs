/** `npm run screenshots`: takes the pictures of docs/screenshots anew, on the real sandbox; `-- deployed window` those alone. */
import { runBundled } from './bundled.mjs';

await runBundled('e2e/screenshots/take.ts');
