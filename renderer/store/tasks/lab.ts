/** The sandbox: real hosts on this machine. */
import type { LabEvent } from '../../../shared/contract/events.ts';
import { emptyDocument } from '../design.ts';
import { addHost } from '../edits/add.ts';
import { labHostsOf, sandboxAddress } from '../lab-hosts.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
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

/**
 * Brings up the hosts of the design as they are drawn, with their NICs and segments. Those that have no address yet get the one in the
 * sandbox, as one step that can be undone. `anew`: a sandbox of the other kind is up, and is taken down first.
 */
export async function startLabForDesign(bench: Workbench, { anew = false } = {}): Promise<boolean> {
  const { free } = labHostsOf(bench.design.getState().document);
  if (free.length > 0) {
    bench.design.getState().edit(bench.t('edit.useSandbox'), (draft) => {
      for (const [name, host] of Object.entries(draft.hosts ?? {})) {
        if (draft.hosts && free.includes(name)) draft.hosts[name] = { ssh: sandboxAddress(name), ...host };
      }
    });
  }
  if (anew && !(await stopLab(bench))) return false;
  if (!anew) bench.live.setState((live) => ({ lab: { ...live.lab, log: [] } }));
  return runTask(bench, 'lab', async (signal) => {
    const { text, path } = designOf(bench);
    const stream = await bench.client.lab.up({ hosts: 1, design: { text, path } }, { signal });
    for await (const event of stream) onLabEvent(bench, event);
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
