/** The steps of a packet as sentences, for `explain` and the canvas. */
import type { IpAddress } from '../address/address.ts';
import type { Packet } from './forward.ts';
import type { Step } from './frame.ts';
import type { Route } from './lookup.ts';
import type { Hop } from './result.ts';
import type { Stop } from './stops.ts';
import type { Link, Namespace } from './world.ts';

export function localHop(namespace: Namespace, destination: IpAddress): Hop {
  const { label, object } = namespace;
  return { at: label, object, text: `${destination} is an address of ${label} itself`, outcome: 'arrives' };
}

function routeText(route: Route, destination: IpAddress): string {
  const link = route.link?.name ?? '';
  if (route.via === undefined) return `${route.to} is on link, ${link}`;
  const what =
    route.length === 0 ? `${destination} goes by the default route` : `${destination} goes by the route to ${route.to}`;
  return `${what} via ${route.via}, ${link}`;
}

export function routeHop(namespace: Namespace, route: Route, destination: IpAddress, translated: IpAddress | undefined): Hop {
  return {
    at: namespace.label,
    ...(route.link && { link: route.link.name }),
    object: namespace.object,
    text: `${routeText(route, destination)}${translated ? `; the source becomes ${translated} (masquerade)` : ''}`,
    outcome: 'passes',
  };
}

export function forwardHop(
  namespace: Namespace,
  from: Link,
  route: Route,
  destination: IpAddress,
  by: string,
  translated: IpAddress | undefined,
): Hop {
  const to = route.link?.name ?? '';
  const nat = translated ? `; the source becomes ${translated} (masquerade)` : '';
  return {
    at: namespace.label,
    link: from.name,
    object: namespace.object,
    text: `${routeText(route, destination)}; forwarded from ${from.name} to ${to}: ${by}${nat}`,
    outcome: 'passes',
  };
}

export function arrivalHop(namespace: Namespace, link: Link, packet: Packet): Hop {
  return {
    at: namespace.label,
    link: link.name,
    object: namespace.object,
    text: `the ${packet.isReply ? 'reply' : 'request'} arrives for ${packet.destination}`,
    outcome: 'arrives',
  };
}

export function stopHop(stop: Stop): Hop {
  return { at: stop.at, object: stop.object, text: stop.text, outcome: 'stops' };
}

/** What a frame went through between two namespaces: sub-interfaces, NICs, segments, bridges. */
export function frameHops(last: Step, receiver: Link): readonly Hop[] {
  const steps: Step[] = [];
  for (let step: Step | undefined = last; step; step = step.before) steps.unshift(step);
  const hops: Hop[] = [];
  for (const [index, step] of steps.entries()) {
    const tagged = step.tag === undefined ? '' : `, tagged ${step.tag}`;
    const tag = step.tag === undefined ? {} : { tag: step.tag };
    if (step.segment) {
      const name = step.segment.name;
      hops.push({
        at: name,
        ...tag,
        object: { kind: 'segment', name },
        text: `segment ${name} carries the frame${tagged}`,
        outcome: 'passes',
      });
    } else if (step.link && step.link !== receiver) {
      const { link } = step;
      const verb = steps.slice(index).some((later) => later.segment) ? 'out of' : 'in by';
      const by = index === 0 ? 'leaves by' : link.state.kind === 'bridge' ? 'crosses' : verb;
      hops.push({
        at: link.namespace.label,
        link: link.name,
        ...tag,
        object: link.object,
        text: `${by} ${link.name}${tagged}`,
        outcome: 'passes',
      });
    }
  }
  return hops;
}
