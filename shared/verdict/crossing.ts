/** The segments that a ping crosses, with the ports and the ends on either side. */
import type { Hop, Walk } from '../reach/result.ts';

/** A NIC at a segment, and the tag that the frames have there. */
export interface Port {
  readonly host: string;
  readonly link: string;
  readonly tag: number | undefined;
}

/** The link of a namespace that sends or takes the packet: `docker01/bbox1` and `eth0`. */
export interface End {
  readonly at: string;
  readonly link: string;
}

export interface Crossing {
  readonly segment: string;
  readonly tag: number | undefined;
  readonly near: Port;
  readonly far: Port;
  readonly sender: End;
  readonly receiver: End;
}

/** The crossings of a walk on the way there, in order. */
export function crossings({ there }: Walk): readonly Crossing[] {
  return there.flatMap((hop, index): Crossing[] => {
    const before = there[index - 1];
    const after = there[index + 1];
    if (hop.object.kind !== 'segment' || !before || !after) return [];
    const from = there.findLastIndex((candidate, at) => at < index && isNamespace(candidate));
    const taker = there.find((candidate, at) => at > index && isNamespace(candidate));
    // A container's own hop tells its link; a router's tells the one that the packet came by, the next the one that it leaves by.
    const giver = there[from]?.object.kind === 'container' ? there[from] : there[from + 1];
    if (!giver || !taker) return [];
    return [
      {
        segment: hop.at,
        tag: hop.tag,
        near: portOf(before),
        far: portOf(after),
        sender: endOf(giver),
        receiver: endOf(taker),
      },
    ];
  });
}

/** `docker01/ens33`. */
export function portName({ host, link }: Port): string {
  return `${host}/${link}`;
}

function isNamespace({ object }: Hop): boolean {
  return object.kind === 'host' || object.kind === 'container';
}

function portOf({ at, link = '', tag }: Hop): Port {
  return { host: at, link, tag };
}

function endOf({ at, link = '' }: Hop): End {
  return { at, link };
}
