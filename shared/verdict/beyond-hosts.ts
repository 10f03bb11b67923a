/**
 * What to say where the hosts as they are should let a ping pass and it was not answered: the fault is where no host can
 * look. The kind of silence tells how far the ping came, the path which segment and ports lie in between.
 */
import { familyOf } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Endpoint, PairKey, Walk } from '../reach/result.ts';
import { crossings, portName } from './crossing.ts';
import type { Crossing } from './crossing.ts';
import type { Filter } from './look.ts';
import type { Measurement } from './measurement.ts';

/** Namespaces on the way that pass the packet on. */
function routersOf({ there }: Walk, from: string): readonly string[] {
  const passing = there.filter(
    ({ at, object, outcome }) => outcome === 'passes' && at !== from && (object.kind === 'host' || object.kind === 'container'),
  );
  return [...new Set(passing.map(({ at }) => at))];
}

interface Beyond {
  readonly text: string;
  readonly summary: string;
  readonly hint: string;
  readonly at?: string;
  readonly object?: ObjectRef;
}

interface Parties {
  readonly from: Endpoint;
  readonly to: Endpoint;
}

/** `filters`: of the namespaces on the way, as far as they were read. */
export function beyondHosts(
  pair: PairKey,
  { from, to }: Parties,
  walk: Walk,
  measured: Measurement,
  filters: readonly Filter[] = [],
): Beyond {
  const path = crossings(walk);
  const routers = routersOf(walk, labelOf(from));
  const way = [labelOf(to), ...routers, labelOf(from)];
  const met = filters.filter(({ at }) => way.includes(at)).sort((a, b) => way.indexOf(a.at) - way.indexOf(b.at));
  const [filter] = met;
  if (filter && measured.silence !== 'no-neighbour' && measured.silence !== 'no-route')
    return filtered(pair, filter, { from, to });
  if (measured.silence === undefined) return silent(pair, to, path[0]);
  switch (measured.silence) {
    case 'no-neighbour':
      return noNeighbour(pair, from, path[0], routers[0]);
    case 'no-reply':
      return noReply(pair, to, routers);
    case 'no-route':
      return {
        text: `The kernel of ${from.id} had no way to ${pair.address} when it was measured, and has one now.`,
        summary: `A route was missing when it was measured, and is there now.`,
        hint: 'Measure again.',
        ...placeOf(from),
      };
    case 'refused':
      return {
        text: `The ping to ${pair.address} was refused, by a firewall of ${from.id} itself or by a machine on the way: no host tells which.`,
        summary: 'The pings are refused, by a firewall of the sender or of a machine on the way.',
        hint: `Look at the firewall of ${from.id}: ${firewallCommand(from)}`,
        ...placeOf(from),
      };
  }
}

/** A firewall on the way drops something: which of its rules the ping met, no host tells. */
function filtered(pair: PairKey, { at, rules }: Filter, parties: Parties): Beyond {
  const [first = ''] = rules;
  const more = rules.length === 1 ? '' : `, and ${rules.length - 1} more`;
  const party = [parties.to, parties.from].find((endpoint) => labelOf(endpoint) === at);
  const object: ObjectRef = party ? placeOf(party).object : { kind: 'host', name: at };
  return {
    text: `By links and routes ${pair.address} should answer ${pair.from}; a firewall on the way drops packets, which these pings may be: ${at} has ${first}${more}.`,
    summary: `A firewall on the way drops packets: ${at} has ${first}${more}.`,
    hint: `Look at the firewall of ${at}: ${party ? firewallCommand(party) : `on ${at}, iptables -S`}`,
    at,
    object,
  };
}

/** Pinged with a tool that does not tell how it was silent. */
function silent(pair: PairKey, to: Endpoint, crossing: Crossing | undefined): Beyond {
  const where = crossing ? ` Between them lies ${wire(crossing)}.` : '';
  return {
    text: `By what the hosts tell, ${pair.address} should answer ${pair.from}, and it did not.${where}`,
    summary: 'By what the hosts tell, these pairs should answer.',
    hint: `Look at the firewall of ${to.id} (${firewallCommand(to)}), then at the switch.`,
  };
}

function noNeighbour(pair: PairKey, from: Endpoint, crossing: Crossing | undefined, gateway: string | undefined): Beyond {
  const question = familyOf(pair.address) === 4 ? 'ARP' : 'neighbour discovery';
  const whom = gateway === undefined ? pair.address : `the gateway ${gateway}`;
  if (!crossing) {
    return {
      text: `Nobody answers ${question} for ${whom}, though by what ${from.host} tells it should work, and all of the way is inside ${from.host}.`,
      summary: `Nobody answers ${question} inside ${from.host}, though by what it tells it should work.`,
      hint: `Measure again; if it stays so, look for a filter on ${from.host}: nft list ruleset`,
      at: from.host,
      object: { kind: 'host', name: from.host },
    };
  }
  const [near, far] = [portName(crossing.near), portName(crossing.far)];
  const tagged = crossing.tag === undefined ? '' : ` and is VLAN ${crossing.tag} carried to both`;
  return {
    text: `Nobody answers ${question} for ${whom}, though by what the hosts tell it should work: the fault is where no host can look, on ${wire(crossing)}.`,
    summary: `Nobody answers ${question} across ${wire(crossing)}, where no host can look.`,
    hint: `Look at the switch ports of ${near} and ${far}: are both up${tagged}, and do they let frames of several MAC addresses pass (port security; promiscuous mode and forged transmits of a hypervisor)?`,
    at: `segment ${crossing.segment}`,
    object: { kind: 'segment', name: crossing.segment },
  };
}

function noReply(pair: PairKey, to: Endpoint, routers: readonly string[]): Beyond {
  const [gateway] = routers;
  const resolved = familyOf(pair.address) === 4 ? 'answers ARP' : 'answers neighbour discovery';
  const text =
    gateway === undefined
      ? `${pair.address} resolves (it ${resolved}) but stays silent: something on ${to.id} or on the way, there or back, drops the ping.`
      : `The gateway ${gateway} ${resolved}, but the ping stays without an answer: something on ${routers.join(', ')}, on ${to.id} or on the way, there or back, drops it.`;
  return {
    text,
    summary: 'Resolved but silent: something on these machines or on the way drops the pings, as a firewall does.',
    hint: `Look at the firewall of ${to.id}: ${firewallCommand(to)}${gateway === undefined ? '' : `; and at that of ${routers.join(', ')}: iptables -S`}`,
  };
}

function wire({ segment, tag, near, far }: Crossing): string {
  return `segment ${segment}${tag === undefined ? '' : `, VLAN ${tag},`} between ${portName(near)} and ${portName(far)}`;
}

function labelOf({ host, container, id }: Endpoint): string {
  return container === undefined ? host : `${host}/${id}`;
}

function placeOf(endpoint: Endpoint): { readonly at: string; readonly object: ObjectRef } {
  const { host, container, id } = endpoint;
  const object: ObjectRef = container === undefined ? { kind: 'host', name: host } : { kind: 'container', name: id };
  return { at: labelOf(endpoint), object };
}

/** The command that a person would type on the host. */
function firewallCommand({ host, container }: Endpoint): string {
  return container === undefined
    ? `on ${host}, iptables -S`
    : `on ${host}, nsenter -t $(docker inspect -f '{{.State.Pid}}' ${container}) -n iptables -S`;
}
