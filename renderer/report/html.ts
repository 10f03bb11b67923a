/** A page that needs nothing else: what is wrong in words, the drawing, the matrix, and the ways that need telling. Pure. */
import type { Endpoint } from '../../shared/reach/result.ts';
import type { MatrixPair, MatrixReport } from '../../shared/verdict/report.ts';
import type { Language, Translate } from '../locales/index.ts';
import { COLUMNS, rowOf } from './columns.ts';
import { escapeText } from './escape.ts';
import { outcomeOf } from './outcome.ts';
import { pairsToTell, pathsHtml, type Ways } from './paths.ts';
import { STYLE } from './style.ts';

/** Beyond these many endpoints a square table is no longer read. */
const SQUARE = 60;
/** Lines of the list that stands in its place. */
const MOST_LINES = 2_000;

interface HtmlOptions {
  readonly t: Translate;
  readonly language: Language;
  readonly at: Date;
  /** The drawing as SVG; empty where there is none. */
  readonly drawing: string;
  readonly ways: Ways;
}

export function asHtml(report: MatrixReport, { t, language, at, drawing, ways }: HtmlOptions): string {
  const title = escapeText(report.name);
  const told = pairsToTell(report);
  const isSquare = report.endpoints.length <= SQUARE;
  const wrong = report.pairs.filter((pair) => outcomeOf(pair).isWrong);
  const section = (name: string, content: string): string => (content === '' ? '' : `<h2>${escapeText(name)}</h2>\n${content}`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1><p class="when">${escapeText(at.toLocaleString(language))}</p>
${sentencesOf(report, t)
  .map((sentence) => `<p class="say">${escapeText(sentence)}</p>`)
  .join('\n')}
${section(t('report.drawing'), drawing === '' ? '' : `<div class="sheet">${drawing}</div>`)}
${section(t('panel.matrix'), `<div class="sheet">${isSquare ? square(report, t) : list(wrong.length > 0 ? wrong : report.pairs, t)}</div>`)}
${section(t('report.ways'), told.length === 0 ? '' : `<div class="sheet">${pathsHtml(told, ways, t)}</div>`)}
</body></html>
`;
}

function sentencesOf({ summary, blame }: MatrixReport, t: Translate): readonly string[] {
  const unmet = summary.withExpectation - summary.asExpected;
  return [
    ...blame.map(({ text }) => text),
    summary.unexpectedlyBlocked > 0 ? t.count('matrix.blockedCount', summary.unexpectedlyBlocked) : '',
    summary.unexpectedlyOpen > 0 ? t.count('matrix.leakCount', summary.unexpectedlyOpen) : '',
    unmet > 0 ? t.count('matrix.unmetCount', unmet) : '',
    t.count('matrix.predicted', summary.predictedReachable, { pairs: summary.pairs }),
  ].filter((part) => part !== '');
}

function square({ endpoints, pairs }: MatrixReport, t: Translate): string {
  const worst = new Map<string, MatrixPair>();
  for (const pair of pairs) {
    const key = `${pair.from}\n${pair.to}`;
    const known = worst.get(key);
    if (!known || (!outcomeOf(known).isWrong && outcomeOf(pair).isWrong)) worst.set(key, pair);
  }
  const shown = endpoints.filter(({ id }) => pairs.some(({ from, to }) => from === id || to === id));
  const nameOf = ({ container, host, id }: Endpoint): string => (container === undefined ? host : id);
  const head = shown.map((endpoint) => `<th scope="col">${escapeText(nameOf(endpoint))}</th>`).join('');
  const rows = shown.map((from) => {
    const cells = shown.map((to) => {
      const pair = worst.get(`${from.id}\n${to.id}`);
      if (!pair) return '<td></td>';
      const { className, mark, isUnmet } = outcomeOf(pair);
      const text = `${pair.from} → ${pair.to}: ${pair.diagnosis?.text ?? pair.predicted.text}`;
      return `<td class="${className}${isUnmet ? ' unmet' : ''}" title="${escapeText(text)}">${escapeText(mark)}</td>`;
    });
    return `<tr><th scope="row">${escapeText(nameOf(from))}</th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>\n${rows.join('\n')}</tbody></table>${legend(t)}`;
}

function legend(t: Translate): string {
  const items = [
    ['open', '○', t('look.open')],
    ['closed', '–', t('look.closed')],
    ['unexpectedly-blocked', '✕', t('look.blocked')],
    ['unexpectedly-open', '!', t('look.leak')],
  ] as const;
  const list = items.map(([name, mark, text]) => `<li><i class="${name}">${mark}</i>${escapeText(text)}</li>`);
  return `<ul class="legend">${list.join('')}</ul>`;
}

function list(pairs: readonly MatrixPair[], t: Translate): string {
  const head = COLUMNS.map((column) => `<th scope="col">${column}</th>`).join('');
  const rows = pairs.slice(0, MOST_LINES).map(
    (pair) =>
      `<tr class="${outcomeOf(pair).className}">${rowOf(pair)
        .map((field) => `<td>${escapeText(field)}</td>`)
        .join('')}</tr>`,
  );
  const more = pairs.length > MOST_LINES ? `<p>${escapeText(t('report.more', { count: pairs.length - MOST_LINES }))}</p>` : '';
  return `<table class="list"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}</tbody></table>${more}`;
}
