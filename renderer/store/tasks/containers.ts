/** Starting, stopping and restarting containers by hand. */
import type { ContainerAction } from '../../../shared/contract/containers.ts';
import { problemOf } from '../../client/problem-of.ts';
import { containerIn } from '../marks.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { without } from './run.ts';

/** Does it to all of them at once; what is refused is told. Each does one thing at a time. */
export async function actOnContainers(bench: Workbench, keys: readonly string[], action: ContainerAction): Promise<void> {
  await Promise.all(keys.map((key) => actOnContainer(bench, key, action)));
}

async function actOnContainer(bench: Workbench, key: string, action: ContainerAction): Promise<void> {
  if (bench.actual.getState().acting[key]) return;
  bench.actual.setState(({ acting }) => ({ acting: { ...acting, [key]: action } }));
  try {
    const { status } = await bench.client.containers.act({ ...designOf(bench), container: key, action });
    learn(bench, key, status);
  } catch (error) {
    const { message, hint } = problemOf(error);
    notify(bench, hint === undefined ? message : `${message} ${hint}`);
  } finally {
    bench.actual.setState(({ acting }) => ({ acting: without(acting, key) }));
  }
}

/** What the answer says is so, also where nobody follows the host. */
function learn(bench: Workbench, key: string, status: NonNullable<ReturnType<typeof containerIn>>['status']): void {
  const { document } = bench.design.getState();
  const host = document?.containers?.[key]?.host ?? '';
  bench.live.setState(({ hosts }) => {
    const before = hosts[host];
    const found = containerIn(before, key, document?.name ?? '');
    if (!before?.observed || !found || found.status === status) return {};
    const { exitCode: _, failing: __, ...rest } = found;
    const containers = before.observed.containers.map((one) => (one === found ? { ...rest, status } : one));
    return { hosts: { ...hosts, [host]: { ...before, observed: { ...before.observed, containers } } } };
  });
}
