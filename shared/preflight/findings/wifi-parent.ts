import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { nicsUnder, parentNetworks } from '../needs.ts';

/** WIFI_PARENT, as the kernel says it and not the name: an access point drops frames from other MACs than the station's. */
export const wifiParent: FindOnHost = ({ host, desired, observed }) => {
  const networks = parentNetworks(desired).filter(({ driver }) => driver === 'macvlan');
  return observed.namespace.links
    .filter(({ wireless }) => wireless === true)
    .flatMap(({ name }) => {
      const on = networks.filter(({ parent }) => nicsUnder(desired.namespace.links, parent).includes(name));
      if (on.length === 0) return [];
      return [
        finding(host, {
          code: 'WIFI_PARENT',
          severity: 'warning',
          message: `${name} of ${host} is a Wi-Fi interface, and ${listed(on.map((network) => network.name))} on it is macvlan: an access point drops frames whose MAC address is not the station's.`,
          hint: 'Use a cabled NIC, or the driver ipvlan, whose containers share the MAC address of the NIC.',
          objects: [
            { kind: 'interface', name: `${host}/${name}` },
            ...on.map((network) => ({ kind: 'network' as const, name: network.name })),
          ],
          data: { interface: name },
        }),
      ];
    });
};
