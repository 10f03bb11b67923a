/** `npm run fuzz:reach -- --vm`: a virtual machine of the lab is started, topologies are compared inside of it, and it comes down. */
import { labExec } from '../../main/lab/controls.ts';
import { bringUpLab } from '../support/lab.ts';
import { fuzzInGuest } from './guest.ts';

const HOST = 'fuzz01';
const topologies = Number(process.env['FUZZ_RUNS']);
const seed = Number(process.env['FUZZ_SEED']);

const lab = await bringUpLab({
  backend: 'vm',
  hosts: [{ name: HOST, docker: false, nics: [{ name: 'eth0', segment: 'lan', addresses: [] }] }],
});
try {
  const run = async (line: string, input: string): Promise<string> => {
    const { code, stdout, stderr } = await labExec(HOST, ['sh', '-c', line], { input, timeout: 120_000 });
    if (code !== 0) throw new Error(`${line} ended with ${code}: ${stderr}`);
    return stdout;
  };
  const { cells, summary, mismatches } = await fuzzInGuest(run, topologies, seed);
  console.info(summary);
  for (const mismatch of mismatches) console.error(mismatch);
  if (mismatches.length > 0 || cells === 0) process.exitCode = 1;
} finally {
  await lab.down();
}
