/** Pictures that need no host: what is drawn, found wrong, written and predicted. */
import { manyContainers } from '../bench/many.ts';
import { drawingOn } from '../pages/drawing.ts';
import { example } from '../support/settles.ts';
import type { AsFile, Scene } from './scene.ts';

export async function drawnScenes(asFile: AsFile): Promise<readonly Scene[]> {
  const router = await example('two-vlans-one-router');
  // Two mistakes that cost evenings: an address that is there twice, and a gateway that nobody has.
  const mistaken = router
    .replace('ipv4: 172.16.20.11', 'ipv4: 172.16.20.10')
    .replace('gateway: 172.16.10.1 ', 'gateway: 172.16.10.254 ')
    .replace('promiscuous: true', 'promiscuous: false');
  return [
    {
      name: 'start',
      async act({ page }) {
        await page.locator('[data-example]').first().waitFor();
      },
    },
    {
      name: 'drawing',
      file: await asFile('drawing', router),
      async act(bench) {
        await bench.object('container:bbox1').waitFor();
        const drawing = drawingOn(bench.page);
        await drawing.carry('vlan', await drawing.at('interface:docker02/ens33', 30, 12));
      },
    },
    {
      name: 'problems',
      file: await asFile('problems', mistaken),
      async act(bench) {
        await bench.object('container:bbox1').waitFor();
        await bench.panel('Problems');
        await bench.select('container:bbox4');
        await bench.page.mouse.move(5, 500);
      },
    },
    {
      name: 'text',
      file: await asFile('text', router),
      async act(bench) {
        await bench.object('container:bbox1').waitFor();
        await bench.text();
        await bench.select('container:bbox4');
        await bench.page.mouse.move(5, 500);
      },
    },
    {
      name: 'many',
      file: await asFile('many', manyContainers(48)),
      async act(bench) {
        await bench.object('host:docker05').waitFor();
        await bench.panel('Matrix');
        await bench.page.getByTestId('matrix-canvas').waitFor();
        await bench.page.waitForTimeout(1500);
      },
    },
  ];
}
