/** The columns of the loom: every host with its containers in rows and its interfaces in lanes, wherever it stands. */
import type { ContainerDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { parentName } from '../../store/edits/parents.ts';
import { shimsOn } from '../../store/shims.ts';
import { drawnNetworks, type DrawnNetwork } from './drawing.ts';
import { layLanes, type Lanes } from './lanes.ts';
import { containerSize, HOST_MIN_WIDTH, HOST_PADDING } from './measure.ts';
import { onceForPlaces } from './once.ts';
import { placeRow, type Card, type Obstacle, type PlacedCard } from './rows.ts';
import { levelsOf, ruleLanes, ruleRoom } from './rule-lanes.ts';

/** What stands in a host, measured from its corner as far as that does not depend on other hosts. */
export interface Column {
  readonly name: string;
  readonly lanes: Lanes;
  /** Left edge of the lanes inside the host. */
  readonly inset: number;
  readonly rows: readonly { readonly cards: readonly PlacedCard[]; readonly height: number }[];
  readonly width: number;
  /** Between its lowest rail and its interfaces, for the rules that are drawn there. */
  readonly roomOfRules: number;
}

export const columnsOf: (document: TopologyDocument) => readonly Column[] = onceForPlaces((document) => {
  const networks = drawnNetworks(document);
  const containers = containersByHost(document);
  return Object.keys(document.hosts ?? {}).map((host) => layColumn(document, networks, host, containers.get(host) ?? []));
});

type NamedContainer = readonly [key: string, container: ContainerDocument];

function containersByHost({ containers }: TopologyDocument): ReadonlyMap<string, readonly NamedContainer[]> {
  const found = new Map<string, NamedContainer[]>();
  for (const named of Object.entries(containers ?? {})) {
    const [, { host }] = named;
    const own = found.get(host);
    if (own) own.push(named);
    else found.set(host, [named]);
  }
  return found;
}

function layColumn(
  document: TopologyDocument,
  networks: readonly DrawnNetwork[],
  host: string,
  containers: readonly NamedContainer[],
): Column {
  const uplinks = networks.flatMap((network, rail) => {
    const parent = parentName(document.networks?.[network.name]?.parents?.[host]);
    const interfaces =
      parent === null ? network.routers.filter((router) => router.host === host).map((router) => router.interface) : [parent];
    return interfaces.map((name) => ({ network: network.name, rail, interface: name, isRouter: parent === null }));
  });
  const lanes = layLanes(document.hosts?.[host] ?? {}, uplinks, shimsOn(document, host));
  const width = Math.max(HOST_MIN_WIDTH, lanes.width + 2 * HOST_PADDING);
  const inset = (width - lanes.width) / 2;
  const cards = cardsByRow(document, networks, containers);
  // A lane passes every row below its rail: row r + 1 stands above rail r.
  const obstacles: Obstacle[] = lanes.lanes.map((lane) => ({ x: inset + lane.x, from: lane.rail + 2, to: Infinity }));
  let right = 0;
  const rows = cards.map((row, index) => {
    const placed = placeRow(row, index, HOST_PADDING, obstacles);
    for (const card of placed.cards) {
      right = Math.max(right, card.x + card.width);
      obstacles.push(...longWires(document, networks, card, index));
    }
    return placed;
  });
  return {
    name: host,
    lanes,
    inset,
    rows,
    width: Math.max(width, right + HOST_PADDING),
    roomOfRules: roomOfRules(document, host, lanes),
  };
}

/** Row 0: containers on no network. Row r + 1: those whose first rail from the top is rail r. */
function cardsByRow(
  document: TopologyDocument,
  networks: readonly DrawnNetwork[],
  containers: readonly NamedContainer[],
): Card[][] {
  const rows: Card[][] = [[], ...networks.map(() => [])];
  for (const [key, container] of containers) {
    const home = networks.findIndex((network) => container.networks !== undefined && network.name in container.networks);
    rows[home + 1]?.push({ key, ...containerSize(document, key, container) });
  }
  return rows;
}

/** A container on several networks has wires that pass the rows between its first rail and the others. */
function longWires(document: TopologyDocument, networks: readonly DrawnNetwork[], card: PlacedCard, row: number): Obstacle[] {
  const attached = document.containers?.[card.key]?.networks ?? {};
  const rails = networks.flatMap((network, rail) => (network.name in attached ? [rail] : []));
  return rails.slice(1).map((rail, index) => ({ x: wireX(card, index + 1, rails.length), from: row + 1, to: rail + 1 }));
}

/** Where the wire to the `index`-th of `count` networks leaves a card. */
export function wireX(card: { readonly x: number; readonly width: number }, index: number, count: number): number {
  return count <= 1 ? card.x + card.width / 2 : card.x + 20 + (index * (card.width - 40)) / (count - 1);
}

function roomOfRules(document: TopologyDocument, name: string, lanes: Lanes): number {
  return ruleRoom(levelsOf(ruleLanes(document.hosts?.[name]?.forward ?? [], lanes.chips)));
}
