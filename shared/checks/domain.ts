import type { Host, Interface } from '../topology/topology.ts';

/** Sub-interfaces on sub-interfaces nest this deep at most; a loop in the file ends here. */
const DEEPEST = 4;

/** The interface at the bottom that is cabled, and the tags on the way to it, outermost first. */
export function cabled(
  host: Host | undefined,
  link: string,
): { readonly root: Interface | undefined; readonly tags: readonly number[] } {
  const tags: number[] = [];
  let current = host?.interfaces.get(link);
  for (let depth = 0; depth < DEEPEST && current?.parent !== undefined; depth++) {
    if (current.vlan !== undefined) tags.unshift(current.vlan);
    current = host?.interfaces.get(current.parent);
  }
  return { root: current?.parent === undefined ? current : undefined, tags };
}

/**
 * The broadcast domain of an interface as a name: segment and tag. An interface that is not cabled, and tagged frames on
 * an access port, which the switch drops, are domains of their own.
 */
export function domainOf(host: Host | undefined, hostName: string, link: string): string {
  const { root, tags } = cabled(host, link);
  const alone = `${hostName}/${link}`;
  if (root?.segment === undefined) return alone;
  if (tags.length > 0) return root.access === undefined ? `${root.segment} tag ${tags.join('.')}` : alone;
  return root.access === undefined ? `${root.segment} untagged` : `${root.segment} tag ${root.access}`;
}
