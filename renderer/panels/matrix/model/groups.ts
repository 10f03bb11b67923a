/** What belongs together in the matrix: containers of a host, of a network, or of a VLAN. */
import type { Endpoint } from '../../../../shared/reach/result.ts';
import type { TopologyDocument } from '../../../../shared/topology/document.ts';
import { drawnNetworks } from '../../../canvas/layout/drawing.ts';
import type { MatrixGroup } from '../../../store/view.ts';
import type { Group, Line } from './model.ts';

export type GroupOf = (endpoint: Endpoint) => string;

// The same functions for every design: what is sorted by them is not sorted again with every edit.
const byHost: GroupOf = (endpoint) => endpoint.host;
/** Endpoints of several networks are in the group of their first. */
const byNetwork: GroupOf = (endpoint) =>
  endpoint.container === undefined ? endpoint.host : (endpoint.addresses[0]?.network ?? endpoint.host);

export function groupOfKind(kind: MatrixGroup, document: TopologyDocument | null): GroupOf {
  if (kind === 'host') return byHost;
  if (kind === 'network' || !document) return byNetwork;
  const tags = new Map(drawnNetworks(document).map((drawn) => [drawn.name, drawn.vlan]));
  return (endpoint) => {
    const name = byNetwork(endpoint);
    const tag = tags.get(name);
    return tag === undefined || tag === null ? name : `VLAN ${tag}`;
  };
}

/** Rows and columns of endpoints that are in the order of their groups. */
export function groupsOf(
  endpoints: readonly Endpoint[],
  groupOf: GroupOf,
  collapsed: ReadonlySet<string>,
  isDead: (endpoint: Endpoint) => boolean,
): { readonly lines: readonly Line[]; readonly groups: readonly Group[] } {
  const members = new Map<string, number[]>();
  endpoints.forEach((endpoint, row) => {
    const name = groupOf(endpoint);
    const own = members.get(name);
    if (own) own.push(row);
    else members.set(name, [row]);
  });
  const lines: Line[] = [];
  const groups: Group[] = [];
  for (const [name, rows] of members) {
    const isCollapsed = collapsed.has(name) && rows.length > 1;
    groups.push({ name, start: lines.length, count: isCollapsed ? 1 : rows.length, isCollapsed });
    const dead = (row: number): boolean => {
      const endpoint = endpoints[row];
      return endpoint !== undefined && isDead(endpoint);
    };
    if (isCollapsed) lines.push({ id: name, group: name, members: rows, isGroup: true, isDead: rows.every(dead) });
    else
      for (const row of rows)
        lines.push({ id: endpoints[row]?.id ?? '', group: name, members: [row], isGroup: false, isDead: dead(row) });
  }
  return { lines, groups };
}
