/** Switches that silently drop what the file does not say that they drop, and the same where it does. */
import { describe, expect, test } from 'vitest';
import { setSwitchPort } from '../../main/lab/controls.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { TestLab } from '../support/lab.ts';
import { deployed, destroy, verify } from '../support/run.ts';
import { example, settles, wrong } from '../support/settles.ts';

const verdicts = (report: MatrixReport) =>
  Object.fromEntries(
    report.pairs.filter(({ predicted }) => predicted.reachable).map(({ from, to, verdict }) => [`${from} ${to}`, verdict]),
  );

export function policies(lab: () => TestLab): void {
  describe('a switch that filters', () => {
    test('unknown to the file: unexpectedly blocked, tag by tag and MAC by MAC; told in the file: as predicted', async () => {
      const design = await example('two-vlans');
      try {
        await settles(lab(), design);

        await setSwitchPort('docker02', 'ens33', { vlans: [10] });
        expect(verdicts(await verify(lab().services, design, false))).toEqual({
          'bbox1 bbox3': 'as-predicted',
          'bbox3 bbox1': 'as-predicted',
          'bbox2 bbox4': 'unexpectedly-blocked',
          'bbox4 bbox2': 'unexpectedly-blocked',
        });

        await setSwitchPort('docker02', 'ens33', { foreignMacs: false });
        expect(new Set(Object.values(verdicts(await verify(lab().services, design, false))))).toEqual(
          new Set(['unexpectedly-blocked']),
        );

        for (const host of ['docker01', 'docker02']) await setSwitchPort(host, 'ens33', { foreignMacs: false });
        const single = design
          .replace('vlans: [10, 20]', 'vlans: [10, 20], foreignMacs: false')
          .replaceAll(/^expect:[\s\S]*/gm, '');
        expect(wrong(await verify(lab().services, single, false))).toEqual([]);

        for (const host of ['docker01', 'docker02']) await setSwitchPort(host, 'ens33', { vlans: [10] });
        const told = design.replace('vlans: [10, 20]', 'vlans: [10]').replaceAll(/^expect:[\s\S]*/gm, '');
        const report = await verify(lab().services, told, false);
        expect(wrong(report)).toEqual([]);
        expect(report.pairs.find(({ from, to }) => from === 'bbox2' && to === 'bbox4')?.predicted.reason).toBe(
          'VLAN_NOT_CARRIED',
        );
      } finally {
        for (const host of ['docker01', 'docker02']) await setSwitchPort(host, 'ens33', {});
      }
      expect(await deployed(destroy(lab().services, design))).toMatchObject({ outcome: 'done', problems: [] });
    });
  });
}
