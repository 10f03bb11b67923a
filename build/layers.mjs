/**
 * Checks the layers with dependency-cruiser, and that it saw the house at all: with a TypeScript that it doesn't know it
 * finds no module and no fault.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Fewest modules of each folder; far below what there is, far above nothing. */
const FEWEST = { shared: 30, main: 30, renderer: 20, app: 30 };

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const { default: extractTSConfig } = await import('dependency-cruiser/config-utl/extract-ts-config');
const { output } = await cruise(
  ['shared', 'main', 'renderer', 'app', 'e2e', 'build'],
  { ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } },
  { ...config.options.enhancedResolveOptions },
  { tsConfig: extractTSConfig('tsconfig.base.json') },
);
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');

const { modules, summary } = output;
let faults = 0;
for (const violation of summary.violations) {
  faults += 1;
  const way = violation.cycle?.map(({ name }) => name).join(' → ') ?? violation.to;
  console.error(`${violation.rule.name}: ${violation.from} → ${way}`);
}
for (const [folder, fewest] of Object.entries(FEWEST)) {
  const seen = modules.filter(({ source }) => source.startsWith(`${folder}/`) && /\.tsx?$/.test(source)).length;
  if (seen >= fewest) continue;
  faults += 1;
  console.error(`only ${seen} modules of ${folder}/ were seen; at least ${fewest} are there`);
}
console.log(`${modules.length} modules, ${summary.totalDependenciesCruised} imports, ${faults} fault${faults === 1 ? '' : 's'}`);
process.exitCode = faults > 0 ? 1 : 0;
