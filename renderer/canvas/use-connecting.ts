/** Drawing a connection from one thing to another: anywhere on the target counts, and a refusal says why. */
import type { FinalConnectionState, OnConnectStartParams } from '@xyflow/react';
import { useCallback } from 'react';
import { connect, connectionBetween, type Connection } from '../store/edits/connect.ts';
import { useWorkbench } from '../store/hooks.ts';
import { notify } from '../store/notify.ts';
import type { Workbench } from '../store/workbench.ts';
import { objectsAt, pointOf } from './hit.ts';

function labelOf(bench: Workbench, connection: Connection): string {
  switch (connection.type) {
    case 'attach':
      return bench.t('edit.attach', { container: connection.container, network: connection.network });
    case 'uplink':
      return bench.t('edit.uplink', { network: connection.network, host: connection.host });
    case 'cable':
      return bench.t('edit.cable', { interface: connection.interface, segment: connection.segment });
    case 'move':
      return bench.t('edit.moveTo', { name: connection.container, host: connection.host });
  }
}

/** Connects two things, or says why not. */
export function connectObjects(bench: Workbench, from: string, to: string): void {
  const { document, edit } = bench.design.getState();
  if (!document) return;
  const answer = connectionBetween(document, from, to);
  if ('refused' in answer) notify(bench, bench.t(`refused.${answer.refused}`));
  else edit(labelOf(bench, answer.connection), (draft) => connect(draft, answer.connection));
}

export function useConnecting() {
  const bench = useWorkbench();
  const onConnectStart = useCallback(
    (_event: unknown, start: OnConnectStartParams) => bench.view.getState().set({ connecting: start.nodeId, gesture: true }),
    [bench],
  );
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      bench.view.getState().set({ connecting: null, gesture: false });
      const from = state.fromNode?.id;
      const { document } = bench.design.getState();
      if (from === undefined || !document) return;
      const { x, y } = pointOf(event);
      const under = objectsAt(window.document, x, y).filter((id) => id !== from);
      // A rail lies on a host: what can be connected wins over what merely lies on top.
      const target = under.find((id) => 'connection' in connectionBetween(document, from, id)) ?? under[0];
      if (target !== undefined) connectObjects(bench, from, target);
    },
    [bench],
  );
  return { onConnectStart, onConnectEnd };
}
