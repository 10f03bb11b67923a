import { familyOf } from '../../address/address.ts';
import { defineRule } from '../rule.ts';

export const ipvlanMac = defineRule({
  code: 'IPVLAN_MAC',
  severity: 'error',
  title: 'A container on ipvlan has a MAC address of its own',
  explanation: {
    what: 'The file gives a MAC address to a container on an ipvlan network.',
    why: 'All children of an ipvlan have the MAC address of their parent; that is the point of it. Docker refuses: "ipvlan interfaces do not support custom mac address assignment".',
    how: 'Leave the MAC address out, or take the driver macvlan.',
  },
  *find({ topology }) {
    for (const container of topology.containers.values()) {
      for (const { network, mac } of container.attachments) {
        if (mac === undefined || topology.networks.get(network)?.driver !== 'ipvlan') continue;
        const path = ['containers', container.key, 'networks', network, 'mac'];
        yield {
          message: `${container.key} asks for the MAC address ${mac} on ${network}, which is ipvlan: "ipvlan interfaces do not support custom mac address assignment".`,
          hint: 'Leave mac out: the container has the MAC address of its parent interface.',
          path,
          objects: [
            { kind: 'container', name: container.key },
            { kind: 'network', name: network },
          ],
          fix: { label: 'Leave the MAC address out', changes: [{ path, value: undefined }] },
        };
      }
    }
  },
});

export const bridgeSubnets = defineRule({
  code: 'BRIDGE_SUBNETS',
  severity: 'error',
  title: 'A bridge network has two subnets of one family',
  explanation: {
    what: 'A network of the driver bridge lists more than one IPv4 subnet, or more than one IPv6 subnet.',
    why: 'Docker gives a bridge one subnet of each family and refuses more: "bridge driver doesn\'t support multiple subnets". macvlan and ipvlan take several.',
    how: 'Keep one subnet of each family, or make a second network.',
  },
  *find({ topology }) {
    for (const { name, driver, subnets } of topology.networks.values()) {
      if (driver !== 'bridge') continue;
      for (const [index, { subnet }] of subnets.entries()) {
        const first = subnets.slice(0, index).find((earlier) => familyOf(earlier.subnet) === familyOf(subnet));
        if (!first) continue;
        yield {
          message: `${name} has the IPv${familyOf(subnet)} subnets ${first.subnet} and ${subnet}: "bridge driver doesn't support multiple subnets".`,
          hint: 'Keep one of them, or make a second network of the other.',
          path: ['networks', name, 'subnets', index],
          objects: [{ kind: 'network', name }],
          fix: { label: `Leave out ${subnet}`, changes: [{ path: ['networks', name, 'subnets', index], value: undefined }] },
        };
      }
    }
  },
});

/** Options of drivers that keys of the file speak of, and the key. */
const OWN_KEYS: Readonly<Record<string, string>> = {
  parent: 'parents',
  macvlan_mode: 'mode',
  ipvlan_mode: 'mode',
  'com.docker.network.driver.mtu': 'mtu',
};
const IPVLAN_FLAGS: readonly string[] = ['bridge', 'private', 'vepa'];

export const driverOption = defineRule({
  code: 'DRIVER_OPTION',
  severity: 'error',
  title: 'A driver option that a key of the file stands for, or that Docker refuses',
  explanation: {
    what: 'Under `options` of a network stand parent, macvlan_mode, ipvlan_mode or the MTU, or an ipvlan_flag that is none.',
    why:
      'Options go to Docker as they are and win over what the file says with its own keys, so that checks and predictions would speak of one parent or mode and Docker take another. ' +
      'ipvlan_flag is bridge, private or vepa; Docker says of others: "requested ipvlan flag is not valid".',
    how: 'Write `parents`, `mode` and `mtu` in place of the options.',
  },
  *find({ topology }) {
    for (const { name, driver, options } of topology.networks.values()) {
      for (const [option, value] of Object.entries(options)) {
        const key = OWN_KEYS[option];
        const isBadFlag = option === 'ipvlan_flag' && driver === 'ipvlan' && !IPVLAN_FLAGS.includes(value);
        if (key === undefined && !isBadFlag) continue;
        const path = ['networks', name, 'options', option];
        yield {
          message:
            key === undefined
              ? `${name} has the ipvlan_flag ${value}: "requested ipvlan flag '${value}' is not valid".`
              : `${name} has the option ${option}; the file says that with ${key}.`,
          hint: key === undefined ? `Flags are ${IPVLAN_FLAGS.join(', ')}.` : `Write ${key} in its place.`,
          path,
          objects: [{ kind: 'network', name }],
          fix: { label: `Leave out ${option}`, changes: [{ path, value: undefined }] },
        };
      }
    }
  },
});
