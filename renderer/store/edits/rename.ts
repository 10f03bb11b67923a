/** Renaming, with every place that refers to the old name. */
import { objectId, splitPair, type ObjectKind } from '../object-id.ts';
import { renameInGroups } from './group.ts';
import { renameKey } from './record.ts';
import { parentName } from './parents.ts';
import { INTERFACE_BYTES, type DesignDraft } from './add.ts';

export type NameMistake = 'empty' | 'space' | 'first' | 'characters' | 'interface' | 'long' | 'taken';

/** What is wrong with a new name, the first thing that is; null where nothing is. */
export function nameMistake(name: string, taken: Iterable<string>, kind: string): NameMistake | null {
  if (name === '') return 'empty';
  if (/\s/.test(name)) return 'space';
  if (kind === 'interface') {
    if (/[/:]/.test(name)) return 'interface';
    if (new TextEncoder().encode(name).length > INTERFACE_BYTES) return 'long';
  } else {
    if (/[^A-Za-z0-9_.-]/.test(name)) return 'characters';
    if (!/^[A-Za-z0-9]/.test(name)) return 'first';
  }
  return [...taken].includes(name) ? 'taken' : null;
}

export function renameObject(draft: DesignDraft, kind: ObjectKind, from: string, to: string): void {
  if (kind === 'interface') {
    const [host, name] = splitPair(from);
    return renameInterface(draft, host, name, to);
  }
  if (kind === 'host') renameHost(draft, from, to);
  if (kind === 'segment') renameSegment(draft, from, to);
  if (kind === 'network') renameNetwork(draft, from, to);
  if (kind === 'container' && draft.containers) draft.containers = renameKey(draft.containers, from, to);
  if (kind === 'tunnel' && draft.tunnels) draft.tunnels = renameKey(draft.tunnels, from, to);
  for (const expectation of draft.expect ?? []) {
    if (expectation.from === from) expectation.from = to;
    if (expectation.to === from) expectation.to = to;
  }
  renameInGroups(draft, objectId(kind, from), objectId(kind, to));
  if (draft.canvas?.positions) {
    draft.canvas.positions = renameKey(draft.canvas.positions, objectId(kind, from), objectId(kind, to));
  }
}

/** A registry, with the images that come from it. */
export function renameRegistry(draft: DesignDraft, from: string, to: string): void {
  if (draft.registries) draft.registries = renameKey(draft.registries, from, to);
  for (const image of Object.values(draft.images ?? {})) if (image.registry === from) image.registry = to;
}

/** The source of an image, with the containers that run it. */
export function renameImage(draft: DesignDraft, from: string, to: string): void {
  if (draft.images) draft.images = renameKey(draft.images, from, to);
  for (const container of Object.values(draft.containers ?? {})) if (container.image === from) container.image = to;
}

function renameHost(draft: DesignDraft, from: string, to: string): void {
  if (draft.hosts) draft.hosts = renameKey(draft.hosts, from, to);
  for (const container of Object.values(draft.containers ?? {})) if (container.host === from) container.host = to;
  for (const network of Object.values(draft.networks ?? {})) {
    if (network.parents) network.parents = renameKey(network.parents, from, to);
    if (network.hosts) network.hosts = network.hosts.map((host) => (host === from ? to : host));
    for (const subnet of network.subnets ?? []) if (subnet.ranges) subnet.ranges = renameKey(subnet.ranges, from, to);
  }
  for (const tunnel of Object.values(draft.tunnels ?? {})) tunnel.hosts = renameKey(tunnel.hosts, from, to);
  for (const registry of Object.values(draft.registries ?? {})) if (registry.host === from) registry.host = to;
}

function renameSegment(draft: DesignDraft, from: string, to: string): void {
  if (draft.segments) draft.segments = renameKey(draft.segments, from, to);
  for (const host of Object.values(draft.hosts ?? {})) {
    for (const nic of [...Object.values(host.interfaces ?? {}), ...Object.values(host.bonds ?? {})]) {
      if (nic?.segment === from) nic.segment = to;
    }
  }
}

function renameNetwork(draft: DesignDraft, from: string, to: string): void {
  if (draft.networks) draft.networks = renameKey(draft.networks, from, to);
  for (const container of Object.values(draft.containers ?? {})) {
    if (container.networks) container.networks = renameKey(container.networks, from, to);
  }
}

function renameInterface(draft: DesignDraft, hostName: string, from: string, to: string): void {
  const host = draft.hosts?.[hostName];
  if (!host) return;
  if (host.interfaces) host.interfaces = renameKey(host.interfaces, from, to);
  if (host.bonds) host.bonds = renameKey(host.bonds, from, to);
  for (const nic of Object.values(host.interfaces ?? {})) if (nic?.parent === from) nic.parent = to;
  for (const bond of Object.values(host.bonds ?? {}))
    bond.interfaces = bond.interfaces.map((name) => (name === from ? to : name));
  for (const route of host.routes ?? []) if (route.interface === from) route.interface = to;
  for (const rule of host.forward ?? []) {
    if (rule.from === from) rule.from = to;
    if (rule.to === from) rule.to = to;
  }
  for (const network of Object.values(draft.networks ?? {})) {
    const parent = network.parents?.[hostName];
    if (!network.parents || parentName(parent) !== from) continue;
    network.parents[hostName] = typeof parent === 'object' ? { ...parent, interface: to } : to;
  }
}
