/** Makes one link of ours, all of it or nothing. */
import { addLink, dressLink } from '../../shared/plan/link-commands.ts';
import type { Action } from '../../shared/plan/plan.ts';
import { shellQuote } from '../../shared/plan/shell-quote.ts';

/** One script, so that no connection that breaks in the middle leaves a link without its mark. Safe to repeat. */
export function createLink({ link, ...dress }: Extract<Action, { readonly type: 'link.create' }>): string {
  const name = shellQuote(link.name);
  return [
    `there=; ip link show dev ${name} >/dev/null 2>&1 && there=1`,
    `{ [ -n "$there" ] || ${addLink(link)}; } && ${dressLink(link, dress).join(' && ')} ||`,
    `{ code=$?; [ -n "$there" ] || ip link del dev ${name} 2>/dev/null; exit "$code"; }`,
  ].join('\n');
}
