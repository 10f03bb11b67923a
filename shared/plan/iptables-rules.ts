/** Rules as iptables writes them, brought to one form: it prints what it was told in another order and with more words. */

/** The words of a rule; double quotes and backslashes as iptables-save uses them. */
export function ruleWords(rule: string): readonly string[] {
  return [...rule.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll(/\\(.)/g, '$1'),
  );
}

export interface RulePart {
  /** As in `-i` or `--ctstate`. */
  readonly flag: string;
  readonly value: string;
  readonly negated: boolean;
}

/** The parts of a rule, in its order. */
export function ruleParts(rule: string): readonly RulePart[] {
  const parts: RulePart[] = [];
  let negated = false;
  const words = ruleWords(rule);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '!') {
      negated = true;
      continue;
    }
    const next = words[index + 1];
    const hasValue = next !== undefined && !/^-{1,2}[A-Za-z]/.test(next) && next !== '!';
    parts.push({ flag: word, value: hasValue ? next : '', negated });
    negated = false;
    if (hasValue) index++;
  }
  return parts;
}

/** Two rules that mean the same have the same text here. Comments and the names of modules say nothing. */
export function canonicalRule(rule: string): string {
  return ruleParts(rule)
    .filter(({ flag }) => flag !== '-m' && flag !== '--comment')
    .map(({ flag, value, negated }) => `${negated ? '! ' : ''}${flag} ${canonicalValue(flag, value)}`)
    .sort()
    .join(' ');
}

function canonicalValue(flag: string, value: string): string {
  if (flag === '-s' || flag === '-d') return value.includes('/') ? value : `${value}/${value.includes(':') ? 128 : 32}`;
  if (flag === '--ctstate') return value.split(',').sort().join(',');
  if (flag === '-p' && value === 'icmpv6') return 'ipv6-icmp';
  return value;
}
