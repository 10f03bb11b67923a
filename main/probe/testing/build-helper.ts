/** Builds the helper for a test, as the build does. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the build puts the helpers. */
export const helperFolder = `${root}dist/helper`;

/** Runs build/probe-helper.mjs with these options. */
export async function buildHelper(...options: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [`${root}build/probe-helper.mjs`, ...options]);
}
