import { shimName } from '../../compile/shim.ts';
import type { Path } from '../../topology/path.ts';
import type { Topology } from '../../topology/topology.ts';
import { unknownName } from '../names.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const unknownInterface = defineRule({
  code: 'UNKNOWN_INTERFACE',
  severity: 'error',
  title: 'An interface is named that the host does not have',
  explanation: {
    what: 'A parent, a bond, a route or a forwarding rule names an interface that the host does not list under `interfaces`.',
    why: 'Interfaces have different names on different hosts (eth0, ens33, enp3s0), and Docker refuses a network whose parent is missing.',
    how: 'Look the name up with `ip link` on the host and list it under `interfaces` of that host.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      for (const [hostName, parent] of network.parents) {
        const host = topology.hosts.get(hostName);
        if (!host || host.interfaces.has(parent.interface)) continue;
        const finding = unknownName({
          message: `The parent of ${network.name} on ${hostName} is ${parent.interface}, which ${hostName} does not have`,
          name: parent.interface,
          known: host.interfaces.keys(),
          path: ['networks', network.name, 'parents', hostName],
          objects: [
            { kind: 'network', name: network.name },
            { kind: 'host', name: hostName },
          ],
          otherwise: `Add ${parent.interface} under interfaces of ${hostName}.`,
        });
        yield subInterface(finding, hostName, parent.interface, [...host.interfaces.keys()]) ?? finding;
      }
    }
    for (const host of topology.hosts.values()) {
      const shims = shimNames(topology, host.name);
      const about = function* (what: string, name: string | undefined, path: Path): Generator<Finding> {
        if (name === undefined || host.interfaces.has(name) || (path[0] !== 'bonds' && shims.includes(name))) return;
        yield unknownName({
          message: `${what} of ${host.name} names ${name}, which ${host.name} does not have`,
          name,
          known: [...host.interfaces.keys(), ...shims],
          path: ['hosts', host.name, ...path],
          objects: [{ kind: 'host', name: host.name }],
          otherwise: `Add ${name} under interfaces of ${host.name}.`,
        });
      };
      for (const link of host.interfaces.values()) {
        yield* about(link.name, link.parent, [link.kind === 'bond' ? 'bonds' : 'interfaces', link.name, 'parent']);
        for (const [index, member] of link.members.entries())
          yield* about(`The bond ${link.name}`, member, ['bonds', link.name, 'interfaces', index]);
      }
      for (const [index, route] of host.routes.entries())
        yield* about('A route', route.interface, ['routes', index, 'interface']);
      for (const [index, rule] of (host.forward ?? []).entries()) {
        yield* about('A forwarding rule', rule.from, ['forward', index, 'from']);
        yield* about('A forwarding rule', rule.to, ['forward', index, 'to']);
      }
    }
  },
});

/** Shims are interfaces of the host, which routes and rules may name. */
function shimNames(topology: Topology, host: string): readonly string[] {
  return [...topology.networks.values()].flatMap((network) => {
    const parent = network.parents.get(host);
    return parent?.shim ? [shimName(network, parent)] : [];
  });
}

/** `ens33.10`, where ens33 is there: a sub-interface that nobody has written down yet. */
function subInterface(finding: Finding, host: string, name: string, known: readonly string[]): Finding | undefined {
  const [, base, tag] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  if (base === undefined || !known.includes(base)) return undefined;
  return {
    ...finding,
    message: `${name} is not among the interfaces of ${host}; its name says that it is VLAN ${tag ?? ''} on ${base}.`,
    hint: `Add it under interfaces of ${host}: ${name}: { parent: ${base}, vlan: ${tag ?? ''} }.`,
    fix: {
      label: `Add ${name} to ${host}`,
      changes: [{ path: ['hosts', host, 'interfaces', name], value: { parent: base, vlan: Number(tag) } }],
    },
  };
}
