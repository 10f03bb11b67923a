import { unknownName } from '../names.ts';
import { defineRule } from '../rule.ts';

export const unknownSegment = defineRule({
  code: 'UNKNOWN_SEGMENT',
  severity: 'error',
  title: 'A NIC is cabled to a segment that the file does not have',
  explanation: {
    what: 'An interface names a segment that does not stand under `segments`.',
    why: 'A segment is the switch or LAN that NICs are cabled to; which hosts meet follows from it.',
    how: 'Correct the name, or add the segment; an empty entry such as `lan: {}` will do.',
  },
  *find({ topology }) {
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        if (link.segment === undefined || topology.segments.has(link.segment)) continue;
        const finding = unknownName({
          message: `${link.name} of ${host.name} is cabled to ${link.segment}, which is not a segment of the file`,
          name: link.segment,
          known: topology.segments.keys(),
          path: ['hosts', host.name, link.kind === 'bond' ? 'bonds' : 'interfaces', link.name, 'segment'],
          objects: [{ kind: 'interface', name: `${host.name}/${link.name}` }],
          otherwise: `Add ${link.segment} under segments.`,
        });
        yield finding.fix
          ? finding
          : {
              ...finding,
              fix: { label: `Add the segment ${link.segment}`, changes: [{ path: ['segments', link.segment], value: {} }] },
            };
      }
    }
  },
});
