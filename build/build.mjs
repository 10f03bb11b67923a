/** `npm run build`: the page, the command line, the window and the probe's helper, all into dist/. */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
/** Written last: its date is the date of the build. */
export const STAMP = join(DIST, 'build.json');

/** Packages that are installed beside the bundles: ssh2 has an optional native part, pino a worker, the others follow them. */
const EXTERNAL = ['ssh2', 'dockerode', 'ws', 'pino', 'write-file-atomic', 'cpu-features'];

/** Builds everything. Fails with the first part that fails. */
export async function build() {
  const started = performance.now();
  await mkdir(DIST, { recursive: true });
  await rm(STAMP, { force: true });
  await timed('page', buildPage);
  await timed('command line', buildCli);
  await timed('window', buildDesktop);
  await timed('probe helper', buildHelper);
  await timed('lab switch', buildSwitch);
  await writeFile(STAMP, `${JSON.stringify({ node: process.version, built: new Date().toISOString() })}\n`);
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} name
 * @param {() => Promise<void>} part
 */
async function timed(name, part) {
  const started = performance.now();
  await part();
  console.log(`  ${name.padEnd(14)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function buildPage() {
  const { build: viteBuild } = await import('vite');
  await viteBuild({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
}

async function buildCli() {
  const esbuild = await import('esbuild');
  await rm(join(DIST, 'cli'), { recursive: true, force: true });
  await esbuild.build({
    entryPoints: { cli: join(ROOT, 'app/cli/main.ts') },
    outdir: DIST,
    chunkNames: 'cli/[name]-[hash]',
    bundle: true,
    // Commands are chunks of their own, loaded when they are called.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    // Bundled CommonJS packages ask for Node's modules with require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    legalComments: 'linked',
    logLevel: 'warning',
  });
  const program = join(DIST, 'cli.js');
  const { readFile } = await import('node:fs/promises');
  await writeFile(program, `#!/usr/bin/env node\n${await readFile(program, 'utf8')}`);
  await chmod(program, 0o755);
}

async function buildDesktop() {
  const esbuild = await import('esbuild');
  await rm(join(DIST, 'desktop'), { recursive: true, force: true });
  const common = /** @type {const} */ ({
    outdir: join(DIST, 'desktop'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    legalComments: 'linked',
    logLevel: 'warning',
  });
  await esbuild.build({
    ...common,
    entryPoints: { main: join(ROOT, 'app/desktop/main.ts') },
    // The oldest Electron that is tested is 25: Node 18.
    target: 'node18',
    external: ['electron', ...EXTERNAL],
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  // A sandboxed preload has `electron` and nothing else.
  await esbuild.build({
    ...common,
    entryPoints: { preload: join(ROOT, 'app/desktop/preload.ts') },
    target: 'chrome114',
    external: ['electron'],
  });
}

async function buildHelper() {
  const { buildProbeHelper } = await import('./probe-helper.mjs');
  await buildProbeHelper();
}

async function buildSwitch() {
  const { buildLabSwitch } = await import('./lab-switch.mjs');
  await buildLabSwitch();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
