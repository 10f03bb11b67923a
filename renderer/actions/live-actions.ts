/** What is done to live hosts and containers: terminals, logs, start, stop, restart. */
import type { ContainerAction } from '../../shared/contract/containers.ts';
import { containerIn } from '../store/marks.ts';
import { splitObjectId } from '../store/object-id.ts';
import { closeConsole, logsOf, openConsole, terminalOf } from '../store/tasks/consoles.ts';
import { actOnContainers } from '../store/tasks/containers.ts';
import { followHosts, unfollowHosts } from '../store/tasks/follow.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Action } from './action.ts';

const isReadable = (bench: Workbench): boolean => {
  const { document, unreadable } = bench.design.getState();
  return document !== null && unreadable === null;
};

function sources(bench: Workbench, sourceOf: typeof terminalOf): readonly NonNullable<ReturnType<typeof terminalOf>>[] {
  return isReadable(bench) ? bench.view.getState().selection.flatMap((id) => sourceOf(id) ?? []) : [];
}

/** Keys of the selected containers that the action would change, as far as is known. */
function selectedFor(bench: Workbench, action: ContainerAction): readonly string[] {
  if (!isReadable(bench)) return [];
  const { document } = bench.design.getState();
  return bench.view.getState().selection.flatMap((id) => {
    const object = splitObjectId(id);
    if (object?.kind !== 'container' || bench.actual.getState().acting[object.name]) return [];
    const host = bench.live.getState().hosts[document?.containers?.[object.name]?.host ?? ''];
    if (!host?.observed) return [object.name];
    const status = containerIn(host, object.name, document?.name ?? '')?.status;
    if (status === undefined) return [];
    const isOn = status === 'running' || status === 'restarting';
    return action === 'restart' ||
      (action === 'stop') === (isOn || status === 'paused') ||
      (action === 'start' && status === 'paused')
      ? [object.name]
      : [];
  });
}

export const liveActions: readonly Action[] = [
  {
    id: 'console.terminal',
    label: 'action.console.terminal',
    keys: ['Alt+T'],
    enabled: (bench) => sources(bench, terminalOf).length > 0,
    run: (bench) => {
      for (const source of sources(bench, terminalOf)) openConsole(bench, source);
    },
  },
  {
    id: 'console.logs',
    label: 'action.console.logs',
    keys: ['Alt+L'],
    enabled: (bench) => sources(bench, logsOf).length > 0,
    run: (bench) => {
      for (const source of sources(bench, logsOf)) openConsole(bench, source);
    },
  },
  {
    id: 'console.close',
    label: 'action.console.close',
    enabled: (bench) => bench.consoles.getState().active !== null,
    run: (bench) => {
      const { active } = bench.consoles.getState();
      if (active !== null) closeConsole(bench, active);
    },
  },
  ...(['start', 'stop', 'restart'] as const).map((action): Action => ({
    id: `container.${action}`,
    label: `action.container.${action}`,
    enabled: (bench) => selectedFor(bench, action).length > 0,
    run: (bench) => void actOnContainers(bench, selectedFor(bench, action), action),
  })),
  {
    id: 'live.follow',
    label: 'action.live.follow',
    enabled: (bench) => isReadable(bench) && Object.keys(bench.design.getState().document?.hosts ?? {}).length > 0,
    checked: (bench) => bench.live.getState().running.follow !== undefined,
    run: (bench) => void (bench.live.getState().running.follow ? unfollowHosts(bench) : followHosts(bench)),
  },
];
