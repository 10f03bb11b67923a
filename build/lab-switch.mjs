/** Bundles the switch of the lab of virtual machines (main/lab/vm/switch) into dist/lab-switch.mjs, a program of its own. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export async function buildLabSwitch() {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: { 'lab-switch': join(ROOT, 'main/lab/vm/switch/program.ts') },
    outdir: join(ROOT, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    // The desktop window's Node runs it too.
    target: 'node18',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildLabSwitch();
