/** Why nobody answers: the likeliest cause behind a neighbour that stays unresolved, and the object at fault. */
import { familyOf, type IpAddress } from '../address/address.ts';
import type { Drop } from './frame.ts';
import { broadcastFrom, type Ground, type Resolution } from './neighbour.ts';
import { distrusted, type Stop } from './stops.ts';
import type { Link, Segment } from './world.ts';

export function explainSilence(ground: Ground, link: Link, wanted: IpAddress, resolution: Resolution): Stop {
  const holders = ground.world.holders.get(wanted) ?? [];
  const { arrivals, drops } = broadcastFrom(ground, link);
  // The question does not even leave the namespace or its host.
  const first = drops.find((drop) => drop.towards === undefined || drop.towards === link.namespace.host.host);
  if (arrivals.length === 0 && first) return fromDrop(first);

  for (const { drops: lost } of resolution.lost) {
    const drop = lost[0];
    if (drop) return fromDrop(drop);
  }
  const wary = resolution.distrusting[0];
  if (wary && asksInNameOf(link, wanted)) return distrusted(wary.link, asksInNameOf(link, wanted) ?? wanted, wary.why);

  for (const holder of holders) {
    const cause = betweenLinks(link, holder, wanted);
    if (cause) return cause;
  }
  for (const holder of holders) {
    const host = holder.namespace.host.host;
    const drop = drops.find((candidate) => candidate.towards === host && candidate.reason !== 'INTERFACE_DOWN');
    if (drop) return fromDrop(drop);
    const outgoing = drops.find((candidate) => candidate.towards === undefined);
    if (outgoing) return fromDrop(outgoing);
    const back = broadcastFrom(ground, holder).drops.find((candidate) => candidate.towards === undefined);
    if (back && sharesFabric(link, holder)) return fromDrop(back);
  }
  return nobody(link, wanted, holders);
}

function asksInNameOf(link: Link, wanted: IpAddress): IpAddress | undefined {
  return link.addresses.find((address) => familyOf(address) === familyOf(wanted));
}

function fromDrop(drop: Drop): Stop {
  const { reason, at, object, text, hint } = drop;
  return { reason, at, object, text, ...(hint !== undefined && { hint }) };
}

/** Causes that two links alone show: isolation by design, modes that keep children apart, a holder that is down. */
function betweenLinks(link: Link, holder: Link, wanted: IpAddress): Stop | undefined {
  const isChild = (child: Link, parent: Link): boolean =>
    child.parent === parent && (child.state.kind === 'macvlan' || child.state.kind === 'ipvlan');
  if (isChild(link, holder) || isChild(holder, link)) {
    const [child, parent] = isChild(link, holder) ? [link, holder] : [holder, link];
    return {
      reason: 'HOST_ISOLATION',
      at: parent.namespace.label,
      object: parent.object,
      text: `By design, a ${child.state.kind} child never talks to its own parent interface: ${child.label} sits on ${parent.label}.`,
      hint: `Give ${parent.namespace.label} a shim on ${parent.name} (shim: true).`,
    };
  }
  if (!holder.running) {
    const culprit = holder.state.up && holder.parent && !holder.parent.running ? holder.parent : holder;
    return {
      reason: 'INTERFACE_DOWN',
      at: culprit.label,
      object: culprit.object,
      text:
        culprit === holder
          ? `${holder.label}, which has ${wanted}, is down.`
          : `${culprit.label}, the parent interface of ${holder.label}, is down.`,
      hint: `Bring it up: ip link set ${culprit.name} up`,
    };
  }
  if (
    link !== holder &&
    link.parent &&
    link.parent === holder.parent &&
    link.state.kind === 'macvlan' &&
    holder.state.kind === 'macvlan'
  ) {
    const apart = link.state.mode === 'private' || link.state.mode === 'vepa' ? link : holder;
    const mode = apart.state.mode ?? 'bridge';
    return {
      reason: 'NETWORK_ISOLATION',
      at: apart.namespace.label,
      object: apart.object,
      text:
        mode === 'vepa'
          ? `macvlan mode vepa sends everything to the switch, and a switch does not send it back to the same port: ${link.label} and ${holder.label} share ${link.parent.label}.`
          : `macvlan mode ${mode} keeps the children of ${link.parent.label} apart.`,
      hint: 'Use macvlan mode bridge.',
    };
  }
  const deaf = layer3(holder) ? holder : layer3(link) ? link : undefined;
  if (deaf) {
    return {
      reason: 'NEIGHBOR_UNREACHABLE',
      at: deaf.namespace.label,
      object: deaf.object,
      text: `${deaf.label} is ipvlan mode ${deaf.state.mode ?? 'l3'}, which answers no ARP: it is reached by a route through its host only.`,
      hint: `Add a route to its subnet via an address of ${deaf.namespace.host.host}, or use ipvlan mode l2.`,
    };
  }
  return undefined;
}

function layer3(link: Link): boolean {
  return link.state.kind === 'ipvlan' && (link.state.mode === 'l3' || link.state.mode === 'l3s');
}

interface Outlet {
  readonly segment: Segment | undefined;
  readonly vlan: number;
  readonly base: Link;
}

/** The link at the bottom of a stack, and the VLAN that its frames have in the fabric. */
function outletOf(link: Link): Outlet {
  let vlan = 0;
  let base = link;
  for (let depth = 0; depth < 16; depth += 1) {
    if (base.state.kind === 'vlan') vlan = base.state.tag ?? 0;
    const below: Link | undefined =
      base.parent ?? (base.state.kind === 'bridge' ? base.ports.find((port) => port.port) : undefined);
    if (!below) break;
    base = below;
  }
  const access = base.port?.settings.access;
  return { segment: base.port?.segment, vlan: vlan || (access ?? 0), base };
}

function sharesFabric(a: Link, b: Link): boolean {
  const [one, other] = [outletOf(a), outletOf(b)];
  return one.segment !== undefined && one.segment === other.segment && one.vlan === other.vlan;
}

function nobody(link: Link, wanted: IpAddress, holders: readonly Link[]): Stop {
  const base = { reason: 'NEIGHBOR_UNREACHABLE' as const, at: link.namespace.label, object: link.namespace.object };
  const holder = holders[0];
  if (!holder) {
    return {
      ...base,
      text: `Nobody answers for ${wanted} in the broadcast domain of ${link.label}: no host or running container of the design has this address.`,
      hint: `Check the address; if ${wanted} is a gateway outside of the drawing, draw it.`,
    };
  }
  const where = (outlet: Outlet): string => {
    if (!outlet.segment) return 'on no segment';
    return `on segment ${outlet.segment.name}${outlet.vlan === 0 ? ', untagged' : `, VLAN ${outlet.vlan}`}`;
  };
  return {
    ...base,
    text: `Nobody answers for ${wanted}: ${holder.label} has it, but is in another broadcast domain (${where(outletOf(holder))}) than ${link.label} (${where(outletOf(link))}).`,
    hint: `Put both in one broadcast domain, or route between them.`,
  };
}
