import type { Container, Topology } from '../../topology/topology.ts';
import type { IpAddress } from '../../address/address.ts';
import { groupBy } from '../context.ts';
import { defineRule } from '../rule.ts';

export const nameElsewhere = defineRule({
  code: 'DNS_NAME_ELSEWHERE',
  severity: 'warning',
  title: 'A container is called by its name from another host',
  explanation: {
    what: "A container's environment or command names a container that runs on another host, and the two share no overlay network.",
    why:
      "Each Docker daemon's DNS knows the containers of its own host only. On macvlan, ipvlan and bridge networks a name does not resolve " +
      'across hosts, although the address answers.',
    how: 'Write the address in place of the name, run a DNS server on the network, or use an overlay network, whose names resolve on every host of the swarm.',
  },
  *find({ topology }) {
    const byName = groupBy(topology.containers.values(), ({ name }) => [name]);
    for (const container of topology.containers.values()) {
      const elsewhere = (text: string): Container | undefined => {
        for (const [, , name = ''] of text.matchAll(HOST_NAMES)) {
          const [other] = byName.get(name) ?? [];
          if (other && other.host !== container.host && !shareOverlay(topology, container, other)) return other;
        }
        return undefined;
      };
      const told = (where: string, other: Container, address: IpAddress | undefined) => ({
        message: `${where} of ${container.key} names ${other.name}, which is on ${other.host}: Docker on ${container.host} does not resolve it.`,
        hint: `Write ${address ?? 'an address that you give to it'} in place of ${other.name}.`,
        objects: [
          { kind: 'container', name: container.key },
          { kind: 'container', name: other.key },
        ] as const,
      });
      for (const [name, value] of Object.entries(container.environment)) {
        const other = elsewhere(value);
        if (!other) continue;
        const address = addressOf(other);
        const path = ['containers', container.key, 'environment', name];
        const changed = value.replaceAll(HOST_NAMES, (all: string, before: string, found: string) =>
          found === other.name ? `${before}${address ?? ''}` : all,
        );
        yield {
          ...told(`The environment variable ${name}`, other, address),
          path,
          ...(address !== undefined && { fix: { label: `Write ${address}`, changes: [{ path, value: changed }] } }),
        };
      }
      for (const word of container.command ?? []) {
        const other = elsewhere(word);
        if (!other) continue;
        yield { ...told('The command', other, addressOf(other)), path: ['containers', container.key, 'command'] };
        break;
      }
    }
  },
});

/** Names where an address is expected: by themselves, after `//` or `@`, before a port or a path. */
const HOST_NAMES = /(^|\/\/|@)([\w.-]+)(?=:\d|\/|$)/g;

function addressOf(container: Container): IpAddress | undefined {
  return container.attachments.find(({ ipv4 }) => ipv4 !== undefined)?.ipv4;
}

function shareOverlay(topology: Topology, one: Container, other: Container): boolean {
  return one.attachments.some(
    ({ network }) =>
      topology.networks.get(network)?.driver === 'overlay' && other.attachments.some((item) => item.network === network),
  );
}

export const noOutsideNames = defineRule({
  code: 'DNS_INTERNAL',
  severity: 'info',
  title: 'Containers on internal networks resolve no outside names',
  explanation: {
    what: 'A network is internal, and containers are on it and on no network that is not.',
    why:
      "Docker's DNS in a container asks the outside for names that it does not know, out of the container's own network. From an internal network there is no way out, so " +
      'such names end in SERVFAIL, sometimes after a wait. Names of containers of the same host resolve all the same.',
    how: 'Nothing, if that is what you want. Else put the containers on a second network that is not internal.',
  },
  *find({ topology, containersByNetwork }) {
    for (const network of topology.networks.values()) {
      if (!network.internal) continue;
      const shut = (containersByNetwork.get(network.name) ?? []).filter(({ attachments }) =>
        attachments.every((attachment) => topology.networks.get(attachment.network)?.internal === true),
      );
      if (shut.length === 0) continue;
      const [first] = shut;
      const who = shut.length === 1 ? (first?.key ?? '') : `${first?.key ?? ''} and ${shut.length - 1} more`;
      yield {
        message: `${network.name} is internal: names of the outside do not resolve in ${who}.`,
        hint: 'If they need the outside, put them on a network that is not internal too.',
        path: ['networks', network.name, 'internal'],
        objects: [{ kind: 'network', name: network.name }],
      };
    }
  },
});
