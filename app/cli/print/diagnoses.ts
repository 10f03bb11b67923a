/** Why pairs were measured otherwise than predicted, cause by cause. */
import type { Diagnosis } from '../../../shared/verdict/diagnosis.ts';
import type { MatrixPair, MatrixReport } from '../../../shared/verdict/report.ts';
import type { Paint } from '../context.ts';
import { wrap } from './screen.ts';

const MOST_CAUSES = 12;
const MOST_DIFFERENCES = 3;
const MOST_PAIRS = 3;

/** Each cause once, with what to do and the pairs that it explains; the one that explains most comes first. */
export function formatDiagnoses({ pairs }: MatrixReport, paint: Paint, width: number): string {
  const causes = new Map<string, { readonly diagnosis: Diagnosis; readonly pairs: MatrixPair[] }>();
  for (const pair of pairs) {
    const { diagnosis } = pair;
    if (!diagnosis) continue;
    const key = `${diagnosis.at ?? ''} ${diagnosis.summary}`;
    const found = causes.get(key);
    if (found) found.pairs.push(pair);
    else causes.set(key, { diagnosis, pairs: [pair] });
  }
  const sorted = [...causes.values()].sort((a, b) => b.pairs.length - a.pairs.length);
  const indented = (text: string) => `    ${wrap(text, Math.max(20, width - 4), 4)}`;
  const blocks = sorted.slice(0, MOST_CAUSES).map(({ diagnosis, pairs: explained }) => {
    const { text, summary, hint, reason, differences } = diagnosis;
    const said = explained.length === 1 ? text : summary;
    const others = differences.filter((difference) => difference.text !== said).slice(0, MOST_DIFFERENCES);
    const shown = explained.slice(0, MOST_PAIRS).map(({ from, to }) => `${from} → ${to}`);
    const more = explained.length > shown.length ? ` and ${explained.length - shown.length} more` : '';
    return [
      `  ${reason === undefined ? '' : `${paint.bold(reason)}  `}${wrap(said, Math.max(20, width - 4 - (reason?.length ?? 0)), 4)}`,
      ...(hint === undefined ? [] : [indented(hint)]),
      ...others.map((difference) => indented(`also: ${difference.text}`)),
      paint.dim(indented(`${shown.join(', ')}${more}`)),
    ].join('\n');
  });
  if (sorted.length > MOST_CAUSES) blocks.push(`  and ${sorted.length - MOST_CAUSES} more causes; --json lists them all`);
  return blocks.length === 0 ? '' : `${paint.bold('What the hosts show')}\n${blocks.join('\n')}\n`;
}
