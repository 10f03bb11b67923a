/** Where the frames of a pair were seen, link by link. */
import type { Located, LocatedStage, Seen, Spot } from '../../../shared/locate/located.ts';
import type { Paint } from '../context.ts';
import { pad, wrap } from './screen.ts';

export function formatLocated(located: Located, paint: Paint, width: number): string {
  const { from, to, address, sent, answered, reason, text, hint, notes } = located;
  const fine = answered === sent && sent > 0;
  const count = `${answered} of ${sent} echoes came back`;
  const lines = [
    `${paint.bold(from)} → ${paint.bold(to)} ${address}  ${fine ? paint.green(count) : paint.red(count)}`,
    ...(reason === undefined ? [] : [paint.bold(reason)]),
    wrap(text, width),
    ...(hint === undefined ? [] : [wrap(hint, width)]),
    ...notes.map((note) => wrap(note, width)),
    '',
    ...formatWay(located, 'there', paint),
  ];
  if (located.back.length > 0) lines.push('', ...formatWay(located, 'back', paint));
  return `${lines.join('\n')}\n`;
}

function formatWay(located: Located, way: Spot['way'], paint: Paint): readonly string[] {
  const stages = located[way];
  const place = Math.max(0, ...stages.map((stage) => nameOf(stage).length));
  const isLast = (index: number) => located.answered === 0 && located.last?.way === way && located.last.index === index;
  return [
    way,
    ...stages.flatMap((stage, index) => {
      const seen = whatWasSeen(stage, way);
      const mark = stage.unheard !== undefined ? paint.yellow('?') : seen.length > 0 ? paint.green('✓') : paint.red('·');
      const head = `${String(index + 1).padStart(3)} ${mark} ${pad(nameOf(stage), place)}  ${pad(stage.direction === 'either' ? '' : stage.direction, 3)}  `;
      const said = stage.unheard === undefined ? seen : [`not listened: ${stage.unheard}`];
      const [first = 'nothing', ...more] = said;
      const indent = ' '.repeat(head.replace(/\x1b\[\d+m/g, '').length);
      return [
        ...(stage.segment === undefined ? [] : [`      segment ${stage.segment}`]),
        `${head}${first}${isLast(index) ? `  ${paint.red('seen last')}` : ''}`,
        ...more.map((text) => `${indent}${text}`),
      ];
    }),
  ];
}

function nameOf({ at, link }: LocatedStage): string {
  return `${at} ${link}`;
}

/** In the order in which they were seen. */
function whatWasSeen({ packet, question, answer }: LocatedStage, way: Spot['way']): readonly string[] {
  const kinds = { question, answer, [way === 'there' ? 'request' : 'reply']: packet };
  return Object.entries(kinds)
    .flatMap(([kind, seen]) => (seen ? [{ kind, seen }] : []))
    .sort((a, b) => a.seen.firstMs - b.seen.firstMs)
    .map(({ kind, seen }) => describe(kind, seen));
}

function describe(kind: string, { frames, firstMs, source, destination, tags }: Seen): string {
  const tag = tags.length === 0 ? '' : `  VLAN ${tags.join(' in ')}`;
  return `${frames} × ${pad(kind, 8)}  ${firstMs.toFixed(3).padStart(8)} ms  ${source} → ${destination}${tag}`;
}
