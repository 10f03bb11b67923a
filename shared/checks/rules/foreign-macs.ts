import { cabled } from '../domain.ts';
import { defineRule } from '../rule.ts';

export const foreignMacs = defineRule({
  code: 'FOREIGN_MACS',
  severity: 'warning',
  title: 'A macvlan network is on a segment that drops its frames',
  explanation: {
    what: 'A macvlan network has its parent on a segment with `foreignMacs: false`.',
    why:
      'With macvlan each container has a MAC address of its own. Wi-Fi, ports with port security, most clouds and virtual switches without promiscuous mode and forged ' +
      'transmits let only the MAC address of the NIC pass. Often ARP requests still get through and answers do not.',
    how: 'Allow it where you can: in VMware promiscuous mode, MAC changes and forged transmits; in VirtualBox promiscuous mode "Allow All"; in Hyper-V MAC address spoofing. Else take ipvlan, whose containers share the MAC address of the NIC.',
  },
  *find({ topology, placesByNetwork }) {
    for (const network of topology.networks.values()) {
      if (network.driver !== 'macvlan') continue;
      for (const { host, parent } of placesByNetwork.get(network.name) ?? []) {
        const { root } = parent === undefined ? { root: undefined } : cabled(topology.hosts.get(host), parent);
        const segment = topology.segments.get(root?.segment ?? '');
        if (!segment || segment.foreignMacs) continue;
        yield {
          message: `${network.name} is macvlan, and the segment ${segment.name} of ${root?.name ?? ''} on ${host} drops frames with other MAC addresses than the NIC's: its containers reach nobody outside of ${host}.`,
          hint: `Take the driver ipvlan, or set foreignMacs of ${segment.name} to true where the switch and the hypervisor allow them.`,
          path: ['networks', network.name, 'parents', host],
          objects: [
            { kind: 'network', name: network.name },
            { kind: 'segment', name: segment.name },
          ],
          data: { network: network.name, segment: segment.name, host },
          fix: {
            label: `Make ${network.name} ipvlan`,
            changes: [
              { path: ['networks', network.name, 'driver'], value: 'ipvlan' },
              { path: ['networks', network.name, 'mode'], value: undefined },
            ],
          },
        };
      }
    }
  },
});

export const wifiParent = defineRule({
  code: 'WIFI_PARENT',
  severity: 'error',
  title: 'A macvlan network is on a Wi-Fi interface',
  explanation: {
    what: 'The parent of a macvlan network has a name that Linux gives to wireless interfaces (wlan0, wlp3s0).',
    why: 'An access point knows a station by its one MAC address and drops frames from others, so no container of a macvlan network gets through.',
    how: 'Use a cabled NIC, or the driver ipvlan.',
  },
  *find({ places }) {
    for (const { network, host, parent } of places) {
      if (network.driver !== 'macvlan' || parent === undefined || !/^wl(an\d|[opsx])/.test(parent)) continue;
      yield {
        message: `${parent} of ${host} is a Wi-Fi interface; macvlan does not work there.`,
        hint: 'Use a cabled NIC, or the driver ipvlan.',
        path: ['networks', network.name, 'parents', host],
        objects: [
          { kind: 'network', name: network.name },
          { kind: 'interface', name: `${host}/${parent}` },
        ],
        fix: {
          label: `Make ${network.name} ipvlan`,
          changes: [
            { path: ['networks', network.name, 'driver'], value: 'ipvlan' },
            { path: ['networks', network.name, 'mode'], value: undefined },
          ],
        },
      };
    }
  },
});
