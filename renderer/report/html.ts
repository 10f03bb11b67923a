/** A page that needs nothing else: what is wrong in words, the drawing, the matrix, and the ways that need telling. Pure. */
import type { Endpoint } from '../../shared/reach/result.ts';
import type { MatrixPair, MatrixReport } from '../../shared/verdict/report.ts';
import type { Language, MessageKey, Translate } from '../locales/index.ts';
import { roundTripText } from '../panels/matrix/model/model.ts';
import { escapeText } from './escape.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
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

/** The first is the headline: what was measured beside what was predicted, or that nothing was measured. */
function sentencesOf({ summary, blame, pairs }: MatrixReport, t: Translate): readonly string[] {
  const unmet = summary.withExpectation - summary.asExpected;
  const unmetCount = unmet > 0 ? t.count('matrix.unmetCount', unmet) : '';
  const causes = blame.map(({ text }) => t.say(text));
  const measured = pairs.filter((pair) => pair.measured !== undefined);
  const told =
    measured.length === 0
      ? [
          `${t.count('matrix.predicted', summary.predictedReachable, { pairs: summary.pairs })} ${t('matrix.notMeasured')}`,
          ...causes,
          unmetCount,
        ]
      : [headline(summary, measured.length, t), ...causes, reachOf(measured, t), unmetCount];
  return told.filter((part) => part !== '');
}

function headline(summary: MatrixReport['summary'], measured: number, t: Translate): string {
  const { pairs, asPredicted, unexpectedlyBlocked, unexpectedlyOpen } = summary;
  return [
    measured === pairs ? t.count('report.allMeasured', pairs) : t('report.someMeasured', { measured, pairs }),
    t('report.asPredicted', { count: asPredicted }),
    unexpectedlyBlocked > 0 ? t.count('matrix.blockedCount', unexpectedlyBlocked) : '',
    unexpectedlyOpen > 0 ? t.count('matrix.leakCount', unexpectedlyOpen) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Of the pairs that were measured alone: beside the others a prediction would look like a difference. */
function reachOf(measured: readonly MatrixPair[], t: Translate): string {
  return t('report.reach', {
    open: measured.filter((pair) => (pair.measured?.received ?? 0) > 0).length,
    predicted: measured.filter((pair) => pair.predicted.reachable).length,
  });
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
      const { className, mark, isUnmet, isMet } = outcomeOf(pair);
      const told = t.say(pair.diagnosis?.text ?? pair.predicted.text);
      const unmeasured = pair.measured
        ? ''
        : `${t(pair.predicted.reachable ? 'look.predicted.open' : 'look.predicted.closed')} · `;
      const text = `${pair.from} → ${pair.to}: ${unmeasured}${told}`;
      return `<td class="${className}${isUnmet ? ' unmet' : isMet ? ' met' : ''}" title="${escapeText(text)}">${escapeText(mark)}</td>`;
    });
    return `<tr><th scope="row">${escapeText(nameOf(from))}</th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>\n${rows.join('\n')}</tbody></table>${legend(pairs, t)}`;
}

/** What is there to be seen: the outcomes of a measurement, what was not measured, and what the file expects. */
function legend(pairs: readonly MatrixPair[], t: Translate): string {
  const outcomes = pairs.map(outcomeOf);
  const has = (name: string): boolean => outcomes.some(({ className }) => className === name);
  const measured = [
    ['open', '0.4 ms', t('look.open')],
    ['closed', '–', t('look.closed')],
    ['unexpectedly-blocked', '✕', t('look.blocked')],
    ['unexpectedly-open', '!', t('look.leak')],
  ];
  const items = [
    ...(pairs.some((pair) => pair.measured) ? measured : []),
    ...(has('predicted-open') ? [['predicted-open', '○', t('look.predicted.open')]] : []),
    ...(has('predicted-closed') ? [['predicted-closed', '–', t('look.predicted.closed')]] : []),
    ...(outcomes.some(({ isMet }) => isMet) ? [['met', '', t('look.met')]] : []),
    ...(outcomes.some(({ isUnmet }) => isUnmet) ? [['unmet', '', t('look.unmet')]] : []),
  ];
  const list = items.map(([name = '', mark = '', text = '']) => `<li><i class="${name}">${mark}</i>${escapeText(text)}</li>`);
  return `<ul class="legend">${list.join('')}</ul>`;
}

const LOOKS = {
  open: 'look.open',
  closed: 'look.closed',
  'predicted-open': 'look.predicted.open',
  'predicted-closed': 'look.predicted.closed',
  'unexpectedly-blocked': 'look.blocked',
  'unexpectedly-open': 'look.leak',
} as const satisfies Readonly<Record<Outcome['className'], MessageKey>>;

function list(pairs: readonly MatrixPair[], t: Translate): string {
  const columns = ['from', 'to', 'address', 'outcome', 'reason', 'roundTrip', 'expected'] as const;
  const head = columns.map((column) => `<th scope="col">${escapeText(t(`matrix.column.${column}`))}</th>`).join('');
  const rows = pairs.slice(0, MOST_LINES).map((pair) => {
    const { className, isUnmet, isMet } = outcomeOf(pair);
    const { from, to, address, measured, predicted, diagnosis } = pair;
    const isClosed = measured ? measured.received === 0 : !predicted.reachable;
    const fields = [
      from,
      to,
      address,
      t(LOOKS[className]),
      isClosed ? t.say((diagnosis ?? predicted).text) : '',
      measured === undefined || measured.rttMs === null ? '' : `${roundTripText(measured.rttMs)} ms`,
      isUnmet ? t('look.unmet') : isMet ? t('look.met') : '',
    ];
    return `<tr class="${className}">${fields.map((field) => `<td>${escapeText(field)}</td>`).join('')}</tr>`;
  });
  const more = pairs.length > MOST_LINES ? `<p>${escapeText(t('report.more', { count: pairs.length - MOST_LINES }))}</p>` : '';
  return `<table class="list"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}</tbody></table>${more}`;
}
