import { makePlan } from '../store/tasks/deploy.ts';
import { observeHosts } from '../store/tasks/hosts.ts';
import { locate, pairToLocate } from '../store/tasks/locate.ts';
import { measure } from '../store/tasks/measure.ts';
import { cancelTask } from '../store/tasks/run.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Task } from '../store/live.ts';
import type { Action } from './action.ts';

const hasHosts = (bench: Workbench): boolean => Object.keys(bench.design.getState().document?.hosts ?? {}).length > 0;
const readable = (bench: Workbench): boolean => hasHosts(bench) && bench.design.getState().unreadable === null;
const idle = (bench: Workbench, ...tasks: readonly Task[]): boolean =>
  tasks.every((task) => !bench.live.getState().running[task]);
const canChange = (bench: Workbench): boolean => readable(bench) && idle(bench, 'plan', 'apply', 'destroy');

export const topologyActions: readonly Action[] = [
  {
    id: 'topology.observe',
    label: 'action.topology.observe',
    enabled: (bench) => readable(bench) && idle(bench, 'observe'),
    run: (bench) => void observeHosts(bench),
  },
  {
    id: 'topology.plan',
    label: 'action.topology.plan',
    keys: ['Mod+P'],
    inFields: true,
    enabled: canChange,
    run: (bench) => void makePlan(bench),
  },
  {
    id: 'topology.deploy',
    label: 'action.topology.deploy',
    keys: ['Mod+Enter'],
    enabled: canChange,
    run: (bench) => bench.view.getState().set({ dialog: 'deploy' }),
  },
  {
    id: 'topology.destroy',
    label: 'action.topology.destroy',
    enabled: canChange,
    run: (bench) => bench.view.getState().set({ dialog: 'destroy' }),
  },
  {
    id: 'topology.measure',
    label: 'action.topology.measure',
    keys: ['Mod+M'],
    enabled: (bench) => readable(bench) && idle(bench, 'measure'),
    run: (bench) => void measure(bench, false),
  },
  {
    id: 'topology.measureLive',
    label: 'action.topology.measureLive',
    checked: (bench) => bench.live.getState().measure?.live === true && !idle(bench, 'measure'),
    enabled: readable,
    run: (bench) => (idle(bench, 'measure') ? void measure(bench, true) : cancelTask(bench, 'measure')),
  },
  {
    id: 'topology.locate',
    label: 'action.topology.locate',
    enabled: (bench) => readable(bench) && idle(bench, 'locate') && pairToLocate(bench) !== null,
    run: (bench) => {
      const pair = pairToLocate(bench);
      if (!pair) return;
      bench.view.getState().set({ cell: { from: pair.from, to: pair.to } });
      bench.view.getState().showPanel('matrix');
      void locate(bench, pair);
    },
  },
  { id: 'topology.sandbox', label: 'action.topology.sandbox', run: (bench) => bench.view.getState().set({ dialog: 'sandbox' }) },
];
