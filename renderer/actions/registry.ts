/** All actions, by id. Menus and keys refer to them and to nothing else. */
import type { Action } from './action.ts';
import { canvasActions } from './canvas-actions.ts';
import { editActions } from './edit-actions.ts';
import { expectActions } from './expect-actions.ts';
import { fileActions } from './file-actions.ts';
import { hostActions } from './host-actions.ts';
import { liveActions } from './live-actions.ts';
import { topologyActions } from './topology-actions.ts';
import { viewActions } from './view-actions.ts';

export const ACTIONS: readonly Action[] = [
  ...fileActions,
  ...editActions,
  ...canvasActions,
  ...expectActions,
  ...viewActions,
  ...topologyActions,
  ...hostActions,
  ...liveActions,
];

export function actionById(id: string): Action {
  const found = ACTIONS.find((action) => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}
