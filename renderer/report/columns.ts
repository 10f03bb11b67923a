/** The matrix as a table: a line for every pair. Pure. */
import type { MatrixPair, MatrixReport } from '../../shared/verdict/report.ts';

const COLUMNS = ['from', 'to', 'address', 'predicted', 'reason', 'measured', 'rttMs', 'expected', 'verdict'] as const;

function rowOf(pair: MatrixPair): readonly string[] {
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
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asCsv(report: MatrixReport): string {
  return [COLUMNS, ...report.pairs.map(rowOf)].map((fields) => fields.map(csvField).join(',')).join('\n') + '\n';
}

export function asJson(report: MatrixReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
