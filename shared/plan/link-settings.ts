/** What is to change on a link that stays, and what its mark says afterwards. */
import { networkOf } from '../address/address.ts';
import type { NicMark } from '../compile/labels.ts';
import type { LinkState } from '../state/state.ts';
import type { LinkChange } from './link-changes.ts';
import { disruptionOf } from './link-notes.ts';
import type { Action, Disruption } from './plan.ts';
import { divertsSession, isSessionAddress } from './session.ts';
import type { HostDraft } from './step.ts';

/** What is ours on the link once the plan is carried out. */
export function nextMark(
  draft: HostDraft,
  { desired, mark }: LinkChange,
  observed: LinkState,
  routes: readonly string[],
): NicMark {
  const mtu = askedMtu(draft, desired);
  const before = mark.mtu ?? (mtu !== undefined && mtu !== observed.mtu && !mark.made ? observed.mtu : undefined);
  return {
    made: desired !== undefined && mark.made === true,
    joined: desired?.master !== undefined && (mark.joined === true || observed.master !== desired.master),
    up: desired !== undefined && (mark.up || (!observed.up && mark.made !== true)),
    promiscuous: desired?.promiscuous === true && (mark.promiscuous || !observed.promiscuous),
    ownArp: desired?.ownArpOnly === true && (mark.ownArp === true || observed.ownArpOnly !== true),
    addresses: (desired?.addresses ?? []).filter(
      (address) => mark.addresses.includes(address) || !observed.addresses.includes(address),
    ),
    routes,
    ...(mtu === undefined || before === undefined ? {} : { mtu: before }),
  };
}

interface Change {
  readonly action: Action;
  readonly inverse: Action;
  readonly why: string;
  readonly disruption: Disruption;
}

/** A bond gives its own to its members. */
function askedMtu(draft: HostDraft, link: LinkState | undefined): number | undefined {
  return link === undefined || link.master !== undefined ? undefined : draft.desired.asked?.mtus[link.name];
}

export function changesOf(
  draft: HostDraft,
  desired: LinkState | undefined,
  observed: LinkState,
  mark: NicMark,
): readonly Change[] {
  const link = observed.name;
  const host = draft.observed;
  const changes: Change[] = [];
  const change = (action: Action, inverse: Action, why: string, disruption: Disruption = 'live') =>
    changes.push({ action, inverse, why, disruption });
  const joins = desired?.master !== undefined && desired.master !== observed.master;
  if (desired && !observed.up && !joins) change({ type: 'link.up', link }, { type: 'link.down', link }, 'it is down');
  if (desired?.promiscuous === true && !observed.promiscuous)
    change({ type: 'link.promiscuous', link, on: true }, { type: 'link.promiscuous', link, on: false }, 'the design wants it on');
  if (desired?.promiscuous !== true && mark.promiscuous && observed.promiscuous)
    change(
      { type: 'link.promiscuous', link, on: false },
      { type: 'link.promiscuous', link, on: true },
      'it was turned on for this design, which no longer wants it',
    );
  const [wantsArp, hasArp] = [desired?.ownArpOnly === true, observed.ownArpOnly === true];
  if (wantsArp !== hasArp && (wantsArp || mark.ownArp === true))
    change(
      { type: 'link.own-arp', link, on: wantsArp },
      { type: 'link.own-arp', link, on: hasArp },
      wantsArp
        ? 'a gateway address is on the shim above it, and must be answered for by the shim'
        : 'it was so before this design',
    );
  const mtu = askedMtu(draft, desired) ?? mark.mtu;
  if (mtu !== undefined && mtu !== observed.mtu)
    change(
      { type: 'link.mtu', link, mtu },
      { type: 'link.mtu', link, mtu: observed.mtu },
      mtu === mark.mtu ? 'it was so before this design' : `it is ${observed.mtu}`,
    );
  for (const address of desired?.addresses ?? []) {
    if (observed.addresses.includes(address)) continue;
    const diverting = divertsSession(host, networkOf(address), link);
    change(
      { type: 'address.add', link, address },
      { type: 'address.remove', link, address },
      'missing',
      diverting ? 'ssh-path' : 'live',
    );
  }
  for (const address of observed.addresses) {
    if (!mark.addresses.includes(address) || desired?.addresses.includes(address)) continue;
    change(
      { type: 'address.remove', link, address },
      { type: 'address.add', link, address },
      'no longer in the design',
      isSessionAddress(host, address) ? 'ssh-path' : 'live',
    );
  }
  // A NIC that was down before us goes down again when the design lets go of it; leaving a bond has seen to it already.
  if (!desired && mark.up && observed.up && !mark.joined)
    change(
      { type: 'link.down', link },
      { type: 'link.up', link },
      'it was down before this design',
      disruptionOf(draft, [link], 'live'),
    );
  return changes;
}

/** A member of a bond that stays. */
export function leaving(draft: HostDraft, desired: LinkState | undefined, observed: LinkState, mark: NicMark): readonly Change[] {
  const bond = observed.master;
  if (mark.joined !== true || bond === undefined || desired?.master === bond) return [];
  return [
    {
      action: { type: 'link.leave', link: observed.name, bond, up: !mark.up },
      inverse: { type: 'link.join', link: observed.name, bond },
      why: `it is no longer a member of ${bond}`,
      disruption: disruptionOf(draft, [observed.name], 'reconnect'),
    },
  ];
}
