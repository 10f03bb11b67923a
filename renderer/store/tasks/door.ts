/** What the page needs to know first, and again after a lost connection. */
import { problemOf } from '../../client/problem-of.ts';
import { rememberedFile } from '../session.ts';
import type { Workbench } from '../workbench.ts';
import { openFile } from './files.ts';
import { findWork } from './recovery.ts';
import { without } from './run.ts';

/** The file it was opened with, the examples, the sandbox, work that was left unsaved. */
export async function readDoor(bench: Workbench): Promise<void> {
  try {
    const info = await bench.client.door.info();
    bench.live.setState({ command: info.command });
    const file = rememberedFile() ?? info.file;
    if (file !== null && bench.design.getState().document === null) await openFile(bench, file);
    const [examples, recent, status, recovered] = await Promise.all([
      bench.client.files.examples(),
      bench.client.files.recent(),
      bench.client.lab.status(),
      findWork(bench),
    ]);
    bench.live.setState((live) => ({
      examples,
      recent,
      recovered,
      lab: { ...live.lab, status },
      failures: without(live.failures, 'door'),
    }));
  } catch (error) {
    bench.live.setState((live) => ({ failures: { ...live.failures, door: problemOf(error) } }));
  }
}
