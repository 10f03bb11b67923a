/** The sandbox: real hosts on this machine. */
import type { LabEvent } from '../../../shared/contract/events.ts';
import { emptyDocument } from '../design.ts';
import { addHost } from '../edits/add.ts';
import type { Workbench } from '../workbench.ts';
import { newDesign } from './files.ts';
import { runTask } from './run.ts';

export async function readLab(bench: Workbench): Promise<void> {
  const status = await bench.client.lab.status();
  bench.live.setState((live) => ({ lab: { ...live.lab, status } }));
}

function onLabEvent(bench: Workbench, event: LabEvent): void {
  bench.live.setState(({ lab }) =>
    event.type === 'lab'
      ? { lab: { ...lab, status: event.lab } }
      : { lab: { ...lab, log: [...lab.log, event.text].slice(-500) } },
  );
}

export function startLab(bench: Workbench, hosts: number): Promise<boolean> {
  bench.live.setState((live) => ({ lab: { ...live.lab, log: [] } }));
  return runTask(bench, 'lab', async (signal) => {
    for await (const event of await bench.client.lab.up({ hosts }, { signal })) onLabEvent(bench, event);
  });
}

export function stopLab(bench: Workbench): Promise<boolean> {
  bench.live.setState((live) => ({ lab: { ...live.lab, log: [] } }));
  return runTask(bench, 'lab', async (signal) => {
    for await (const event of await bench.client.lab.down(undefined, { signal })) onLabEvent(bench, event);
  });
}

/** A new design with the hosts of the sandbox on one segment. */
export function newDesignOnLab(bench: Workbench): void {
  newDesign(bench, emptyDocument('sandbox'));
  const hosts = bench.live.getState().lab.status?.hosts ?? [];
  bench.design.getState().edit(bench.t('edit.addLabHosts'), (draft) => {
    for (const lab of hosts) addHost(draft, { lab });
  });
}
