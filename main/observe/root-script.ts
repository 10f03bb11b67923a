/** What of a host only root may read: the firewall, and files of ours with their contents. Reading only. */
import { ownedGlobs } from '../../shared/persist/owned.ts';
import type { Section } from './script.ts';
import { MARK } from './script.ts';
import type { FileState } from '../../shared/state/state.ts';

/** Where a packet that is forwarded passes: what is ours, what leads to it, and what else decides there. */
const LINES = '^\\*|^:(FORWARD|DOCKER-USER|VLANVAS-)|^-A (FORWARD|DOCKER-USER|POSTROUTING|VLANVAS-)';

/** Patterns for files of whatever topology. */
function globs(): readonly string[] {
  // No shell pattern is in the name, so that it may be put in the place of each name.
  return ownedGlobs('NAME').map((glob) => glob.replaceAll('NAME', '*'));
}

export function rootScript(): string {
  const save = (program: string) => `${program} 2>/dev/null | grep -E '${LINES}'`;
  return [
    `echo '${MARK}firewall4'`,
    save('iptables-save'),
    `echo '${MARK}firewall6'`,
    save('ip6tables-save'),
    `for f in ${globs().join(' ')}; do if [ -f "$f" ]; then echo '${MARK}file '"$(stat -c %a "$f") $f"; cat "$f"; fi; done`,
    `echo '${MARK}end'`,
  ].join('; ');
}

export function readFiles(sections: readonly Section[]): readonly FileState[] {
  return sections.flatMap(({ title, body }): FileState[] => {
    const match = /^file ([0-7]+) (.+)$/.exec(title);
    return match ? [{ mode: Number.parseInt(match[1] ?? '644', 8), path: match[2] ?? '', content: body }] : [];
  });
}
