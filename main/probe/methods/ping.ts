/** The host's own ping through nsenter, many at a time: of iputils or busybox, whichever is there. */
import { familyOf } from '../../../shared/address/address.ts';
import { at, targetsOf } from '../matrix.ts';
import type { OpenSession, RoundSink } from '../session.ts';
import { readPing } from './ping-output.ts';
import { shellForRoot } from './shell-for-root.ts';
import { requirePrograms, scriptSession } from './script-session.ts';

/** More start faster than they are answered, and lose ARP in the burst. */
const AT_ONCE = 32;

/** Two tries, because a lost ARP broadcast costs the first. The answer is one line, so that those of many don't mix. */
const PING_ONE = `e=; [ "$2" = 0 ] || e="nsenter -t $2 -n"
o=$($e ping -$4 -q -c 1 -W 1 "$5" 2>&1) || o=$($e ping -$4 -q -c 1 -W 1 "$5" 2>&1)
echo "$1 $3 "$o`;

export const openPing: OpenSession = async (context, signal) => {
  const shell = shellForRoot(context);
  await requirePrograms(shell, ['ping', 'nsenter', 'xargs'], signal);
  const input = context.sources.flatMap(({ index, pid }) =>
    [...targetsOf(context.matrix, index)].map((target) => {
      const { address } = at(context.matrix.targets, target);
      return `${index} ${pid} ${target} ${familyOf(address)} ${address}\n`;
    }),
  );
  const command = `xargs -P ${AT_ONCE} -n 5 sh -c '${PING_ONE}' ping`;
  return scriptSession(shell, 'ping', { command, input: input.join(''), line: takePingLine });
};

/** `3 17 ` and what ping said about target 17, in one line. */
export function takePingLine(text: string, sink: RoundSink): void {
  const [, source, target, output = ''] = /^(\d+) (\d+) (.*)$/.exec(text) ?? [];
  if (source === undefined || target === undefined) return;
  const gone = /nsenter: (.*)/.exec(output);
  if (gone) sink.closed(Number(source), gone[1] ?? '');
  else sink.cell(Number(source), Number(target), { ...readPing(output), method: 'ping' });
}
