/** Removing things from a design, with everything that only made sense with them. */
import { objectId, splitObjectId, splitPair } from '../object-id.ts';
import { forgetExpectations, removeExpectation } from './expect.ts';
import { ungroupThings } from './group.ts';
import { parentName } from './parents.ts';
import type { DesignDraft } from './add.ts';

/** Takes a rule out of the forwarding policy of a host, by its place in it; a policy without any is none. */
export function removeRule(draft: DesignDraft, host: string, index: number): void {
  const found = draft.hosts?.[host];
  found?.forward?.splice(index, 1);
  if (found?.forward?.length === 0) delete found.forward;
}

/** Removes what `id` names; nothing where it is not there any more. */
export function removeObject(draft: DesignDraft, id: string): void {
  const object = splitObjectId(id);
  if (!object) return;
  const { kind, name } = object;
  const [first, second] = splitPair(name);
  switch (kind) {
    case 'host':
      return removeHost(draft, name);
    case 'interface':
      return removeInterface(draft, first, second);
    case 'segment':
      return removeSegment(draft, name);
    case 'network':
      return removeNetwork(draft, name);
    case 'container':
      return removeContainer(draft, name);
    case 'tunnel':
      drop(draft.tunnels, name);
      return forget(draft, id, name);
    case 'end':
      return drop(draft.tunnels?.[first]?.hosts, second);
    case 'expectation':
      return removeExpectation(draft, id);
    case 'attachment':
      return drop(draft.containers?.[first]?.networks, second);
    case 'uplink':
      drop(draft.networks?.[first]?.parents, second);
      return removeFrom(draft.networks?.[first]?.hosts, second);
    case 'cable': {
      const nic = draft.hosts?.[first]?.interfaces?.[second] ?? draft.hosts?.[first]?.bonds?.[second];
      if (nic) delete nic.segment;
    }
  }
}

function drop(record: Record<string, unknown> | undefined, key: string): void {
  if (record) Reflect.deleteProperty(record, key);
}

function removeFrom(list: string[] | undefined, value: string): void {
  const index = list?.indexOf(value) ?? -1;
  if (index >= 0) list?.splice(index, 1);
}

function forget(draft: DesignDraft, id: string, name: string): void {
  drop(draft.canvas?.positions, id);
  ungroupThings(draft, [id]);
  forgetExpectations(draft, name);
}

function removeHost(draft: DesignDraft, name: string): void {
  for (const [key, container] of Object.entries(draft.containers ?? {})) if (container.host === name) removeContainer(draft, key);
  for (const network of Object.values(draft.networks ?? {})) {
    drop(network.parents, name);
    removeFrom(network.hosts, name);
    for (const subnet of network.subnets ?? []) drop(subnet.ranges, name);
  }
  for (const tunnel of Object.values(draft.tunnels ?? {})) drop(tunnel.hosts, name);
  drop(draft.hosts, name);
  forget(draft, objectId('host', name), name);
}

function removeInterface(draft: DesignDraft, hostName: string, name: string): void {
  const host = draft.hosts?.[hostName];
  for (const [child, nic] of Object.entries(host?.interfaces ?? {}))
    if (nic?.parent === name) removeInterface(draft, hostName, child);
  for (const network of Object.values(draft.networks ?? {})) {
    if (parentName(network.parents?.[hostName]) === name) drop(network.parents, hostName);
  }
  for (const bond of Object.values(host?.bonds ?? {})) removeFrom(bond.interfaces, name);
  drop(host?.interfaces, name);
  drop(host?.bonds, name);
}

function removeSegment(draft: DesignDraft, name: string): void {
  for (const host of Object.values(draft.hosts ?? {})) {
    for (const nic of [...Object.values(host.interfaces ?? {}), ...Object.values(host.bonds ?? {})]) {
      if (nic?.segment === name) delete nic.segment;
    }
  }
  drop(draft.segments, name);
  forget(draft, objectId('segment', name), name);
}

function removeNetwork(draft: DesignDraft, name: string): void {
  for (const container of Object.values(draft.containers ?? {})) drop(container.networks, name);
  drop(draft.networks, name);
  forget(draft, objectId('network', name), name);
}

function removeContainer(draft: DesignDraft, key: string): void {
  drop(draft.containers, key);
  forget(draft, objectId('container', key), key);
}
