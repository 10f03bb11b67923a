/** `node build/generate.mjs` writes the generated files under docs/ anew, and removes pages of codes that are gone. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = join(ROOT, 'node_modules', '.cache', 'generated-files.mjs');

await build({
  entryPoints: [join(ROOT, 'build', 'generated-files.ts')],
  outfile: BUNDLE,
  bundle: true,
  platform: 'node',
  format: 'esm',
  // yaml is CommonJS and asks for `process` through require.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
/** @type {typeof import('./generated-files.ts')} */
const { generatedFiles, GENERATED_FOLDERS } = await import(pathToFileURL(BUNDLE).href);
const files = generatedFiles();
for (const [path, text] of files) {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), text);
}
for (const folder of GENERATED_FOLDERS) {
  for (const name of await readdir(join(ROOT, folder))) if (!files.has(`${folder}/${name}`)) await rm(join(ROOT, folder, name));
}
console.log(`${files.size} files`);
