/** The path of one ping, hop by hop. */
import type { Hop, Walk } from '../../../shared/reach/result.ts';
import type { Paint } from '../context.ts';
import { wrap } from './screen.ts';

export interface NamedWalk extends Walk {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

export function formatWalk(walk: NamedWalk, paint: Paint, width: number): string {
  const verdict = walk.reachable
    ? paint.green('reachable')
    : paint.red(`not reachable${walk.reason === undefined ? '' : ` (${walk.reason})`}`);
  const lines = [`${paint.bold(walk.from)} → ${paint.bold(walk.to)} ${walk.address}  ${verdict}`, wrap(walk.text, width)];
  if (walk.hint !== undefined) lines.push(wrap(walk.hint, width));
  lines.push('', 'there', ...formatHops(walk.there, paint, width));
  if (walk.back.length > 0) lines.push('', 'back', ...formatHops(walk.back, paint, width));
  return `${lines.join('\n')}\n`;
}

function formatHops(hops: readonly Hop[], paint: Paint, width: number): readonly string[] {
  return hops.map((hop, index) => {
    const mark = hop.outcome === 'stops' ? paint.red('✗') : hop.outcome === 'arrives' ? paint.green('●') : '│';
    const at = [hop.at, hop.link, hop.tag === undefined ? undefined : `VLAN ${hop.tag}`]
      .filter((part) => part !== undefined)
      .join(' ');
    const head = `${String(index + 1).padStart(3)} ${mark} ${at}`;
    return `${head}\n      ${wrap(hop.text, Math.max(20, width - 6), 6)}`;
  });
}
