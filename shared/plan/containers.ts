/** Containers: missing ones are run, stopped ones started, changed ones made anew, those the design lost removed. */
import { readSpec } from '../compile/container.ts';
import { TOPOLOGY_LABEL, isOwned } from '../compile/labels.ts';
import type { Problem } from '../problem/problem.ts';
import type { ContainerState, DockerAttachment } from '../state/state.ts';
import { hintOfOtherDesign } from './other-design.ts';
import type { HostDraft } from './step.ts';

export interface ContainerChange {
  readonly desired: ContainerState | undefined;
  readonly observed: ContainerState | undefined;
  /** `keep`: as it should be, though a network under it may be made anew. */
  readonly change: 'run' | 'start' | 'replace' | 'remove' | 'keep';
  readonly why: string;
}

export function containerChanges(draft: HostDraft): readonly ContainerChange[] {
  const result: ContainerChange[] = [];
  for (const desired of draft.desired.containers) {
    const observed = draft.observed.containers.find(({ name }) => name === desired.name);
    if (!observed) result.push({ desired, observed, change: 'run', why: 'missing' });
    else if (!isOwned(observed, draft.topology)) draft.problems.push(inTheWay(draft, observed));
    else result.push(compare(desired, observed));
    draft.problems.push(...addressClashes(draft, desired));
  }
  for (const observed of draft.observed.containers) {
    if (isOwned(observed, draft.topology) && !draft.desired.containers.some(({ name }) => name === observed.name)) {
      result.push({ desired: undefined, observed, change: 'remove', why: 'no longer in the design' });
    }
  }
  return result;
}

function compare(desired: ContainerState, observed: ContainerState): ContainerChange {
  const reasons = differences(desired, observed);
  if (reasons.length > 0) return { desired, observed, change: 'replace', why: reasons.join('; ') };
  if (observed.status === 'running' || observed.status === 'restarting') return { desired, observed, change: 'keep', why: '' };
  if (observed.status === 'dead') return { desired, observed, change: 'replace', why: 'it is dead' };
  return { desired, observed, change: 'start', why: `it is ${observed.status}` };
}

const SPEC_KEYS = ['image', 'command', 'environment', 'restart'] as const;

function differences(desired: ContainerState, observed: ContainerState): readonly string[] {
  const found: string[] = [];
  // An unreadable label counts as empty: the container differs, and is made anew.
  const want = readSpec(desired.labels);
  const have = readSpec(observed.labels);
  for (const key of SPEC_KEYS) {
    if (JSON.stringify(want?.[key]) === JSON.stringify(have?.[key])) continue;
    found.push(`${key} is ${show(have?.[key])}, not ${show(want?.[key])}`);
  }
  for (const attachment of desired.attachments) {
    const other = observed.attachments.find(({ network }) => network === attachment.network);
    if (!other) found.push(`not connected to ${attachment.network}`);
    else found.push(...attachmentDifferences(attachment, other));
  }
  for (const { network } of observed.attachments) {
    if (!desired.attachments.some((attachment) => attachment.network === network)) found.push(`connected to ${network}`);
  }
  return found;
}

function attachmentDifferences(want: DockerAttachment, have: DockerAttachment): readonly string[] {
  const found = (['ipv4', 'ipv6', 'mac'] as const)
    .filter((key) => want[key] !== undefined && want[key] !== have[key])
    .map((key) => `${key === 'mac' ? 'MAC' : 'address'} on ${want.network} is ${have[key] ?? 'not set'}, not ${want[key]}`);
  // An engine before 28.0.0 does not tell it, and does not know it.
  const [priority, before] = [want.gatewayPriority ?? 0, have.gatewayPriority];
  if (before === undefined || before === priority) return found;
  return [...found, `gateway priority of ${want.network} is ${before}, not ${priority}`];
}

function show(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(' ') : 'different';
}

function inTheWay(draft: HostDraft, observed: ContainerState): Problem {
  const owner = observed.labels[TOPOLOGY_LABEL];
  return {
    code: 'IN_THE_WAY',
    severity: 'error',
    message:
      owner === undefined
        ? `${draft.desired.host} already has a container ${observed.name} that Vlanvas did not make (image ${observed.image}).`
        : `${draft.desired.host} already has a container ${observed.name}: it belongs to the design "${owner}".`,
    hint:
      owner === undefined
        ? `Rename the container in the design, or remove that one yourself: docker rm -f ${observed.name}`
        : hintOfOtherDesign(owner, 'container'),
    place: { host: draft.desired.host, object: `container ${observed.name}` },
    objects: [{ kind: 'container', name: observed.name }],
    data: { host: draft.desired.host, container: observed.name },
  };
}

/** The daemon itself refuses an address that another container on the same network has. */
function addressClashes(draft: HostDraft, desired: ContainerState): readonly Problem[] {
  return desired.attachments.flatMap((attachment) => {
    const holder = draft.observed.containers.find(
      (container) =>
        !isOwned(container, draft.topology) &&
        container.attachments.some(
          (other) =>
            other.network === attachment.network &&
            ((attachment.ipv4 !== undefined && other.ipv4 === attachment.ipv4) ||
              (attachment.ipv6 !== undefined && other.ipv6 === attachment.ipv6)),
        ),
    );
    if (!holder) return [];
    const address = attachment.ipv4 ?? attachment.ipv6 ?? '';
    return [
      {
        code: 'ADDRESS_IN_USE',
        severity: 'error' as const,
        message: `${desired.key ?? desired.name} wants ${address} on ${attachment.network}, which the container ${holder.name} on ${draft.desired.host} has already.`,
        hint: `Give ${desired.key ?? desired.name} another address, or remove ${holder.name} if nobody needs it.`,
        place: { host: draft.desired.host, object: `container ${holder.name}` },
        objects: [{ kind: 'container' as const, name: desired.key ?? desired.name }],
        data: { host: draft.desired.host, address, holder: holder.name },
      },
    ];
  });
}
