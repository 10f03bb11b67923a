import { forgetSecrets } from '../store/tasks/questions.ts';
import type { Action } from './action.ts';

/** On the way to hosts, whatever the design is. */
export const hostActions: readonly Action[] = [
  {
    id: 'hosts.add',
    label: 'action.hosts.add',
    enabled: (bench) => bench.design.getState().document !== null && bench.design.getState().unreadable === null,
    run: (bench) => bench.view.getState().set({ dialog: 'addHosts' }),
  },
  { id: 'hosts.forgetSecrets', label: 'action.hosts.forgetSecrets', run: (bench) => void forgetSecrets(bench) },
];
