/** From `iptables-save` to the chains that are ours, and to what forwarding meets, as `reach` asks for it. */
import { parsePrefix } from '../../shared/address/address.ts';
import { ruleParts } from '../../shared/plan/iptables-rules.ts';
import type { RulePart } from '../../shared/plan/iptables-rules.ts';
import type {
  FirewallChain,
  FirewallState,
  FirewallTable,
  ForwardPolicy,
  ForwardRuleState,
  MasqueradeRule,
} from '../../shared/state/state.ts';

const OWN = 'VLANVAS-';
const TABLES: readonly FirewallTable[] = ['filter', 'mangle', 'nat'];

interface Chain {
  readonly table: FirewallTable;
  readonly name: string;
  readonly policy: string;
  readonly rules: string[];
}

function readChains(text: string): readonly Chain[] {
  const chains: Chain[] = [];
  let table: FirewallTable | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) table = TABLES.find((name) => name === line.slice(1).trim());
    if (table === undefined) continue;
    const declared = /^:(\S+) (\S+)/.exec(line);
    if (declared) chains.push({ table, name: declared[1] ?? '', policy: declared[2] ?? '-', rules: [] });
    const rule = /^-A (\S+) (.*)$/.exec(line);
    if (!rule) continue;
    const [, name = '', words = ''] = rule;
    let chain = chains.find((candidate) => candidate.table === table && candidate.name === name);
    if (!chain) chains.push((chain = { table, name, policy: '-', rules: [] }));
    chain.rules.push(words);
  }
  return chains;
}

function targetOf(rule: string): string | undefined {
  return ruleParts(rule).find(({ flag }) => flag === '-j' || flag === '-g')?.value;
}

/** The chains of every topology, with where they are jumped to from. */
export function readFirewall(ipv4: string, ipv6: string): FirewallState {
  const chains = ([4, 6] as const).flatMap((family): FirewallChain[] => {
    const all = readChains(family === 4 ? ipv4 : ipv6);
    return all
      .filter(({ name }) => name.startsWith(OWN))
      .map(({ table, name, rules }) => ({
        family,
        table,
        name,
        rules,
        hooks: all
          .filter((other) => other.table === table && other.rules.some((rule) => targetOf(rule) === name))
          .map((other) => other.name),
      }));
  });
  return { chains };
}

/**
 * The FORWARD chain as a list of rules, with our chains and DOCKER-USER written out in their place. What asks for more than
 * `reach` knows (ports of origin, sets, limits) is passed over, and so are Docker's own chains.
 */
export function readForward(text: string): ForwardPolicy | undefined {
  const chains = readChains(text).filter(({ table }) => table === 'filter');
  const forward = chains.find(({ name }) => name === 'FORWARD');
  if (!forward) return undefined;
  let stateful = false;
  const flatten = (chain: Chain, depth: number): readonly ForwardRuleState[] =>
    chain.rules.flatMap((rule): readonly ForwardRuleState[] => {
      const parts = ruleParts(rule);
      const target = parts.find(({ flag }) => flag === '-j')?.value ?? '';
      if (isReplies(parts)) {
        stateful ||= target === 'ACCEPT';
        return [];
      }
      const inner = chains.find(({ name }) => name === target && (name.startsWith(OWN) || name === 'DOCKER-USER'));
      if (inner) return depth > 4 ? [] : flatten(inner, depth + 1);
      const action = target === 'ACCEPT' ? 'accept' : target === 'DROP' || target === 'REJECT' ? 'drop' : undefined;
      const match = matchOf(parts);
      return action === undefined || match === undefined ? [] : [{ ...match, action }];
    });
  const rules = flatten(forward, 0);
  const fallback = forward.policy === 'DROP' ? 'drop' : 'accept';
  return rules.length === 0 && fallback === 'accept' ? undefined : { rules, fallback, stateful };
}

/** What our chains masquerade: mangle says which packets, nat does it. And the plain rules of POSTROUTING, as Docker writes them. */
export function readMasquerade(text: string): readonly MasqueradeRule[] {
  const chains = readChains(text);
  const marked = chains
    .filter(({ table, name }) => table === 'mangle' && name.startsWith(OWN))
    .flatMap(({ rules }) => rules.filter((rule) => targetOf(rule) === 'MARK'));
  const plain = chains
    .filter(({ table, name }) => table === 'nat' && name === 'POSTROUTING')
    .flatMap(({ rules }) => rules.filter((rule) => targetOf(rule) === 'MASQUERADE'));
  return [...marked, ...plain].flatMap((rule): MasqueradeRule[] => {
    const match = matchOf(ruleParts(rule));
    if (!match) return [];
    const { from, to, source, destination } = match;
    return [
      {
        ...(to === undefined ? {} : { out: to }),
        ...(from === undefined ? {} : { in: from }),
        ...(source === undefined ? {} : { source }),
        ...(destination === undefined ? {} : { destination }),
      },
    ];
  });
}

function isReplies(parts: readonly RulePart[]): boolean {
  return parts.some(({ flag, value }) => (flag === '--ctstate' || flag === '--state') && value.includes('ESTABLISHED'));
}

const KNOWN = new Set(['-i', '-o', '-s', '-d', '-p', '-j', '-m', '--comment', '--set-xmark', '--set-mark']);

/** Undefined where the rule asks for something that can't be said here. `! -o docker0` is: packets stay in no bridge when routed. */
function matchOf(parts: readonly RulePart[]): Omit<ForwardRuleState, 'action'> | undefined {
  const known = parts.every(({ flag, negated }) => KNOWN.has(flag) && (!negated || flag === '-o'));
  const value = (flag: string) => parts.find((part) => part.flag === flag && !part.negated)?.value;
  const [from, to, protocol] = [value('-i'), value('-o'), value('-p')];
  const [source, destination] = [prefixOf(value('-s')), prefixOf(value('-d'))];
  if (!known || from?.endsWith('+') === true || to?.endsWith('+') === true) return undefined;
  const plain = protocol === 'ipv6-icmp' ? 'icmp' : protocol;
  if (plain !== undefined && plain !== 'icmp' && plain !== 'tcp' && plain !== 'udp') return undefined;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(source === undefined ? {} : { source }),
    ...(destination === undefined ? {} : { destination }),
    ...(plain === undefined ? {} : { protocol: plain }),
  };
}

function prefixOf(text: string | undefined) {
  return text === undefined ? undefined : parsePrefix(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`);
}
