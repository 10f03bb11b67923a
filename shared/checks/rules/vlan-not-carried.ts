import { cabled } from '../domain.ts';
import { defineRule } from '../rule.ts';

export const vlanNotCarried = defineRule({
  code: 'VLAN_NOT_CARRIED',
  severity: 'warning',
  title: 'A segment does not carry a VLAN that is used on it',
  explanation: {
    what: 'A sub-interface sends frames with a tag, or an access port puts them into a VLAN, that the segment does not list under `vlans`.',
    why: 'A switch drops frames of VLANs that a trunk does not carry. Nothing tells the sender: ARP stays without an answer and pings time out.',
    how: 'Add the tag to `vlans` of the segment, and to the trunk ports of the real switch; or leave `vlans` out, which means all.',
  },
  *find({ topology }) {
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        const { root, tags } = cabled(host, link.name);
        const segment = topology.segments.get(root?.segment ?? '');
        if (!root || !segment || segment.vlans === 'all') continue;
        const tag = link.kind === 'vlan' ? tags[0] : link.access;
        if (tag === undefined || segment.vlans.includes(tag) || (link.kind === 'vlan' && root.access !== undefined)) continue;
        yield {
          message:
            link.kind === 'vlan'
              ? `${link.name} of ${host.name} sends frames with the tag ${tag}, which the segment ${segment.name} does not carry.`
              : `The port of ${link.name} of ${host.name} is in VLAN ${tag}, which the segment ${segment.name} does not carry.`,
          hint: `Add ${tag} to vlans of ${segment.name}, and to the trunk ports of the switch.`,
          path: [
            'hosts',
            host.name,
            link.kind === 'bond' ? 'bonds' : 'interfaces',
            link.name,
            link.kind === 'vlan' ? 'vlan' : 'access',
          ],
          objects: [
            { kind: 'interface', name: `${host.name}/${link.name}` },
            { kind: 'segment', name: segment.name },
          ],
          data: { vlan: tag, segment: segment.name },
          fix: {
            label: `Let ${segment.name} carry VLAN ${tag}`,
            changes: [{ path: ['segments', segment.name, 'vlans'], value: [...segment.vlans, tag] }],
          },
        };
      }
    }
  },
});

export const tagOnAccessPort = defineRule({
  code: 'TAG_ON_ACCESS_PORT',
  severity: 'warning',
  title: 'A sub-interface sends tagged frames into an access port',
  explanation: {
    what: 'A NIC is cabled to an access port, and has a sub-interface for a VLAN.',
    why: 'An access port takes untagged frames and puts them into its one VLAN; frames with a tag it drops.',
    how: 'Make the port a trunk and remove `access`, or use the NIC itself without a sub-interface.',
  },
  *find({ topology }) {
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        const { root } = cabled(host, link.name);
        if (link.kind !== 'vlan' || root?.access === undefined) continue;
        yield {
          message: `${link.name} of ${host.name} sends tagged frames, and the port of ${root.name} is an access port of VLAN ${root.access}, which drops them.`,
          hint: `Make the port of ${root.name} a trunk (remove access), or use ${root.name} itself.`,
          path: ['hosts', host.name, 'interfaces', link.name],
          objects: [
            { kind: 'interface', name: `${host.name}/${link.name}` },
            { kind: 'interface', name: `${host.name}/${root.name}` },
          ],
          fix: {
            label: `Make the port of ${root.name} a trunk`,
            changes: [
              {
                path: ['hosts', host.name, root.kind === 'bond' ? 'bonds' : 'interfaces', root.name, 'access'],
                value: undefined,
              },
            ],
          },
        };
      }
    }
  },
});
