/**
 * The preflight: what speaks against deploying a design on these hosts, before anything is changed. Each finding is
 * reported only where the design needs what is missing; `error` only where deploying cannot work.
 */
import type { Problem } from '../problem/problem.ts';
import type { FindAcross, FindOnHost, HostView, PreflightInput } from './finding.ts';
import { bridgeFilter } from './findings/bridge-filter.ts';
import { clockSkew } from './findings/clock-skew.ts';
import { dhcpOnSegment } from './findings/dhcp-on-segment.ts';
import { diskLow } from './findings/disk-low.ts';
import { engineKind } from './findings/engine-kind.ts';
import { engineTooOld } from './findings/engine-too-old.ts';
import { firewalldActive } from './findings/firewalld-active.ts';
import { forwardDrop } from './findings/forward-drop.ts';
import { identityTwice } from './findings/identity-twice.ts';
import { macFilter } from './findings/mac-filter.ts';
import { moduleMissing } from './findings/module-missing.ts';
import { neighbourTable } from './findings/neighbour-table.ts';
import { noCarrier } from './findings/no-carrier.ts';
import { reversePathFilter } from './findings/reverse-path-filter.ts';
import { selinuxEnforcing } from './findings/selinux-enforcing.ts';
import { wifiParent } from './findings/wifi-parent.ts';

const ON_HOST: readonly FindOnHost[] = [
  engineKind,
  engineTooOld,
  moduleMissing,
  noCarrier,
  wifiParent,
  macFilter,
  forwardDrop,
  bridgeFilter,
  firewalldActive,
  selinuxEnforcing,
  diskLow,
  clockSkew,
];
const ACROSS: readonly FindAcross[] = [dhcpOnSegment, identityTwice, neighbourTable, reversePathFilter];

/** Findings of every host that was read: errors first, then in the order of the hosts. */
export function preflight(input: PreflightInput): readonly Problem[] {
  const views = input.desired.flatMap((desired): HostView[] => {
    const observed = input.observed.find(({ host }) => host === desired.host);
    const facts = input.facts.find(({ host }) => host === desired.host);
    return observed && facts ? [{ host: desired.host, desired, observed, facts, fabric: input.fabric, plan: input.plan }] : [];
  });
  const found = [
    ...views.flatMap((view) => ON_HOST.flatMap((find) => find(view))),
    ...ACROSS.flatMap((find) => find(views, input)),
  ];
  const order = { error: 0, warning: 1, info: 2 } as const;
  return found.sort((a, b) => order[a.severity] - order[b.severity]);
}
