/** The first five minutes on hosts with 802.1Q: two VLANs drawn from the empty canvas, deployed, and their matrix measured. */
import { describe, expect, test } from 'vitest';
import { drawingOn } from '../pages/drawing.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { openWeb } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { deployed, destroy } from '../support/run.ts';
import { TRACES } from '../support/traces.ts';

const HOSTS = ['docker01', 'docker02'] as const;
const SLOW = { timeout: 180_000 };
const FIVE_MINUTES = 300_000;

export function drawn(lab: () => TestLab): void {
  describe('from the empty canvas', () => {
    test('two VLANs on two hosts are drawn, deployed and measured within five minutes', async () => {
      const look = () => Promise.all(HOSTS.map((host) => lab().on(host, TRACES)));
      const before = await look();
      const door = await openWeb();
      const bench = workbenchOn(door.page);
      const canvas = drawingOn(door.page);
      const started = performance.now();
      let text = '';
      try {
        // Its hosts are drawn, with their NICs.
        await door.page
          .getByRole('contentinfo')
          .getByRole('button', { name: /Sandbox: 4 hosts/ })
          .waitFor();
        await bench.newDesign();
        for (const host of HOSTS) {
          await bench.add('host');
          await bench.object(`host:${host}`).waitFor();
        }
        for (const tag of [10, 20]) {
          await canvas.carry('vlan', await canvas.at('interface:docker01/ens33'));
          await canvas.drop();
          await canvas.choose(/Also on docker02/);
          await bench.object(`interface:docker02/ens33.${tag}`).waitFor();
        }
        for (const [index, tag] of [10, 20].entries()) {
          await canvas.carry('macvlan', await canvas.at(`interface:docker01/ens33.${tag}`));
          await canvas.drop();
          await bench.object(`network:mac_net${index + 1}`).waitFor();
        }
        let count = 0;
        for (const network of ['mac_net1', 'mac_net2']) {
          for (const host of HOSTS) {
            const [rail, column] = [await canvas.boxOf(`network:${network}`), await canvas.boxOf(`host:${host}`)];
            await canvas.carry('container', { x: column.x + column.width / 2, y: rail.y + 8 });
            await canvas.drop();
            await bench.object(`container:bbox${++count}`).waitFor();
          }
        }
        text = await bench.text();
        await bench.deploy();
        await door.page
          .getByTestId('plan-summary')
          .getByText(/Deployed/)
          .waitFor(SLOW);
        await bench.measure();
        await expect.poll(() => door.page.locator('[data-cell][data-verdict="as-predicted"]').count(), SLOW).toBe(12);
        expect(performance.now() - started).toBeLessThan(FIVE_MINUTES);
        // The same VLAN meets across the hosts; nothing routes between the two.
        const answers = async (from: string, to: string) => /ms|µs/.test(await bench.cell(from, to).innerText());
        expect([await answers('bbox1', 'bbox2'), await answers('bbox3', 'bbox4')]).toEqual([true, true]);
        expect([await answers('bbox1', 'bbox3'), await answers('bbox1', 'bbox4')]).toEqual([false, false]);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
        if (text !== '') expect(await deployed(destroy(lab().services, text))).toMatchObject({ outcome: 'done', problems: [] });
      }
      expect(await look()).toEqual(before);
    });
  });
}
