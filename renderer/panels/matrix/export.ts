/** The matrix as a file: CSV, the JSON of `verify --json`, and a page that needs nothing else. Pure. */
import type { MatrixPair, MatrixReport } from '../../../shared/verdict/report.ts';
import type { Translate } from '../../locales/index.ts';
import { roundTripText } from './model.ts';

const COLUMNS = ['from', 'to', 'address', 'predicted', 'reason', 'measured', 'rttMs', 'expected', 'verdict'] as const;

function row(pair: MatrixPair): readonly string[] {
  const { measured } = pair;
  return [
    pair.from,
    pair.to,
    pair.address,
    pair.predicted.reachable ? 'open' : 'closed',
    pair.predicted.reason ?? '',
    measured ? `${measured.received}/${measured.sent}` : '',
    measured?.rttMs?.toString() ?? '',
    pair.expected === undefined ? '' : pair.expected ? 'open' : 'closed',
    pair.verdict,
  ];
}

/** A field in quotes where it needs them; one that a spreadsheet would take for a formula is made text. */
function csvField(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asCsv(report: MatrixReport): string {
  return [COLUMNS, ...report.pairs.map(row)].map((fields) => fields.map(csvField).join(',')).join('\n') + '\n';
}

export function asJson(report: MatrixReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;margin:2rem;color:#1b2430;background:#fff}
table{border-collapse:collapse;font-size:12px}th,td{border:1px solid #dfe3e8;padding:3px 8px;text-align:left}
.open{background:#dff3ea}.closed{background:#eceff3}.unexpectedly-blocked{background:#fbe3e1}.unexpectedly-open{background:#fdeed3}
@media(prefers-color-scheme:dark){body{color:#e7ecf2;background:#0f141b}th,td{border-color:#364252}.open{background:#143528}.closed{background:#1f2833}
.unexpectedly-blocked{background:#43201f}.unexpectedly-open{background:#3d2d12}}`;

/** A mark for each outcome, so that colour alone never tells. */
function mark(pair: MatrixPair): string {
  if (pair.verdict === 'unexpectedly-blocked') return '✕';
  if (pair.verdict === 'unexpectedly-open') return '!';
  const { measured } = pair;
  if (!measured) return pair.predicted.reachable ? '○' : '–';
  return measured.received === 0 ? '–' : measured.rttMs === null ? '●' : `${roundTripText(measured.rttMs)} ms`;
}

function classOf(pair: MatrixPair): string {
  if (pair.verdict === 'unexpectedly-blocked' || pair.verdict === 'unexpectedly-open') return pair.verdict;
  return (pair.measured ? pair.measured.received > 0 : pair.predicted.reachable) ? 'open' : 'closed';
}

/** Beyond these many endpoints a square table is no longer read. */
const SQUARE = 60;

export function asHtml(report: MatrixReport, t: Translate, at: Date): string {
  const wrong = report.pairs.filter(({ verdict }) => verdict === 'unexpectedly-blocked' || verdict === 'unexpectedly-open');
  const { summary } = report;
  const sentences = [
    t.count('matrix.predicted', summary.predictedReachable, { pairs: summary.pairs }),
    summary.unexpectedlyBlocked > 0 ? t.count('matrix.blockedCount', summary.unexpectedlyBlocked) : '',
    summary.unexpectedlyOpen > 0 ? t.count('matrix.leakCount', summary.unexpectedlyOpen) : '',
    ...report.blame.map(({ text }) => text),
  ].filter((part) => part !== '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(report.name)}</title>
<style>${STYLE}</style></head><body>
<h1>${escape(report.name)}</h1><p>${at.toISOString()}</p>
${sentences.map((sentence) => `<p>${escape(sentence)}</p>`).join('\n')}
${report.endpoints.length <= SQUARE ? square(report) : ''}
${wrong.length > 0 || report.endpoints.length > SQUARE ? list(wrong.length > 0 ? wrong : report.pairs) : ''}
</body></html>
`;
}

function square(report: MatrixReport): string {
  const byEnds = new Map(report.pairs.map((pair) => [`${pair.from}\n${pair.to}`, pair]));
  const names = [...new Set(report.pairs.flatMap(({ from, to }) => [from, to]))];
  const head = names.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const rows = names.map((from) => {
    const cells = names.map((to) => {
      const pair = byEnds.get(`${from}\n${to}`);
      return pair ? `<td class="${classOf(pair)}" title="${escape(pair.predicted.text)}">${mark(pair)}</td>` : '<td></td>';
    });
    return `<tr><th scope="row">${escape(from)}</th>${cells.join('')}</tr>`;
  });
  return `<table><tr><td></td>${head}</tr>\n${rows.join('\n')}</table>`;
}

function list(pairs: readonly MatrixPair[]): string {
  const head = COLUMNS.map((column) => `<th scope="col">${column}</th>`).join('');
  const rows = pairs.map(
    (pair) =>
      `<tr class="${classOf(pair)}">${row(pair)
        .map((field) => `<td>${escape(field)}</td>`)
        .join('')}</tr>`,
  );
  return `<table><tr>${head}</tr>\n${rows.join('\n')}</table>`;
}
