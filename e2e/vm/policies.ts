/** Two VLANs; then switches that silently drop what the file does not say that they drop, and the same where it does. */
import { describe, expect, test } from 'vitest';
import { setSwitchPort } from '../../main/lab/controls.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { TestLab } from '../support/lab.ts';
import { deployed, destroy, locate, verify } from '../support/run.ts';
import { example, reaches, settles, wrong } from '../support/settles.ts';
import { TRACES } from '../support/traces.ts';

const HOSTS = ['docker01', 'docker02'] as const;

const verdicts = (report: MatrixReport) =>
  Object.fromEntries(
    report.pairs.filter(({ predicted }) => predicted.reachable).map(({ from, to, verdict }) => [`${from} ${to}`, verdict]),
  );
const diagnosisOf = (report: MatrixReport, from: string, to: string) =>
  report.pairs.find((pair) => pair.from === from && pair.to === to)?.diagnosis;

export function policies(lab: () => TestLab): void {
  describe('two VLANs, and a switch that filters', () => {
    const look = () => Promise.all(HOSTS.map((host) => lab().on(host, TRACES)));

    test('the same VLAN meets across hosts; what the switch drops is unexpectedly blocked and named, or as told in the file', async () => {
      const before = await look();
      const design = await example('two-vlans');
      try {
        const meets = await settles(lab(), design);
        expect([reaches(meets, 'bbox1', 'bbox3'), reaches(meets, 'bbox2', 'bbox4'), reaches(meets, 'bbox1', 'bbox4')]).toEqual([
          true,
          true,
          false,
        ]);

        await setSwitchPort('docker02', 'ens33', { vlans: [10] });
        const untagged = await verify(lab().services, design, false);
        expect(verdicts(untagged)).toEqual({
          'bbox1 bbox3': 'as-predicted',
          'bbox3 bbox1': 'as-predicted',
          'bbox2 bbox4': 'unexpectedly-blocked',
          'bbox4 bbox2': 'unexpectedly-blocked',
        });
        expect(diagnosisOf(untagged, 'bbox2', 'bbox4')).toMatchObject({ explained: true, reason: 'VLAN_NOT_CARRIED' });
        expect(diagnosisOf(untagged, 'bbox2', 'bbox4')?.text).toContain('VLAN 20');
        const located = await locate(lab().services, design, { from: 'bbox2', to: 'bbox4' });
        expect(located.fault).toEqual({ kind: 'segment', name: 'lan' });
        expect(located.last && located[located.last.way][located.last.index]?.link).toBe('ens33');
        expect(located.text).toContain('VLAN 20');

        await setSwitchPort('docker02', 'ens33', { foreignMacs: false });
        const oneMac = await verify(lab().services, design, false);
        expect(new Set(Object.values(verdicts(oneMac)))).toEqual(new Set(['unexpectedly-blocked']));
        expect(diagnosisOf(oneMac, 'bbox2', 'bbox4')).toMatchObject({ explained: true, reason: 'FOREIGN_MAC_DROPPED' });

        for (const host of HOSTS) await setSwitchPort(host, 'ens33', { foreignMacs: false });
        const single = design
          .replace('vlans: [10, 20]', 'vlans: [10, 20], foreignMacs: false')
          .replaceAll(/^expect:[\s\S]*/gm, '');
        expect(wrong(await verify(lab().services, single, false))).toEqual([]);

        for (const host of HOSTS) await setSwitchPort(host, 'ens33', { vlans: [10] });
        const told = design.replace('vlans: [10, 20]', 'vlans: [10]').replaceAll(/^expect:[\s\S]*/gm, '');
        const report = await verify(lab().services, told, false);
        expect(wrong(report)).toEqual([]);
        expect(report.pairs.find(({ from, to }) => from === 'bbox2' && to === 'bbox4')?.predicted.reason).toBe(
          'VLAN_NOT_CARRIED',
        );
      } finally {
        for (const host of HOSTS) await setSwitchPort(host, 'ens33', {});
        expect(await deployed(destroy(lab().services, design))).toMatchObject({ outcome: 'done', problems: [] });
      }
      expect(await look()).toEqual(before);
    });
  });
}
