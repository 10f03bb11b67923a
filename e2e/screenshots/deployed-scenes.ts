/** Pictures on hosts: deployed, measured, a switch port that drops VLAN 20, its place found, a shell in a container. */
import { setSwitchPort } from '../../main/lab/controls.ts';
import type { LabSpec } from '../../main/lab/lab.ts';
import type { Workbench } from '../pages/workbench.ts';
import { apply, deployed, destroy } from '../support/run.ts';
import { example } from '../support/settles.ts';
import type { AsFile, Scene, Stage } from './scene.ts';

const LONG = { timeout: 180_000 };
const cable = (name: string) => ({ name, segment: 'lan', addresses: [] });

/** Guests with kernels of their own: the pictures show VLANs. */
export const SCENE_LAB = {
  backend: 'vm',
  hosts: [
    { name: 'docker01', network: 'ifupdown', nics: [cable('ens33')] },
    { name: 'docker02', network: 'networkd', nics: [cable('ens33')] },
    { name: 'router01', network: 'networkmanager', docker: false, nics: [cable('eth2')] },
  ],
} satisfies LabSpec;

function labOf({ lab }: Stage) {
  if (!lab) throw new Error('this picture needs the lab');
  return lab;
}

async function measured(bench: Workbench): Promise<void> {
  await bench.measure();
  await bench.page.locator('[data-cell="bbox1→bbox3"][data-verdict="as-predicted"]').waitFor(LONG);
}

async function aside(bench: Workbench): Promise<void> {
  await bench.page.mouse.move(5, 500);
  await bench.page.waitForTimeout(600);
}

export async function deployedScenes(asFile: AsFile): Promise<readonly Scene[]> {
  const design = await example('two-vlans-one-router');
  const file = await asFile('two-vlans-one-router', design);
  const drops = () => setSwitchPort('docker02', 'ens33', { vlans: [10] });
  const carries = () => setSwitchPort('docker02', 'ens33', {});
  return [
    {
      name: 'deployed',
      file,
      async act(bench) {
        await bench.object('container:bbox1').waitFor();
        await bench.deploy();
        await bench.page
          .getByTestId('plan-summary')
          .getByText(/Deployed/)
          .waitFor(LONG);
        for (const name of ['bbox1', 'bbox2', 'bbox3', 'bbox4'])
          await bench.object(`container:${name}`).locator('[data-mark="good"]').waitFor(LONG);
        await aside(bench);
      },
      async after(stage) {
        await deployed(destroy(labOf(stage).services, design));
      },
    },
    {
      name: 'window',
      file,
      async act(bench, stage) {
        await deployed(apply(labOf(stage).services, design));
        await bench.object('container:bbox1').waitFor();
        await measured(bench);
        await drops();
        await bench.page.getByRole('button', { name: 'Measure once' }).click();
        await bench.page.locator('[data-cell="bbox2→bbox4"][data-verdict="unexpectedly-blocked"]').waitFor(LONG);
        await bench.cell('bbox2', 'bbox4').click();
        // The hosts are looked at after the round.
        await bench.page.getByTestId('cell-diagnosis').waitFor(LONG);
        await bench.select('container:bbox4');
        await aside(bench);
      },
      after: carries,
    },
    {
      name: 'located',
      file,
      async act(bench) {
        await drops();
        await bench.object('container:bbox1').waitFor();
        await measured(bench);
        await bench.cell('bbox2', 'bbox4').click();
        const locate = bench.page.getByTestId('locate');
        await locate.getByRole('button', { name: /^Locate/ }).click();
        await bench.page.locator('[data-testid="located"] [data-state="last"]').waitFor(LONG);
        await aside(bench);
      },
      after: carries,
    },
    {
      name: 'terminal',
      file,
      async act(bench) {
        await bench.object('container:bbox1').waitFor();
        await bench.object('container:bbox1').dblclick({ position: { x: 60, y: 12 } });
        const element = await bench.page.locator('iframe[data-console="open"]').elementHandle(LONG);
        const frame = await element.contentFrame();
        await frame?.locator('.xterm-rows').waitFor(LONG);
        await bench.page.waitForTimeout(3000);
        await bench.page.keyboard.type('ip address show eth0; ping -c 3 172.16.20.11\n');
        await bench.page.waitForTimeout(9000);
        await aside(bench);
      },
    },
  ];
}
