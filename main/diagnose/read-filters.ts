/** Which firewalls on a host, and in its containers, drop something: rules as their own tools list them. Reading only. */
import type { HostState } from '../../shared/state/state.ts';
import type { Filter } from '../../shared/verdict/look.ts';
import type { Shell } from '../host/connection.ts';

const MARK = '=== vlanvas ';
const PATIENCE = 15_000;
/** So many tell enough; a host with Docker has a few that are Docker's own. */
const MOST_RULES = 8;

/** iptables for what it knows; nft for the families that iptables does not show. */
const LIST = [
  "iptables-save 2>/dev/null | sed -n '/^:\\(INPUT\\|OUTPUT\\) DROP/p; /-j \\(DROP\\|REJECT\\)/p'",
  "for f in netdev inet bridge arp; do nft list ruleset $f 2>/dev/null | sed -n 's/^[[:space:]]*//; /policy drop/p; /\\(drop\\|reject\\)$/p'; done",
].join('; ');

/** Chains in which Docker keeps its own bridges apart: they are no finding. */
const DOCKERS = /^-A (DOCKER|DOCKER-ISOLATION\S*|DOCKER-CT|DOCKER-BRIDGE|DOCKER-INTERNAL|DOCKER-FORWARD) /;

/** The host's own namespace, and those of these containers. Namespaces without such rules are left out. */
export async function readFilters(
  shell: Shell,
  { host, containers }: HostState,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly Filter[]> {
  if (shell.privilege === 'none') return [];
  const inside = containers.flatMap(({ name, key, pid }) => {
    const at = `${host}/${key ?? name}`;
    return pid !== undefined && wanted.has(at) ? [{ at, pid }] : [];
  });
  const lines = [
    ...(wanted.has(host) ? [`echo '${MARK}0'; ${LIST}`] : []),
    ...inside.map(({ pid }) => `echo '${MARK}${pid}'; nsenter -t ${pid} -n sh -c '${LIST.replaceAll("'", `'\\''`)}'`),
  ];
  if (lines.length === 0) return [];
  const { stdout } = await shell.run(`${lines.join('\n')}\ntrue`, { signal, privileged: true, timeout: PATIENCE });
  return stdout
    .split(MARK)
    .slice(1)
    .flatMap((part): Filter[] => {
      const [pid = '', ...rules] = part.split('\n').map((line) => line.trim());
      const at = pid === '0' ? host : inside.find((one) => String(one.pid) === pid)?.at;
      const own = rules.filter((rule) => rule !== '' && !DOCKERS.test(rule)).map(withoutCounters);
      return at === undefined || own.length === 0 ? [] : [{ at, rules: own.slice(0, MOST_RULES) }];
    });
}

/** `:INPUT DROP [12:720]` is the policy of a chain and what met it. */
function withoutCounters(rule: string): string {
  return rule.replace(/^:(\S+) DROP.*$/, 'the policy DROP of $1');
}
