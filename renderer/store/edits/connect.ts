/** Connecting two drawn things: what it means, and why it is refused. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { splitObjectId, splitPair, type ObjectKind } from '../object-id.ts';
import { defaultParent, isNic } from './parents.ts';
import type { DesignDraft } from './add.ts';

export type Connection =
  | { readonly type: 'attach'; readonly container: string; readonly network: string }
  | { readonly type: 'uplink'; readonly network: string; readonly host: string; readonly interface: string | null }
  | { readonly type: 'cable'; readonly host: string; readonly interface: string; readonly segment: string }
  | { readonly type: 'move'; readonly container: string; readonly host: string };

export type ConnectionRefusal = 'pair' | 'attached' | 'no-interface' | 'sub-interface' | 'driver' | 'connected';

type Answer = { readonly connection: Connection } | { readonly refused: ConnectionRefusal };

/** What connecting `from` and `to` would do; the direction does not matter. */
export function connectionBetween(document: TopologyDocument, from: string, to: string): Answer {
  const ends = [from, to].map(splitObjectId).filter((end) => end !== null);
  const name = (kind: ObjectKind): string | undefined => ends.find((end) => end.kind === kind)?.name;
  const container = name('container');
  const network = name('network');
  const nic = name('interface');
  const segment = name('segment');
  const host = name('host');
  if (container !== undefined && network !== undefined) return attach(document, container, network);
  if (network !== undefined && nic !== undefined) return uplink(document, network, ...splitPair(nic));
  if (network !== undefined && host !== undefined) return uplink(document, network, host, null);
  if (nic !== undefined && segment !== undefined) return cable(document, ...splitPair(nic), segment);
  if (container !== undefined && host !== undefined && document.containers?.[container]?.host !== host) {
    return { connection: { type: 'move', container, host } };
  }
  return { refused: 'pair' };
}

function isOn(document: TopologyDocument, network: string, host: string): boolean {
  const found = document.networks?.[network];
  return found?.parents?.[host] !== undefined || (found?.hosts?.includes(host) ?? false);
}

function needsParent(document: TopologyDocument, network: string): boolean {
  const driver = document.networks?.[network]?.driver;
  return driver === 'macvlan' || driver === 'ipvlan';
}

function attach(document: TopologyDocument, container: string, network: string): Answer {
  const found = document.containers?.[container];
  const on = document.networks?.[network];
  if (!found || !on) return { refused: 'pair' };
  if (found.networks && network in found.networks) return { refused: 'attached' };
  if (
    !isOn(document, network, found.host) &&
    needsParent(document, network) &&
    defaultParent(document, on, found.host) === null
  ) {
    return { refused: 'no-interface' };
  }
  return { connection: { type: 'attach', container, network } };
}

function uplink(document: TopologyDocument, network: string, host: string, nic: string | null): Answer {
  const found = document.networks?.[network];
  if (!found) return { refused: 'pair' };
  if (!needsParent(document, network)) {
    return isOn(document, network, host)
      ? { refused: 'connected' }
      : { connection: { type: 'uplink', network, host, interface: null } };
  }
  const parent = nic ?? defaultParent(document, found, host);
  return parent === null ? { refused: 'no-interface' } : { connection: { type: 'uplink', network, host, interface: parent } };
}

function cable(document: TopologyDocument, host: string, nic: string, segment: string): Answer {
  if (!isNic(document.hosts?.[host]?.interfaces?.[nic])) return { refused: 'sub-interface' };
  return { connection: { type: 'cable', host, interface: nic, segment } };
}

/** Makes the connection. A container that meets a network takes it along to its host. */
export function connect(draft: DesignDraft, connection: Connection): void {
  switch (connection.type) {
    case 'attach': {
      const container = draft.containers?.[connection.container];
      if (!container) return;
      extendTo(draft, connection.network, container.host, null);
      container.networks = { ...container.networks, [connection.network]: {} };
      return;
    }
    case 'uplink':
      return extendTo(draft, connection.network, connection.host, connection.interface, true);
    case 'cable': {
      const host = draft.hosts?.[connection.host];
      const bond = host?.bonds?.[connection.interface];
      if (bond) bond.segment = connection.segment;
      else if (host) {
        host.interfaces = { ...host.interfaces };
        host.interfaces[connection.interface] = { ...host.interfaces[connection.interface], segment: connection.segment };
      }
      return;
    }
    case 'move':
      moveContainer(draft, connection.container, connection.host);
  }
}

/** Puts a network on one more host; `replace`: gives it another parent where it is on it. */
function extendTo(draft: DesignDraft, name: string, host: string, nic: string | null, replace = false): void {
  const network = draft.networks?.[name];
  if (!network) return;
  if (needsParent(draft, name)) {
    if (network.parents?.[host] !== undefined && !replace) return;
    const parent = nic ?? defaultParent(draft, network, host);
    if (parent !== null) network.parents = { ...network.parents, [host]: parent };
  } else if (!network.hosts?.includes(host)) {
    network.hosts = [...(network.hosts ?? []), host];
  }
}

/** Moves a container to another host, with its networks as far as that host can have them. */
export function moveContainer(draft: DesignDraft, key: string, host: string): void {
  const container = draft.containers?.[key];
  if (!container) return;
  container.host = host;
  for (const network of Object.keys(container.networks ?? {})) extendTo(draft, network, host, null);
}
