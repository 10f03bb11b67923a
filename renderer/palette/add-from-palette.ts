/** What a palette item makes, and where: dropped on something, or clicked with something selected. */
import { layOut } from '../canvas/layout/layout.ts';
import type { DesignDraft } from '../store/edits/add.ts';
import { connect, connectionBetween } from '../store/edits/connect.ts';
import { freeNames } from '../store/edits/free-on-hosts.ts';
import { spreadVlan, vlanMates } from '../store/edits/vlan-mates.ts';
import { judgedDocument } from '../store/judged.ts';
import { notify } from '../store/notify.ts';
import { objectId, splitObjectId, splitPair, type ObjectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';
import { dropMeaning } from './drop-meaning.ts';
import type { PaletteItem } from './items.ts';
import { makeDropped, type Making } from './make-dropped.ts';
import { offerBeside } from './offer-beside.ts';

export interface DropPlace {
  /** Of the canvas. */
  readonly at: { readonly x: number; readonly y: number };
  /** Of the window. */
  readonly pointer: { readonly x: number; readonly y: number };
  /** Ids of what lies under the pointer, topmost first. */
  readonly under: readonly string[];
}

/** Adds an item as one undo step and selects it. `drop`: where it was dropped; absent: it was clicked. */
export function addFromPalette(bench: Workbench, item: PaletteItem, drop?: DropPlace): void {
  const document = judgedDocument(bench);
  if (!document) return;
  const meaning = dropMeaning(document, item, drop?.under ?? nearSelection(bench, item));
  if (meaning.does === 'refuse') {
    const words = bench.t(meaning.words);
    if (drop) bench.view.getState().set({ offer: { ...drop.pointer, words, choices: [] } });
    else notify(bench, words);
    return;
  }
  if (meaning.does === 'make') return make(bench, item, meaning, drop);
  const [first] = meaning.hosts;
  if (meaning.hosts.length === 1 || !drop) {
    // A click means the host with the fewest containers, so that a few clicks spread them.
    const host = drop ? first : fewestContainers(document.containers ?? {}, meaning.hosts);
    const again = dropMeaning(document, item, host === undefined ? [] : [objectId('host', host)]);
    if (again.does === 'make') make(bench, item, again, drop);
    return;
  }
  const choices = meaning.hosts.map((host) => ({
    label: host,
    run: () => addFromPalette(bench, item, { ...drop, under: [objectId('host', host)] }),
  }));
  bench.view.getState().set({ offer: { ...drop.pointer, words: bench.t(meaning.words), choices } });
}

/** What a click goes to: what is selected; a container goes where its selected neighbour is. */
function nearSelection(bench: Workbench, item: PaletteItem): readonly string[] {
  const { selection } = bench.view.getState();
  // Every host with Docker has a bridge, unless it was dropped on one.
  if (item === 'bridge') return [];
  if (item !== 'container') return selection;
  const { document } = bench.design.getState();
  return selection.flatMap((id) => {
    const object = splitObjectId(id);
    const neighbour = object?.kind === 'container' ? document?.containers?.[object.name] : undefined;
    const [network] = Object.keys(neighbour?.networks ?? {});
    return network === undefined ? [id] : [id, objectId('network', network)];
  });
}

function make(bench: Workbench, item: PaletteItem, meaning: Making, drop: DropPlace | undefined): void {
  const made: ObjectId[] = [];
  bench.design.getState().edit(bench.t(`edit.add.${item}`), (draft) => {
    const places = { ...labOption(bench, draft), ...columnOption(draft, drop), ...railOption(draft, drop) };
    const id = makeDropped(draft, item, meaning, judgedDocument(bench) ?? draft, places);
    // What another design has on a host that was read would be in the way of what is drawn.
    if (id !== null) made.push(...freeNames(draft, [id], bench.live.getState().hosts));
  });
  const [id] = made;
  if (id === undefined) return;
  bench.view.getState().select([id]);
  if (item === 'vlan') offerMates(bench, id);
  if (item === 'container' && drop) offerNetworks(bench, id);
}

/** A new sub-interface is seldom alone: offers to make it on the other hosts of its segment. */
export function offerMates(bench: Workbench, id: ObjectId): void {
  const { document } = bench.design.getState();
  const [host, name] = splitPair(splitObjectId(id)?.name ?? '');
  const vlan = document?.hosts?.[host]?.interfaces?.[name]?.vlan;
  if (!document || vlan === undefined) return;
  const mates = vlanMates(document, host, name);
  if (mates.length === 0) return;
  const hosts = mates.map((mate) => mate.host).join(', ');
  offerBeside(bench, id, bench.t('offer.vlan', { vlan }), [
    { label: bench.t('offer.vlanAll', { hosts }), run: () => spreadVlanOf(bench, host, name) },
    { label: bench.t('offer.vlanHere', { host }), run: () => undefined },
  ]);
}

/** Makes the sub-interface on every host of its segment that lacks it, as one step. */
export function spreadVlanOf(bench: Workbench, host: string, name: string): void {
  const { document, edit } = bench.design.getState();
  const vlan = document?.hosts?.[host]?.interfaces?.[name]?.vlan;
  if (vlan !== undefined) edit(bench.t('edit.spreadVlan', { vlan }), (draft) => spreadVlan(draft, host, name));
}

/** A container that was dropped on a host with several networks: which is it on? */
function offerNetworks(bench: Workbench, id: ObjectId): void {
  const { document, edit } = bench.design.getState();
  const key = splitObjectId(id)?.name ?? '';
  const container = document?.containers?.[key];
  if (!document || !container || Object.keys(container.networks ?? {}).length > 0) return;
  const fitting = Object.keys(document.networks ?? {}).filter(
    (network) => 'connection' in connectionBetween(document, id, objectId('network', network)),
  );
  if (fitting.length === 0) return;
  offerBeside(
    bench,
    id,
    bench.t('offer.network', { container: key }),
    fitting.map((network) => ({
      label: network,
      run: () =>
        edit(bench.t('edit.attach', { container: key, network }), (draft) =>
          connect(draft, { type: 'attach', container: key, network }),
        ),
    })),
  );
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
function columnOption(draft: DesignDraft, drop: DropPlace | undefined): { column?: number } {
  const column = drop ? columnAt(draft, drop.at.x) : undefined;
  return column === undefined ? {} : { column };
}

/** Number of the first host that lies to the right of `x`; undefined: there is none. */
export function columnAt(draft: DesignDraft, x: number): number | undefined {
  const hosts = layOut(draft).boxes.filter((box) => box.kind === 'host');
  const index = hosts.findIndex((host) => host.x + host.width / 2 > x);
  return index < 0 ? undefined : index;
}

/** The place among the rails at which a network was dropped. */
function railOption(draft: DesignDraft, drop: DropPlace | undefined): { rail?: number } {
  const rails = drop ? layOut(draft).boxes.filter((box) => box.kind === 'network') : [];
  const rail = rails.findIndex((one) => drop !== undefined && one.y > drop.at.y);
  return rail < 0 ? {} : { rail };
}

function fewestContainers(
  containers: Readonly<Record<string, { readonly host: string }>>,
  hosts: readonly string[],
): string | undefined {
  const count = (host: string): number => Object.values(containers).filter((container) => container.host === host).length;
  return [...hosts].sort((a, b) => count(a) - count(b))[0];
}
