/** The firewall of a host: the chains of this topology as they are, beside those that the design asks for. */
import { firewallCommands, firewallRules } from '../persist/firewall.ts';
import { chainName } from '../persist/names.ts';
import { isOwnLink } from './own-links.ts';
import type { FirewallChain, NamespaceState } from '../state/state.ts';
import { canonicalRule } from './iptables-rules.ts';
import type { Step } from './plan.ts';
import { restoreCommands } from './restore-firewall.ts';
import type { HostDraft } from './step.ts';

/** What the design asks of the host itself: without what Docker makes, and with forwarding only where the file names it. */
export function askedNamespace({ desired }: HostDraft): NamespaceState {
  const { namespace, asked } = desired;
  return {
    links: namespace.links.filter((link) => isOwnLink(link) || link.kind === 'nic' || link.kind === 'loopback'),
    routes: namespace.routes,
    forwarding: { ipv4: asked?.forwarding.ipv4 === true, ipv6: asked?.forwarding.ipv6 === true },
    ...(asked?.forward ? { forward: asked.forward } : {}),
    ...(asked?.masquerade ? { masquerade: asked.masquerade } : {}),
  };
}

export function hasDocker({ desired, observed }: HostDraft): boolean {
  return desired.engine !== null || observed.engine !== null;
}

/** The step that makes the firewall so; none where it is. `after`: what it is to be changed after. */
export function planFirewall(draft: HostDraft, after: readonly Step[]): readonly Step[] {
  const wanted = askedNamespace(draft);
  const docker = hasDocker(draft);
  const rules = firewallRules(wanted, docker);
  const name = chainName(draft.topology);
  const there = (draft.observed.firewall?.chains ?? []).filter((chain) => chain.name === name);
  const commands = firewallCommands(wanted, draft.topology, docker);
  const object = { kind: 'host' as const, name: draft.desired.host };
  if (rules.length === 0) {
    if (there.length === 0) return [];
    return [
      draft.add({
        action: { type: 'firewall.remove', commands: commands.remove },
        inverse: { type: 'firewall.apply', rules: countOf(there), commands: restoreCommands(there) },
        object,
        why: 'no longer in the design',
        after,
      }),
    ];
  }
  const why = difference(rules, there, docker);
  if (why === undefined) return [];
  return [
    draft.add({
      action: { type: 'firewall.apply', rules: rules.length, commands: commands.apply },
      inverse:
        there.length === 0
          ? { type: 'firewall.remove', commands: commands.remove }
          : { type: 'firewall.apply', rules: countOf(there), commands: restoreCommands(there) },
      object,
      why,
      after,
    }),
  ];
}

function countOf(chains: readonly FirewallChain[]): number {
  return chains.reduce((sum, { rules }) => sum + rules.length, 0);
}

const HOOKS = { filter: 'FORWARD', mangle: 'FORWARD', nat: 'POSTROUTING' } as const;

/** Why the chains are not as they should be; undefined where they are. */
function difference(
  wanted: ReturnType<typeof firewallRules>,
  there: readonly FirewallChain[],
  docker: boolean,
): string | undefined {
  if (there.length === 0) return 'missing';
  const places = new Set([...wanted, ...there].map(({ family, table }) => `${family} ${table}`));
  for (const place of places) {
    const want = wanted.filter(({ family, table }) => `${family} ${table}` === place);
    const chain = there.find(({ family, table }) => `${family} ${table}` === place);
    if (!chain) return `the rules of ${place.split(' ')[1] ?? ''} are missing`;
    const same =
      chain.rules.length === want.length &&
      chain.rules.every((rule, index) => canonicalRule(rule) === canonicalRule(want[index]?.rule ?? ''));
    if (!same) return 'the rules differ';
    const hook = chain.table === 'filter' && docker ? 'DOCKER-USER' : HOOKS[chain.table];
    if (!chain.hooks.includes(hook)) return `${hook} does not lead to them`;
  }
  return undefined;
}
