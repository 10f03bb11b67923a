/** Commands that bring chains back as they were read: to undo a change of the firewall. */
import type { FirewallChain } from '../state/state.ts';
import { shellQuote } from './shell-quote.ts';

export function restoreCommands(chains: readonly FirewallChain[]): readonly string[] {
  return chains.flatMap(({ family, table, name, rules, hooks }) => {
    const program = family === 4 ? 'iptables' : 'ip6tables';
    const lines = [`*${table}`, `:${name} - [0:0]`, ...rules.map((rule) => `-A ${name} ${rule}`), 'COMMIT'];
    // The comment is what marks the jump as ours.
    const comment = rules[0]?.match(/--comment (?:"[^"]*"|\S+)/)?.[0];
    const jump = (hook: string) => [hook, ...(comment === undefined ? [] : [`-m comment ${comment}`]), `-j ${name}`].join(' ');
    return [
      `printf '%s\\n' ${lines.map(shellQuote).join(' ')} | ${program}-restore -w --noflush`,
      ...hooks.map(
        (hook) => `${program} -w -t ${table} -C ${jump(hook)} 2>/dev/null || ${program} -w -t ${table} -I ${jump(hook)}`,
      ),
    ];
  });
}
