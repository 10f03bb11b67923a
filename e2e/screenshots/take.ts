/** The pictures of the documentation: the example deployed on the sandbox, measured, one container gone dead; both themes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workbenchOn } from '../pages/workbench.ts';
import { openWeb } from '../support/doors.ts';
import { bringUpLab, repository } from '../support/lab.ts';
import { deployed, destroy } from '../support/run.ts';

const file = join(repository, 'examples', 'two-hosts.vlanvas.yaml');
const folder = join(repository, 'docs', 'screenshots');
const text = await readFile(file, 'utf8');
const lab = await bringUpLab(2);
try {
  for (const theme of ['light', 'dark'] as const) {
    const door = await openWeb({ file, theme });
    const bench = workbenchOn(door.page);
    const picture = (name: string) => door.page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    await bench.object('container:bbox4').waitFor();
    await bench.deploy();
    await door.page
      .getByTestId('plan-summary')
      .getByText(/Deployed|as drawn already/)
      .waitFor({ timeout: 60_000 });
    await picture('deployed');
    await bench.measure();
    await door.page.locator('[data-cell="bbox1→bbox4"][data-verdict="as-predicted"]').waitFor();
    await lab.on('docker02', 'nsenter -t $(docker inspect -f "{{.State.Pid}}" bbox4) -n ip link set eth0 down');
    await bench.measure();
    await door.page.locator('[data-cell="bbox1→bbox4"][data-verdict="unexpectedly-blocked"]').waitFor();
    await bench.cell('bbox1', 'bbox4').click();
    await bench.select('container:bbox4');
    await door.page.mouse.move(5, 500);
    await picture('window');
    await deployed(destroy(lab.services, text));
    await door.close();
  }
} finally {
  await lab.down();
}
