import type { DocumentChange } from '../../problem/problem.ts';
import type { Host, Interface, Topology } from '../../topology/topology.ts';
import { defineRule } from '../rule.ts';

/** Linux: IFNAMSIZ is 16 with the closing NUL. */
const LONGEST = 15;

export const parentName = defineRule({
  code: 'PARENT_NAME',
  severity: 'error',
  title: 'An interface has a name that Linux or Docker refuses',
  explanation: {
    what: 'The name of an interface is longer than 15 bytes, is `lo`, or is that of a parent with two dots in it.',
    why:
      'Linux takes names of at most 15 bytes: `enx001122334455.100` has 19. Docker reads a dot in the name of a parent as "VLAN of" and understands one ' +
      'of them; with two it cannot make the parent again when it is missing after a reboot. The loopback interface cannot be a parent.',
    how: 'Name the sub-interface freely, as in `v100: { parent: enx001122334455, vlan: 100 }`.',
  },
  *find({ topology, places }) {
    const parents = new Set(places.map(({ host, parent }) => `${host}/${parent ?? ''}`));
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        const bytes = bytesOf(link.name);
        const isParent = parents.has(`${host.name}/${link.name}`);
        const common = {
          path: ['hosts', host.name, link.kind === 'bond' ? 'bonds' : 'interfaces', link.name],
          objects: [{ kind: 'interface' as const, name: `${host.name}/${link.name}` }],
        };
        const fix = rename(topology, host, link);
        if (bytes > LONGEST) {
          yield {
            ...common,
            message: `${link.name} has ${bytes} bytes; the name of an interface has at most ${LONGEST}.`,
            hint:
              link.kind === 'vlan'
                ? `Give the sub-interface a short name, as in v${link.vlan ?? ''}.`
                : 'Look the name up with ip link on the host.',
            data: { bytes },
            ...(fix ? { fix } : {}),
          };
        } else if (link.name === 'lo' && isParent) {
          yield {
            ...common,
            message: 'lo cannot be the parent of a network: it leads nowhere.',
            hint: 'Take the NIC that is cabled to the other hosts.',
          };
        } else if (isParent && link.name.split('.').length > 2) {
          yield {
            ...common,
            severity: 'warning',
            message: `${link.name} has two dots; Docker understands one in the name of a parent, and can't find this one again if it is missing after a reboot.`,
            hint: 'Give the sub-interface a name with at most one dot.',
            ...(fix ? { fix } : {}),
          };
        }
      }
    }
  },
});

/** A sub-interface under the name `v100`, and the networks on it moved along. */
function rename(
  topology: Topology,
  host: Host,
  link: Interface,
): { label: string; changes: readonly DocumentChange[] } | undefined {
  const name = `v${link.vlan ?? ''}`;
  const used =
    [...host.interfaces.values()].some(({ parent }) => parent === link.name) ||
    [...host.routes, ...(host.forward ?? [])].length > 0;
  if (link.kind !== 'vlan' || host.interfaces.has(name) || used) return undefined;
  const { parent, vlan, addresses, promiscuous, mtu } = link;
  const value = {
    parent,
    vlan,
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(promiscuous === undefined ? {} : { promiscuous }),
    ...(mtu === undefined ? {} : { mtu }),
  };
  const parents = [...topology.networks.values()].flatMap((network): DocumentChange[] => {
    const on = network.parents.get(host.name);
    return on?.interface !== link.name
      ? []
      : [{ path: ['networks', network.name, 'parents', host.name, ...(on.shim ? ['interface'] : [])], value: name }];
  });
  const at = ['hosts', host.name, 'interfaces'];
  return {
    label: `Call it ${name}`,
    changes: [{ path: [...at, link.name], value: undefined }, { path: [...at, name], value }, ...parents],
  };
}

/** Bytes in UTF-8, in which the kernel counts. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
