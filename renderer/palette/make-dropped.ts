/** What a drop makes, as an edit of the design. */
import type { LabHost } from '../../shared/contract/events.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import {
  addContainer,
  addHost,
  addNetwork,
  addNic,
  addRouter,
  addSegment,
  addSubInterface,
  addTunnel,
  type DesignDraft,
} from '../store/edits/add.ts';
import { addBond } from '../store/edits/bond.ts';
import { connect, connectionBetween } from '../store/edits/connect.ts';
import { networkPlaces } from '../store/edits/parents.ts';
import { spreadVlan } from '../store/edits/vlan-mates.ts';
import { objectId, splitObjectId, splitPair, type ObjectId } from '../store/object-id.ts';
import { nicsOn, type DropMeaning } from './drop-meaning.ts';
import type { PaletteItem } from './items.ts';

export type Making = Extract<DropMeaning, { readonly does: 'make' }>;

/** Where it goes among its like, by what lies at the pointer; a host may be one of the sandbox. */
interface Places {
  readonly lab?: LabHost;
  readonly column?: number;
  readonly rail?: number;
}

/** `judged`: the design as it was when the drop was judged, with what is known of the hosts. */
export function makeDropped(
  draft: DesignDraft,
  item: PaletteItem,
  { target, values }: Making,
  judged: TopologyDocument,
  { lab, column, rail }: Places = {},
): ObjectId | null {
  const object = target === null ? null : splitObjectId(target);
  const host = typeof values['host'] === 'string' ? values['host'] : undefined;
  const [, link] = object?.kind === 'interface' ? splitPair(object.name) : ['', undefined];
  const at = column === undefined ? {} : { index: column };
  switch (item) {
    case 'host':
      return addHost(draft, { ...(lab && { lab }), ...at });
    case 'router':
      return addRouter(draft, at);
    case 'segment': {
      const id = addSegment(draft);
      const answer = target === null ? null : connectionBetween(draft, target, id);
      if (answer && 'connection' in answer) connect(draft, answer.connection);
      return id;
    }
    case 'tunnel':
      return addTunnel(draft);
    case 'nic':
      return host === undefined ? null : addNic(draft, host);
    case 'bond':
      return host === undefined ? null : addBond(draft, host);
    case 'vlan':
      if (object?.kind === 'segment') return addOnSegment(draft, object.name);
      return host === undefined || link === undefined ? null : addSubInterface(draft, host, link);
    case 'container':
      return host === undefined ? null : addAttached(draft, host, object?.kind === 'network' ? object.name : undefined);
    case 'macvlan':
    case 'ipvlan': {
      const start = host === undefined || link === undefined ? undefined : { host, interface: link };
      return addNetwork(draft, item, rail, start, networkPlaces(judged, item, start).parents);
    }
    case 'bridge':
    case 'overlay':
      return addNetwork(draft, item, rail, host === undefined ? undefined : { host });
  }
}

/** The next VLAN on every host of a segment; answers the first of its sub-interfaces. */
function addOnSegment(draft: DesignDraft, segment: string): ObjectId | null {
  const [first] = nicsOn(draft, segment);
  const id = first ? addSubInterface(draft, first.host, first.nic) : null;
  if (id !== null) spreadVlan(draft, ...splitPair(splitObjectId(id)?.name ?? ''));
  return id;
}

/** On the network that is meant, else on the only one there is. */
function addAttached(draft: DesignDraft, host: string, network: string | undefined): ObjectId {
  const all = Object.keys(draft.networks ?? {});
  const meant = network ?? (all.length === 1 ? all[0] : undefined);
  const id = addContainer(draft, host);
  if (meant !== undefined) {
    const answer = connectionBetween(draft, id, objectId('network', meant));
    if ('connection' in answer) connect(draft, answer.connection);
  }
  return id;
}
