/**
 * The firewall of a host, as commands that may be repeated. Live and after a reboot the same ones run.
 *
 * Everything is in chains of our own (`VLANVAS-…`, one a topology, in the tables filter, mangle and nat), filled in one
 * commit by `iptables-restore --noflush`, so that there is no moment with half of the rules. Every rule carries the comment
 * `vlanvas:NAME`.
 *
 * What the filter chain says (TOPOLOGY.md, `forward`):
 *
 * - With a policy: replies of what was accepted pass, then the rules in their order, then what matches nothing is dropped.
 *   That is the forwarding of the host as a whole, also between interfaces that the design does not name. The one exception
 *   is what goes into or comes out of Docker's own bridges: where no rule of the design names it, it returns to Docker's
 *   rules, which guard those bridges; otherwise a design for two VLANs would cut every other container off.
 * - Without a policy and with forwarding on, "everything is forwarded" needs no rule, except on a Docker host, where Docker
 *   sets the policy of FORWARD to DROP: there everything between the interfaces of the design is accepted. What comes
 *   from or goes to interfaces that the design does not name is left to the rules of the host.
 *
 * On a Docker host the chain is jumped to from DOCKER-USER, which Docker walks first and never empties; from FORWARD while
 * that chain is not there (Docker has not started yet), so that a policy holds from before Docker starts.
 */
import { familyOf } from '../address/address.ts';
import type { Family, Prefix } from '../address/address.ts';
import type { ForwardRuleState, MasqueradeRule, NamespaceState } from '../state/state.ts';
import { shellQuote } from '../plan/commands.ts';
import { chainName, ruleComment } from './names.ts';

export interface FirewallCommands {
  /** Each a command line of POSIX sh, in order; repeating them changes nothing. */
  readonly apply: readonly string[];
  /** Remove every chain and rule of this topology, whatever was applied; harmless where there is none. */
  readonly remove: readonly string[];
}

/** Docker's own bridges; `br-` and the beginning of the id is the name of a bridge network that was given none. */
const DOCKER_BRIDGES = ['docker0', 'docker_gwbridge', 'br-+'] as const;
/**
 * POSTROUTING does not know where a packet came in, so mangle's FORWARD marks what is to be masqueraded. A bit that
 * Kubernetes (0xc000), Tailscale (0xff0000) and Calico (0xffff0000) leave alone.
 */
const MASQUERADE_MARK = '0x1000/0x1000';

type Table = 'filter' | 'mangle' | 'nat';
const TABLES: readonly Table[] = ['filter', 'mangle', 'nat'];

/** Where the chain of a table is jumped to from. */
const HOOKS: Readonly<Record<Table, readonly string[]>> = {
  filter: ['FORWARD', 'DOCKER-USER'],
  mangle: ['FORWARD'],
  nat: ['POSTROUTING'],
};

/** Commands that make the firewall of `desired` so. IPv6 is ruled where the design forwards it. */
export function firewallCommands(desired: NamespaceState, topology: string, hasDocker: boolean): FirewallCommands {
  const apply = ([4, 6] as const).flatMap((family) => {
    const wanted = family === 4 || desired.forwarding.ipv6;
    return TABLES.flatMap((table) => {
      const rules = wanted ? rulesOf(table, family, desired, hasDocker) : [];
      if (rules.length === 0) return removeChain(family, table, topology);
      return [fill(family, table, topology, rules), ...jump(family, table, topology, hasDocker)];
    });
  });
  return {
    apply,
    remove: ([4, 6] as const).flatMap((family) => TABLES.flatMap((table) => removeChain(family, table, topology))),
  };
}

/** Whether the design asks for any rule on this host. */
export function needsFirewall(desired: NamespaceState, hasDocker: boolean): boolean {
  return TABLES.some((table) => rulesOf(table, 4, desired, hasDocker).length > 0);
}

/** The rules that `firewallCommands` writes, one by one: what is compared with a host. */
export function firewallRules(
  desired: NamespaceState,
  hasDocker: boolean,
): readonly { readonly family: Family; readonly table: Table; readonly rule: string }[] {
  return ([4, 6] as const)
    .filter((family) => family === 4 || desired.forwarding.ipv6)
    .flatMap((family) =>
      TABLES.flatMap((table) => rulesOf(table, family, desired, hasDocker).map((rule) => ({ family, table, rule }))),
    );
}

function rulesOf(table: Table, family: Family, desired: NamespaceState, hasDocker: boolean): readonly string[] {
  if (table === 'filter') return filterRules(family, desired, hasDocker);
  const rules = (desired.masquerade ?? []).filter((rule) => isOfFamily(family, rule.source, rule.destination));
  if (rules.length === 0) return [];
  return table === 'nat'
    ? [`-m mark --mark ${MASQUERADE_MARK} -j MASQUERADE`]
    : rules.map((rule) => words(...matchOf(masqueradeMatch(rule)), `-j MARK --set-xmark ${MASQUERADE_MARK}`));
}

function filterRules(family: Family, desired: NamespaceState, hasDocker: boolean): readonly string[] {
  const policy = desired.forward;
  if (!policy) {
    const links = routedLinks(desired);
    if (!hasDocker || !desired.forwarding.ipv4 || links.length < 2) return [];
    return links.flatMap((from) => links.map((to) => words(...matchOf({ from, to }), '-j ACCEPT')));
  }
  const replies = policy.stateful === false ? [] : ['-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT'];
  const docker = hasDocker ? DOCKER_BRIDGES.flatMap((bridge) => [`-i ${bridge} -j RETURN`, `-o ${bridge} -j RETURN`]) : [];
  return [
    ...replies,
    ...policy.rules
      .filter((rule) => isOfFamily(family, rule.source, rule.destination))
      .flatMap((rule) => ruleLines(family, rule)),
    ...docker,
    policy.fallback === 'drop' ? '-j DROP' : '-j ACCEPT',
  ];
}

/** Interfaces of the design that packets can be routed through: those with an address of their own. */
function routedLinks(desired: NamespaceState): readonly string[] {
  return desired.links.filter(({ kind, addresses }) => kind !== 'loopback' && addresses.length > 0).map(({ name }) => name);
}

/** A rule about ports without a protocol is one for TCP and one for UDP. */
function ruleLines(family: Family, rule: ForwardRuleState): readonly string[] {
  const target = `-j ${rule.action === 'accept' ? 'ACCEPT' : 'DROP'}`;
  const ports = rule.ports ?? [];
  const protocols = rule.protocol !== undefined ? [rule.protocol] : ports.length > 0 ? (['tcp', 'udp'] as const) : [undefined];
  return protocols.flatMap((protocol) => {
    const name = protocol === 'icmp' && family === 6 ? 'ipv6-icmp' : protocol;
    const match = [...matchOf(rule), name === undefined ? undefined : `-p ${name}`];
    if (ports.length === 0 || protocol === 'icmp') return [words(...match, target)];
    return ports.map(([first, last]) => words(...match, `--dport ${first === last ? first : `${first}:${last}`}`, target));
  });
}

interface Match {
  readonly from?: string;
  readonly to?: string;
  readonly source?: Prefix;
  readonly destination?: Prefix;
}

function masqueradeMatch({ in: from, out: to, source, destination }: MasqueradeRule): Match {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(source === undefined ? {} : { source }),
    ...(destination === undefined ? {} : { destination }),
  };
}

function matchOf(match: Match): readonly (string | undefined)[] {
  return [
    match.from === undefined ? undefined : `-i ${restoreWord(match.from)}`,
    match.to === undefined ? undefined : `-o ${restoreWord(match.to)}`,
    match.source === undefined ? undefined : `-s ${match.source}`,
    match.destination === undefined ? undefined : `-d ${match.destination}`,
  ];
}

function isOfFamily(family: Family, ...prefixes: readonly (Prefix | undefined)[]): boolean {
  return prefixes.every((prefix) => prefix === undefined || familyOf(prefix) === family);
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

/** A word of iptables-restore, which knows double quotes and backslashes. */
function restoreWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, (letter) => `\\${letter}`)}"`;
}

function program(family: Family): string {
  return family === 4 ? 'iptables' : 'ip6tables';
}

/** Declaring the chain empties it; it is refilled in the same commit. Other chains are not touched. */
function fill(family: Family, table: Table, topology: string, rules: readonly string[]): string {
  const chain = chainName(topology);
  const comment = `-m comment --comment ${restoreWord(ruleComment(topology))}`;
  const lines = [`*${table}`, `:${chain} - [0:0]`, ...rules.map((rule) => `-A ${chain} ${comment} ${rule}`), 'COMMIT'];
  return `printf '%s\\n' ${lines.map(shellQuote).join(' ')} | ${program(family)}-restore -w --noflush`;
}

function jumpRule(hook: string, topology: string): string {
  return `${hook} -m comment --comment ${shellQuote(ruleComment(topology))} -j ${chainName(topology)}`;
}

function jump(family: Family, table: Table, topology: string, hasDocker: boolean): readonly string[] {
  const run = `${program(family)} -w -t ${table}`;
  const ensure = (hook: string) => `${run} -C ${jumpRule(hook, topology)} 2>/dev/null || ${run} -I ${jumpRule(hook, topology)}`;
  if (table !== 'filter') return HOOKS[table].map(ensure);
  if (!hasDocker)
    return [
      ...HOOKS.filter.filter((hook) => hook !== 'FORWARD').map((hook) => unhook(family, table, hook, topology)),
      ensure('FORWARD'),
    ];
  const there = `${run} -n -L DOCKER-USER >/dev/null 2>&1`;
  return [
    `if ${there}; then ${ensure('DOCKER-USER')}; else ${ensure('FORWARD')}; fi`,
    `if ${there}; then ${unhook(family, table, 'FORWARD', topology)}; fi`,
  ];
}

function unhook(family: Family, table: Table, hook: string, topology: string): string {
  return `while ${program(family)} -w -t ${table} -D ${jumpRule(hook, topology)} 2>/dev/null; do :; done`;
}

function removeChain(family: Family, table: Table, topology: string): readonly string[] {
  const run = `${program(family)} -w -t ${table}`;
  const chain = chainName(topology);
  return [
    ...HOOKS[table].map((hook) => unhook(family, table, hook, topology)),
    `if ${run} -n -L ${chain} >/dev/null 2>&1; then ${run} -F ${chain} && ${run} -X ${chain}; fi`,
  ];
}
