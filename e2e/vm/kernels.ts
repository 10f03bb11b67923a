/** The prediction beside a kernel that has 802.1Q and ipvlan: random topologies, from namespaces inside a guest. */
import { describe, expect, test } from 'vitest';
import { labExec } from '../../main/lab/controls.ts';
import { fuzzInGuest } from '../fuzz/guest.ts';
import type { TestLab } from '../support/lab.ts';

const HOST = 'router01';
const TOPOLOGIES = 8;
const SEED = 20_261_121;

export function kernels(lab: () => TestLab): void {
  describe('random topologies with VLANs and ipvlan', () => {
    test('every pair meets the fate that was predicted', async () => {
      expect(await lab().on(HOST, 'uname -r')).not.toBe('');
      const run = async (line: string, input: string): Promise<string> => {
        const { code, stdout, stderr } = await labExec(HOST, ['sh', '-c', line], { input, timeout: 120_000 });
        if (code !== 0) throw new Error(`${line} ended with ${code}: ${stderr}`);
        return stdout;
      };
      const { cells, mismatches } = await fuzzInGuest(run, TOPOLOGIES, SEED);
      expect(mismatches).toEqual([]);
      expect(cells).toBeGreaterThan(0);
    });
  });
}
