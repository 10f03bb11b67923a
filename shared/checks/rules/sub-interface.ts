import { defineRule } from '../rule.ts';
import { groupBy } from '../context.ts';

export const subInterface = defineRule({
  code: 'SUBINTERFACE_INCOMPLETE',
  severity: 'error',
  title: 'A sub-interface is incomplete',
  explanation: {
    what: 'An interface has a parent and no VLAN, a VLAN and no parent, or a segment of its own beside its parent.',
    why: 'A sub-interface is one VLAN of its parent: it needs both, and reaches the segment through the cable of the parent.',
    how: 'Write both, as in `ens33.10: { parent: ens33, vlan: 10 }`. A port that is in one VLAN untagged is written `access: 10` at the NIC.',
  },
  *find({ topology }) {
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        if (link.kind === 'bond') continue;
        const path = ['hosts', host.name, 'interfaces', link.name];
        const objects = [{ kind: 'interface' as const, name: `${host.name}/${link.name}` }];
        const [, base, tag] = /^(.+)\.(\d+)$/.exec(link.name) ?? [];
        if (link.parent !== undefined && link.vlan === undefined) {
          yield {
            message: `${link.name} of ${host.name} has a parent and no vlan.`,
            hint: 'Add the VLAN id, as in vlan: 10.',
            path,
            objects,
            ...(tag === undefined
              ? {}
              : { fix: { label: `Make it VLAN ${tag}`, changes: [{ path: [...path, 'vlan'], value: Number(tag) }] } }),
          };
        } else if (link.vlan !== undefined && link.parent === undefined) {
          const known = base !== undefined && host.interfaces.has(base);
          yield {
            message: `${link.name} of ${host.name} has a vlan and no parent.`,
            hint: known
              ? `Add parent: ${base}.`
              : 'Add the NIC that it is a sub-interface of as parent; for an untagged port write access in place of vlan.',
            path,
            objects,
            ...(known ? { fix: { label: `Put it on ${base}`, changes: [{ path: [...path, 'parent'], value: base }] } } : {}),
          };
        } else if (link.kind === 'vlan' && (link.segment !== undefined || link.access !== undefined)) {
          const key = link.segment !== undefined ? 'segment' : 'access';
          yield {
            message: `${link.name} of ${host.name} is a sub-interface, and reaches the segment through ${link.parent ?? ''}; it has no ${key} of its own.`,
            hint: `Move ${key} to ${link.parent ?? ''}.`,
            path: [...path, key],
            objects,
            fix: { label: `Remove ${key}`, changes: [{ path: [...path, key], value: undefined }] },
          };
        }
      }
    }
  },
});

export const sameVlanTwice = defineRule({
  code: 'SAME_VLAN_TWICE',
  severity: 'error',
  title: 'A NIC has the same VLAN twice',
  explanation: {
    what: 'Two sub-interfaces have the same parent and the same VLAN id.',
    why: 'The kernel hands a tagged frame to one sub-interface; a second one for the same tag it refuses with "File exists".',
    how: 'Keep one of them; several addresses and networks can share it.',
  },
  *find({ topology }) {
    for (const host of topology.hosts.values()) {
      const tagged = [...host.interfaces.values()].filter(({ kind }) => kind === 'vlan');
      for (const [first, ...others] of groupBy(tagged, ({ parent, vlan }) => [`${parent ?? ''} ${vlan ?? ''}`]).values()) {
        for (const other of others) {
          yield {
            message: `${first?.name ?? ''} and ${other.name} of ${host.name} are both VLAN ${other.vlan ?? ''} on ${other.parent ?? ''}.`,
            hint: `Use ${first?.name ?? ''} for both.`,
            path: ['hosts', host.name, 'interfaces', other.name],
            objects: [{ kind: 'interface', name: `${host.name}/${other.name}` }],
          };
        }
      }
    }
  },
});
