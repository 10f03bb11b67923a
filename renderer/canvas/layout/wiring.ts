/** The wires of the loom: which thing hangs on which, in whose colour, and where along the thing the wire leaves it. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { objectId, type ObjectId } from '../../store/object-id.ts';
import type { DrawnNetwork } from './drawing.ts';
import type { DrawnBox } from './layout.ts';
import type { Lanes } from './lanes.ts';

export interface Wire {
  /** Those of a sub-interface and of a router follow from what they connect: they cannot be removed by themselves. */
  readonly id: ObjectId | `vlan:${string}` | `router:${string}`;
  readonly kind: 'attachment' | 'uplink' | 'vlan' | 'cable' | 'end';
  readonly from: ObjectId;
  readonly to: ObjectId;
  readonly hue: number;
  /**
   * Where the wire runs: for an attachment its place among the container's wires; for an uplink the distance from the host's
   * left edge.
   */
  readonly lane: { readonly index: number; readonly count: number } | { readonly x: number } | null;
  readonly dashed: boolean;
  /** How far below its upper edge the rail that it goes to runs, at the host of the wire. */
  readonly bend?: number;
}

export function layWires(
  document: TopologyDocument,
  networks: readonly DrawnNetwork[],
  boxes: readonly DrawnBox[],
  columns: readonly { readonly name: string; readonly lanes: Lanes; readonly inset: number }[],
): readonly Wire[] {
  const drawn = new Set(boxes.map((box) => box.id));
  const bends = new Map(boxes.flatMap((box) => (box.bends ? [[box.name, box.bends]] : [])));
  const bendAt = (network: string, host: string): { readonly bend?: number } => {
    const bend = bends.get(network)?.get(host);
    return bend === undefined ? {} : { bend };
  };
  const wires: Wire[] = [];
  for (const column of columns) {
    for (const lane of column.lanes.lanes) {
      const network = networks[lane.rail];
      if (!network) continue;
      wires.push({
        id: lane.isRouter
          ? `router:${lane.network}/${column.name}/${lane.interface}`
          : objectId('uplink', `${lane.network}/${column.name}`),
        kind: 'uplink',
        from: objectId('network', lane.network),
        to: objectId('interface', `${column.name}/${lane.interface}`),
        hue: network.hue,
        lane: { x: column.inset + lane.x },
        dashed: network.driver === 'ipvlan',
        ...bendAt(network.name, column.name),
      });
    }
    for (const chip of column.lanes.chips) {
      const id = objectId('interface', `${column.name}/${chip.name}`);
      if (chip.kind === 'shim') continue;
      if (chip.kind === 'vlan') {
        const parent = objectId('interface', `${column.name}/${chip.parent ?? ''}`);
        wires.push({
          id: `vlan:${column.name}/${chip.name}`,
          kind: 'vlan',
          from: id,
          to: parent,
          hue: 0,
          lane: null,
          dashed: false,
        });
        continue;
      }
      const host = document.hosts?.[column.name];
      const segment = host?.interfaces?.[chip.name]?.segment ?? host?.bonds?.[chip.name]?.segment;
      if (segment === undefined) continue;
      const cable = objectId('cable', `${column.name}/${chip.name}`);
      wires.push({ id: cable, kind: 'cable', from: id, to: objectId('segment', segment), hue: 0, lane: null, dashed: false });
    }
  }
  for (const [key, container] of Object.entries(document.containers ?? {})) {
    // In the order of the rails, as the layout keeps room for them.
    const attached = networks.filter((network) => container.networks !== undefined && network.name in container.networks);
    attached.forEach((network, index) => {
      wires.push({
        id: objectId('attachment', `${key}/${network.name}`),
        kind: 'attachment',
        from: objectId('container', key),
        to: objectId('network', network.name),
        hue: network.hue,
        lane: { index, count: attached.length },
        dashed: false,
        ...bendAt(network.name, container.host),
      });
    });
  }
  const tunnels = Object.entries(document.tunnels ?? {});
  for (const [index, [name, tunnel]] of tunnels.entries()) {
    for (const host of Object.keys(tunnel.hosts)) {
      wires.push({
        id: objectId('end', `${name}/${host}`),
        kind: 'end',
        from: objectId('tunnel', name),
        to: objectId('host', host),
        hue: 0,
        lane: { index, count: tunnels.length },
        dashed: false,
      });
    }
  }
  return wires.filter((wire) => drawn.has(wire.from) && drawn.has(wire.to));
}
