/** Drawing a connection from one thing to another: anywhere on the target counts, a refusal says why, the empty canvas offers what fits. */
import { useReactFlow, type FinalConnectionState, type OnConnectStartParams } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { columnAt, offerMates } from '../../palette/add-from-palette.ts';
import { freeTag } from '../../store/edits/add.ts';
import { connect, connectionBetween, type Answer, type Connection, type ConnectionRefusal } from '../../store/edits/connect.ts';
import { freeNames } from '../../store/edits/free-on-hosts.ts';
import { offersFrom, takeOffer, type WireOffer } from '../../store/edits/offers.ts';
import { useWorkbench } from '../../store/hooks.ts';
import { judgedDocument } from '../../store/judged.ts';
import { notify } from '../../store/notify.ts';
import { splitObjectId, splitPair, type ObjectId } from '../../store/object-id.ts';
import type { Workbench } from '../../store/workbench.ts';
import { objectsAt, pointOf } from './hit.ts';

/** What a connection does, in words: also the name of its step of undo. */
export function connectionLabel(t: Translate, connection: Connection): string {
  switch (connection.type) {
    case 'attach':
      return t('edit.attach', { container: connection.container, network: connection.network });
    case 'uplink':
      return t('edit.uplink', { network: connection.network, host: connection.host });
    case 'cable':
      return t('edit.cable', { interface: connection.interface, segment: connection.segment });
    case 'move':
      return t('edit.moveTo', { name: connection.container, host: connection.host });
    case 'end':
      return t('edit.tunnelEnd', { tunnel: connection.tunnel, host: connection.host });
    case 'gateway':
      return t('edit.gateway', { network: connection.network, host: connection.host });
  }
}

/** Connects two things, or says why not. `at`: where the pointer is, for the answer. */
export function connectObjects(
  bench: Workbench,
  from: string,
  to: string,
  at?: { readonly x: number; readonly y: number },
): void {
  const { edit } = bench.design.getState();
  const document = judgedDocument(bench);
  if (!document) return;
  const answer = connectionBetween(document, from, to);
  if ('connection' in answer) {
    edit(connectionLabel(bench.t, answer.connection), (draft) => connect(draft, answer.connection));
    return;
  }
  const words = bench.t(`refused.${answer.refused}`);
  if (at) bench.view.getState().set({ offer: { ...at, words, choices: [] } });
  else notify(bench, words);
}

/** Refusals by what lies behind everything: a wire that ends on a host's own ground has ended on nothing. */
const GROUND: readonly ConnectionRefusal[] = ['pair', 'here', 'connected', 'two-hosts', 'segment-host'];

/** What a wire that ended over these things means: a thing and the answer for it; null where it ended on the empty canvas. */
export function wireTarget(
  document: TopologyDocument,
  from: string,
  under: readonly string[],
): { readonly id: string; readonly answer: Answer } | null {
  const answers = under.filter((id) => id !== from).map((id) => ({ id, answer: connectionBetween(document, from, id) }));
  // A rail lies on a host: what can be connected wins over what merely lies on top.
  const fitting = answers.find(({ answer }) => 'connection' in answer);
  if (fitting) return fitting;
  const isGround = ({ id, answer }: (typeof answers)[number]): boolean =>
    id.startsWith('host:') && 'refused' in answer && GROUND.includes(answer.refused);
  return answers.find((one) => !isGround(one)) ?? null;
}

export function useConnecting() {
  const bench = useWorkbench();
  const flow = useReactFlow();
  /** Escape was pressed: the wire is gone, and connects nothing. */
  const cancelled = useRef(false);
  const onEscape = useRef((event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancelled.current = true;
    // React Flow draws the wire until the button goes up.
    window.document.dispatchEvent(new MouseEvent('mouseup'));
  });
  const onConnectStart = useCallback(
    (_event: unknown, start: OnConnectStartParams) => {
      cancelled.current = false;
      bench.view.getState().set({ connecting: start.nodeId, gesture: true, offer: null });
      window.addEventListener('keydown', onEscape.current, true);
    },
    [bench],
  );
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      window.removeEventListener('keydown', onEscape.current, true);
      bench.view.getState().set({ connecting: null, dropTarget: null, gesture: false });
      if (cancelled.current) return;
      const from = state.fromNode?.id;
      const document = judgedDocument(bench);
      const at = pointOf(event);
      const inside = window.document.elementFromPoint(at.x, at.y)?.closest('[data-part="canvas"]');
      if (from === undefined || !document || !inside) return;
      const under = objectsAt(window.document, at.x, at.y);
      // A wire that was let go where it began was none.
      if (under[0] === from) return;
      const target = wireTarget(document, from, under);
      if (target) connectObjects(bench, from, target.id, at);
      else offerWhatFits(bench, document, from, at, flow.screenToFlowPosition(at).x);
    },
    [bench, flow],
  );
  return { onConnectStart, onConnectEnd };
}

function offerWhatFits(
  bench: Workbench,
  document: TopologyDocument,
  from: string,
  at: { x: number; y: number },
  x: number,
): void {
  const offers = offersFrom(document, from);
  if (offers.length === 0) return;
  const choices = offers.map((offer) => {
    const label = offerLabel(bench.t, document, from, offer);
    return { label, run: () => take(bench, from, offer, label, x) };
  });
  bench.view.getState().set({ offer: { ...at, words: bench.t('offer.wire'), choices } });
}

function take(bench: Workbench, from: string, offer: WireOffer, label: string, x: number): void {
  const made: ObjectId[] = [];
  bench.design.getState().edit(label, (draft) => {
    const id = takeOffer(draft, from, offer, columnAt(draft, x));
    if (id !== null) made.push(...freeNames(draft, [id], bench.live.getState().hosts));
  });
  const [id] = made;
  if (id === undefined) return;
  bench.view.getState().select([id]);
  if (offer.make === 'vlan') offerMates(bench, id);
}

function offerLabel(t: Translate, document: TopologyDocument, from: string, offer: WireOffer): string {
  switch (offer.make) {
    case 'connection': {
      const answer = connectionBetween(document, from, offer.to);
      return 'connection' in answer ? connectionLabel(t, answer.connection) : offer.to;
    }
    case 'network':
      return t('offer.newNetwork', { driver: offer.driver });
    case 'container':
      return t('offer.newContainer', { host: offer.host });
    case 'vlan':
      return t('offer.newVlan', { vlan: freeTag(document, ...splitPair(splitObjectId(from)?.name ?? '')) });
    case 'segment':
    case 'host':
    case 'router':
      return t(`edit.add.${offer.make}`);
  }
}
