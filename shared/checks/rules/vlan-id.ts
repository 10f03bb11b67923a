import { defineRule } from '../rule.ts';

const isVlanId = (id: number) => Number.isInteger(id) && id >= 1 && id <= 4094;

export const vlanId = defineRule({
  code: 'VLAN_ID',
  severity: 'error',
  title: 'A VLAN id is not 1 to 4094',
  explanation: {
    what: 'A sub-interface, an access port or a segment has a VLAN id that does not exist.',
    why: 'The tag of IEEE 802.1Q has twelve bits; 0 means "no VLAN" and 4095 is reserved.',
    how: 'Take an id from 1 to 4094.',
  },
  *find({ topology }) {
    const message = (what: string, id: number) => `${what} is ${id}; a VLAN id is 1 to 4094.`;
    const hint = 'Take an id from 1 to 4094.';
    for (const segment of topology.segments.values()) {
      if (segment.vlans === 'all') continue;
      for (const [index, id] of segment.vlans.entries()) {
        if (!isVlanId(id))
          yield {
            message: message(`A tag of the segment ${segment.name}`, id),
            hint,
            path: ['segments', segment.name, 'vlans', index],
            objects: [{ kind: 'segment', name: segment.name }],
          };
      }
    }
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        const common = { hint, objects: [{ kind: 'interface' as const, name: `${host.name}/${link.name}` }] };
        const path = ['hosts', host.name, link.kind === 'bond' ? 'bonds' : 'interfaces', link.name];
        if (link.vlan !== undefined && !isVlanId(link.vlan))
          yield { ...common, message: message(`The tag of ${link.name}`, link.vlan), path: [...path, 'vlan'] };
        if (link.access !== undefined && !isVlanId(link.access))
          yield { ...common, message: message(`The access VLAN of ${link.name}`, link.access), path: [...path, 'access'] };
      }
    }
  },
});
