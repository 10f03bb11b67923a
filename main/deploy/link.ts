/** Makes one link of ours, all of it or nothing. */
import { addLink, dressLink } from '../../shared/plan/link-commands.ts';
import { shellQuote } from '../../shared/plan/shell-quote.ts';
import type { LinkState, RouteState } from '../../shared/state/state.ts';

/** One script, so that no connection that breaks in the middle leaves a link without its mark. Safe to repeat. */
export function createLink(link: LinkState, alias: string, routes: readonly RouteState[]): string {
  const name = shellQuote(link.name);
  return [
    `there=; ip link show dev ${name} >/dev/null 2>&1 && there=1`,
    `{ [ -n "$there" ] || ${addLink(link)}; } && ${dressLink(link, { alias, routes }).join(' && ')} ||`,
    `{ code=$?; [ -n "$there" ] || ip link del dev ${name} 2>/dev/null; exit "$code"; }`,
  ].join('\n');
}
