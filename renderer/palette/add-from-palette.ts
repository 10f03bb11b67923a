/** What a palette item makes, and where: dropped on something, or clicked with something selected. */
import type { NetworkDocument } from '../../shared/topology/document.ts';
import { layOut } from '../canvas/layout.ts';
import {
  addContainer,
  addHost,
  addNetwork,
  addNic,
  addRouter,
  addSegment,
  addSubInterface,
  type DesignDraft,
} from '../store/edits/add.ts';
import { connect, connectionBetween } from '../store/edits/connect.ts';
import { isNic } from '../store/edits/parents.ts';
import { notify } from '../store/notify.ts';
import { objectId, splitObjectId, splitPair, type ObjectId, type ObjectKind } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';

export const PALETTE_ITEMS = [
  'host',
  'router',
  'segment',
  'nic',
  'vlan',
  'macvlan',
  'ipvlan',
  'bridge',
  'overlay',
  'container',
] as const;
export type PaletteItem = (typeof PALETTE_ITEMS)[number];
export const PALETTE_TYPE = 'application/x-vlanvas-item';

export function isPaletteItem(text: string): text is PaletteItem {
  return PALETTE_ITEMS.some((item) => item === text);
}

export interface DropPlace {
  readonly at: { readonly x: number; readonly y: number };
  /** Ids of what lies under the pointer, topmost first. */
  readonly under: readonly string[];
}

/** Adds an item as one undo step and selects it. `drop`: where it was dropped; absent: it was clicked. */
export function addFromPalette(bench: Workbench, item: PaletteItem, drop?: DropPlace): void {
  const { document, edit } = bench.design.getState();
  if (!document) return;
  const near = drop?.under ?? bench.view.getState().selection;
  const made: ObjectId[] = [];
  edit(bench.t(`edit.add.${item}`), (draft) => {
    const id = make(bench, draft, item, near, drop);
    if (id !== null) made.push(id);
  });
  if (made.length === 0) {
    notify(bench, bench.t(item === 'vlan' ? 'palette.needsNic' : 'palette.needsHost'));
    return;
  }
  bench.view.getState().select(made);
  // Where it was dropped it is seen already; where it was clicked it may lie outside of the window.
  if (!drop) bench.view.getState().revealObjects(null);
}

function make(
  bench: Workbench,
  draft: DesignDraft,
  item: PaletteItem,
  near: readonly string[],
  drop: DropPlace | undefined,
): ObjectId | null {
  switch (item) {
    case 'host':
      return addHost(draft, { ...labOption(bench, draft), ...columnOption(draft, drop) });
    case 'router':
      return addRouter(draft, columnOption(draft, drop));
    case 'segment':
      return addSegment(draft);
    case 'nic': {
      const host = hostNear(draft, near);
      return host === null ? null : addNic(draft, host);
    }
    case 'vlan':
      return addVlanNear(draft, near);
    case 'container':
      return addContainerNear(draft, near);
    case 'macvlan':
    case 'ipvlan':
    case 'bridge':
    case 'overlay':
      return addNetwork(draft, item satisfies NetworkDocument['driver'], railIndex(draft, drop));
  }
}

/** While the sandbox runs, a new host is the next of its hosts that the design does not use. */
function labOption(bench: Workbench, draft: DesignDraft) {
  const used = new Set(
    Object.values(draft.hosts ?? {}).map((host) => (typeof host.ssh === 'string' ? host.ssh : host.ssh?.host)),
  );
  const lab = bench.live.getState().lab.status?.hosts.find((host) => host.running && !used.has(host.ssh));
  return lab ? { lab } : {};
}

/** The column before the first host that lies to the right of the drop. */
function columnOption(draft: DesignDraft, drop: DropPlace | undefined): { index?: number } {
  if (!drop) return {};
  const hosts = layOut(draft).boxes.filter((box) => box.kind === 'host');
  const index = hosts.findIndex((host) => host.x + host.width / 2 > drop.at.x);
  return index < 0 ? {} : { index };
}

function railIndex(draft: DesignDraft, drop: DropPlace | undefined): number | undefined {
  if (!drop) return undefined;
  const rails = layOut(draft).boxes.filter((box) => box.kind === 'network');
  const index = rails.findIndex((rail) => rail.y > drop.at.y);
  return index < 0 ? undefined : index;
}

function named(near: readonly string[], kind: ObjectKind): string | undefined {
  return near.map(splitObjectId).find((found) => found?.kind === kind)?.name;
}

/** The host that is meant: itself, or that of a container or interface; else the only or first one. */
function hostNear(draft: DesignDraft, near: readonly string[]): string | null {
  const host = named(near, 'host');
  if (host !== undefined) return host;
  const nic = named(near, 'interface');
  if (nic !== undefined) return splitPair(nic)[0];
  const container = draft.containers?.[named(near, 'container') ?? ''];
  if (container) return container.host;
  const network = named(near, 'network');
  const on = network === undefined ? [] : networkHosts(draft, network);
  const candidates =
    on.length > 0 ? on : Object.entries(draft.hosts ?? {}).flatMap(([name, found]) => (found.docker === 'none' ? [] : [name]));
  return fewestContainers(draft, candidates);
}

function fewestContainers(draft: DesignDraft, hosts: readonly string[]): string | null {
  const count = (host: string): number =>
    Object.values(draft.containers ?? {}).filter((container) => container.host === host).length;
  return [...hosts].sort((a, b) => count(a) - count(b))[0] ?? null;
}

function networkHosts(draft: DesignDraft, network: string): readonly string[] {
  return [...Object.keys(draft.networks?.[network]?.parents ?? {}), ...(draft.networks?.[network]?.hosts ?? [])];
}

function addVlanNear(draft: DesignDraft, near: readonly string[]): ObjectId | null {
  const host = hostNear(draft, near);
  if (host === null) return null;
  const interfaces = draft.hosts?.[host]?.interfaces ?? {};
  const [, chosen] = splitPair(named(near, 'interface') ?? '');
  const parent =
    isNic(interfaces[chosen]) && chosen in interfaces
      ? chosen
      : (interfaces[chosen]?.parent ?? Object.keys(interfaces).find((name) => isNic(interfaces[name])));
  return parent === undefined ? null : addSubInterface(draft, host, parent);
}

/** On the network that is meant: dropped on or selected; else the only network there is. */
function addContainerNear(draft: DesignDraft, near: readonly string[]): ObjectId | null {
  const host = hostNear(draft, near);
  if (host === null) return null;
  const all = Object.keys(draft.networks ?? {});
  const neighbour = draft.containers?.[named(near, 'container') ?? '']?.networks;
  const network = named(near, 'network') ?? Object.keys(neighbour ?? {})[0] ?? (all.length === 1 ? all[0] : undefined);
  const id = addContainer(draft, host);
  if (network !== undefined) {
    const answer = connectionBetween(draft, id, objectId('network', network));
    if ('connection' in answer) connect(draft, answer.connection);
  }
  return id;
}
