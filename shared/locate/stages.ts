/** From the hops of a walk to the links at which its packet can be heard, in order and with the direction in which it passes. */
import type { Hop } from '../reach/result.ts';
import type { HostState, LinkState } from '../state/state.ts';
import { linkOf } from '../verdict/soundings.ts';
import type { Stage, StageEnd } from './located.ts';

type OpenStage = Omit<Stage, 'receiver'>;

/** A bridge that frames only cross is no place to hear them: its own link gets what is for its host alone. */
export function stagesOf(hops: readonly Hop[], hosts: readonly HostState[]): readonly Stage[] {
  const stages: Stage[] = [];
  let open: OpenStage[] = [];
  let namespace = '';
  let sender: StageEnd | undefined;
  let direction: 'in' | 'out' = 'out';
  let segment: string | undefined;
  let crossing = 0;
  let wasFrame = false;

  const add = (hop: Hop, link: string, end: StageEnd, kind: LinkState['kind'] | undefined) => {
    const before = open.at(-1);
    if (before?.at === hop.at && before.link === link && before.direction === direction) return;
    const tag = hop.tag ?? undefined;
    open.push({
      at: hop.at,
      link,
      direction: kind === 'veth' && !hop.at.includes('/') ? 'either' : direction,
      ...(tag !== undefined && { tag }),
      object: hop.object,
      crossing,
      sender: end,
      ...(segment !== undefined && { segment }),
    });
    segment = undefined;
  };
  const close = (receiver: StageEnd | undefined) => {
    stages.push(...open.map((stage) => ({ ...stage, ...(receiver && { receiver }) })));
    open = [];
    sender = undefined;
    crossing += 1;
    direction = 'out';
  };

  for (const hop of hops) {
    const { at, link, object } = hop;
    if (hop.outcome === 'stops') break;
    if (object.kind === 'segment') {
      direction = 'in';
      segment = at;
      continue;
    }
    if (link === undefined) continue;
    const end = { at, link };
    const kind = linkOf(end, hosts)?.kind;
    if (isNamespace(hop) && (at !== namespace || wasFrame)) {
      namespace = at;
      if (wasFrame && sender) {
        direction = 'in';
        add(hop, link, sender, kind);
        close(end);
      } else {
        if (open.length > 0) close(end);
        sender = end;
        add(hop, link, sender, kind);
      }
      wasFrame = false;
      continue;
    }
    sender ??= end;
    const before = open.at(-1);
    if (before && hostOf(before.at) !== hostOf(at)) direction = 'in';
    if (kind !== 'bridge' || !before) add(hop, link, sender, kind);
    wasFrame = true;
  }
  if (open.length > 0) close(undefined);
  return stages;
}

/** Where the packet is made, forwarded or taken, not a link that a frame of it goes through. */
function isNamespace({ object }: Hop): boolean {
  return object.kind === 'host' || object.kind === 'container';
}

function hostOf(at: string): string {
  return at.split('/')[0] ?? at;
}
