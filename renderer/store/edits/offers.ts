/** What a wire that ends on the empty canvas could have led to: what is there already, or something new at its end. */
import type { NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, splitObjectId, splitPair, type ObjectId, type ObjectKind } from '../object-id.ts';
import { addContainer, addHost, addNetwork, addRouter, addSegment, addSubInterface, type DesignDraft } from './add.ts';
import { connect, connectionBetween } from './connect.ts';
import { insertAt } from './record.ts';

type Driver = NetworkDocument['driver'];

export type WireOffer =
  | { readonly make: 'connection'; readonly to: ObjectId }
  | { readonly make: 'network'; readonly driver: Driver }
  | { readonly make: 'container'; readonly host: string }
  | { readonly make: 'segment' | 'vlan' | 'host' | 'router' };

/** More than this are not listed: the command Connect with… finds them by name. */
const LISTED = 6;

/** What fits a wire from `from`, what is new first. */
export function offersFrom(document: TopologyDocument, from: string): readonly WireOffer[] {
  const object = splitObjectId(from);
  if (!object) return [];
  const [host, own] = splitPair(object.name);
  switch (object.kind) {
    case 'container':
      return [network('macvlan'), network('bridge'), ...present(document, from, ['network'])];
    case 'network':
      return [...hostsOf(document, object.name).map(containerOn), ...present(document, from, ['host'])];
    case 'interface': {
      const isNic = document.hosts?.[host]?.interfaces?.[own]?.parent === undefined;
      const docker = document.hosts?.[host]?.docker !== 'none';
      return [
        ...(isNic ? ([{ make: 'vlan' }, { make: 'segment' }] as const) : []),
        ...(docker ? [network('macvlan'), network('ipvlan')] : []),
        ...present(document, from, isNic ? ['segment', 'network'] : ['network']),
      ];
    }
    case 'segment':
      return [{ make: 'host' }, { make: 'router' }, ...present(document, from, ['interface'])];
    case 'tunnel':
      return present(document, from, ['host']);
    case 'host':
      return present(document, from, ['network', 'tunnel']);
    case 'attachment':
    case 'uplink':
    case 'cable':
    case 'end':
    case 'expectation':
      return [];
  }
}

const network = (driver: Driver): WireOffer => ({ make: 'network', driver });
const containerOn = (host: string): WireOffer => ({ make: 'container', host });

function hostsOf(document: TopologyDocument, name: string): readonly string[] {
  const found = document.networks?.[name];
  return [...Object.keys(found?.parents ?? {}), ...(found?.hosts ?? [])].slice(0, LISTED);
}

function present(document: TopologyDocument, from: string, kinds: readonly ObjectKind[]): readonly WireOffer[] {
  const all: readonly ObjectId[] = [
    ...(kinds.includes('network') ? Object.keys(document.networks ?? {}).map((name) => objectId('network', name)) : []),
    ...(kinds.includes('segment') ? Object.keys(document.segments ?? {}).map((name) => objectId('segment', name)) : []),
    ...(kinds.includes('tunnel') ? Object.keys(document.tunnels ?? {}).map((name) => objectId('tunnel', name)) : []),
    ...(kinds.includes('host') ? Object.keys(document.hosts ?? {}).map((name) => objectId('host', name)) : []),
    ...(kinds.includes('interface')
      ? Object.entries(document.hosts ?? {}).flatMap(([host, found]) =>
          [...Object.keys(found.bonds ?? {}), ...Object.keys(found.interfaces ?? {})].map((nic) =>
            objectId('interface', `${host}/${nic}`),
          ),
        )
      : []),
  ];
  return all
    .filter((id) => 'connection' in connectionBetween(document, from, id))
    .slice(0, LISTED)
    .map((to) => ({ make: 'connection', to }));
}

/** Carries an offer out. `column`: where a new host goes among the others. Answers the id of what is new, or was connected. */
export function takeOffer(draft: DesignDraft, from: string, offer: WireOffer, column?: number): ObjectId | null {
  const object = splitObjectId(from);
  if (!object) return null;
  const [host, own] = splitPair(object.name);
  const join = (to: ObjectId): ObjectId => {
    const answer = connectionBetween(draft, from, to);
    if ('connection' in answer) connect(draft, answer.connection);
    return to;
  };
  switch (offer.make) {
    case 'connection':
      return join(offer.to);
    case 'network': {
      if (object.kind === 'interface') return addNetwork(draft, offer.driver, undefined, { host, interface: own });
      const on = draft.containers?.[object.name]?.host;
      return join(addNetwork(draft, offer.driver, undefined, on === undefined ? undefined : { host: on }));
    }
    case 'container':
      return addContainer(draft, offer.host, object.name);
    case 'segment':
      return join(addSegment(draft));
    case 'vlan':
      return addSubInterface(draft, host, own);
    case 'host':
    case 'router': {
      const made = offer.make === 'host' ? addHost(draft) : addRouter(draft);
      const name = made.slice('host:'.length);
      const added = draft.hosts?.[name];
      for (const nic of Object.values(added?.interfaces ?? {})) if (nic) nic.segment = object.name;
      if (added && column !== undefined && draft.hosts) {
        const { [name]: moved, ...others } = draft.hosts;
        if (moved) draft.hosts = insertAt(others, name, moved, column);
      }
      return made;
    }
  }
}
