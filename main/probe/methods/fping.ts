/** fping, one process a source, through nsenter. */
import { familyOf } from '../../../shared/address/address.ts';
import { at, targetsOf, type Matrix } from '../matrix.ts';
import type { OpenSession, RoundSink, SourceRef } from '../session.ts';
import { shellForRoot } from './shell-for-root.ts';
import { requirePrograms, scriptSession } from './script-session.ts';

export const openFping: OpenSession = async (context, signal) => {
  const shell = shellForRoot(context);
  await requirePrograms(shell, ['fping', 'nsenter', 'sed'], signal);
  const line = createLineReader(context.matrix);
  return scriptSession(shell, 'fping', {
    command: 'sh',
    input: context.sources.map((source) => pingFrom(context.matrix, source)).join('') + 'wait\n',
    line,
  });
};

function pingFrom(matrix: Matrix, { index, pid }: SourceRef): string {
  const addresses = [...targetsOf(matrix, index)].map((target) => at(matrix.targets, target).address);
  const enter = pid === 0 ? '' : `nsenter -t ${pid} -n `;
  return ([4, 6] as const)
    .map((family) => ({ family, own: addresses.filter((address) => familyOf(address) === family) }))
    .filter(({ own }) => own.length > 0)
    .map(
      ({ family, own }) =>
        `{ ${enter}fping -${family} -q -C1 -t1000 -i1 ${own.join(' ')} 2>&1 </dev/null | sed 's/^/${index} /'; } &\n`,
    )
    .join('');
}

/** `3 172.16.10.11 : 0.05`, `3 172.16.10.12 : -`, and what nsenter and fping complain about. */
export function createLineReader(matrix: Matrix): (text: string, sink: RoundSink) => void {
  const targets = new Map<string, number[]>();
  matrix.targets.forEach(({ address }, index) => targets.set(address, [...(targets.get(address) ?? []), index]));
  const unroutable = new Set<string>();
  return (text, sink) => {
    const [, index = '', rest = ''] = /^(\d+) (.*)$/.exec(text) ?? [];
    const source = Number(index);
    const gone = /^nsenter: (.*)/.exec(rest);
    if (gone) {
      sink.closed(source, gone[1] ?? '');
      return;
    }
    const unreachable = /^(\S+) error while sending ping: .*unreachable/.exec(rest);
    if (unreachable) unroutable.add(`${source} ${unreachable[1] ?? ''}`);
    const [, address = '', time = ''] = /^(\S+)\s*: ([\d.]+|-)$/.exec(rest) ?? [];
    for (const target of targets.get(address) ?? []) {
      const silence = unroutable.delete(`${source} ${address}`) ? ({ silence: 'no-route' } as const) : {};
      const answered = time !== '-';
      sink.cell(source, target, {
        sent: 1,
        received: answered ? 1 : 0,
        rttMs: answered ? Number(time) : null,
        ...(answered ? {} : silence),
        method: 'fping',
      });
    }
  };
}
