import { defineRule } from '../rule.ts';

export const multicastMac = defineRule({
  code: 'MAC_MULTICAST',
  severity: 'error',
  title: 'A MAC address that no interface can have',
  explanation: {
    what: 'The lowest bit of the first byte of a MAC address is set, or all of its bytes are 0.',
    why: 'The first names a group of receivers, the second nobody; the kernel refuses both for an interface.',
    how: 'Begin a MAC address of your own with 02, as in `02:42:ac:10:0a:0a`: that is a locally administered address.',
  },
  *find({ topology }) {
    for (const container of topology.containers.values()) {
      for (const { network, mac } of container.attachments) {
        const isGroup = mac !== undefined && (parseInt(mac.slice(0, 2), 16) & 1) === 1;
        if (mac === undefined || (!isGroup && !/^[0:]*$/.test(mac))) continue;
        const better = `02${mac.slice(2)}`;
        const path = ['containers', container.key, 'networks', network, 'mac'];
        yield {
          message: `${mac} of ${container.key} is ${isGroup ? 'a multicast address' : 'the empty address'}, which no interface can have.`,
          hint: `Write ${better}, or leave mac out.`,
          path,
          objects: [{ kind: 'container', name: container.key }],
          fix: { label: `Write ${better}`, changes: [{ path, value: better }] },
        };
      }
    }
  },
});
