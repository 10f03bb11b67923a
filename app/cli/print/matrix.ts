/** The matrix in a terminal: sources as rows by host, targets as columns, predicted and measured side by side. */
import type { Endpoint } from '../../../shared/reach/result.ts';
import type { MatrixPair, MatrixReport } from '../../../shared/verdict/report.ts';
import type { Paint } from '../context.ts';
import { legend, measuredCell, predictedCell, symbol } from './cells.ts';
import type { Cell } from './cells.ts';
import { columns, pad } from './screen.ts';

export interface MatrixStyle {
  readonly paint: Paint;
  readonly width: number;
  /** ASCII symbols only. */
  readonly plain: boolean;
  /** Shows the measured matrix beside the predicted one. */
  readonly measured: boolean;
}

/** More columns than these are summed up by pairs of hosts: nobody reads 10,000 symbols. */
const MOST_COLUMNS = 48;

/** The whole matrix, or its sum by pairs of hosts where it is large or the terminal narrow. Ends with the legend. */
export function formatMatrix(report: MatrixReport, style: MatrixStyle): string {
  const { targets, label, sideBySide, single } = measure(report, style);
  if (targets.length === 0) return 'There is no pair to look at: a matrix needs two endpoints with an address.\n';
  if (targets.length > MOST_COLUMNS || single > style.width) return formatByHosts(report, style);
  const sides: readonly Side[] = style.measured
    ? [
        { title: 'predicted', cell: predictedCell },
        { title: 'measured', cell: measuredCell },
      ]
    : [{ title: 'predicted', cell: predictedCell }];
  const pairs = new Map(report.pairs.map((pair) => [pairKey(pair.from, pair.to, pair.address), pair]));
  const seen = new Set<Cell>();
  const context: Context = { report, style, targets, label, pairs, seen };
  const blocks =
    style.measured && sideBySide > style.width
      ? sides.map((side) => formatBlock([side], context))
      : [formatBlock(sides, context)];
  return `${blocks.join('\n')}\n${legend(seen, style.paint, style.plain)}\n`;
}

interface Target {
  readonly id: string;
  readonly address: string;
}

interface Side {
  readonly title: string;
  readonly cell: (pair: MatrixPair) => Cell;
}

interface Context {
  readonly report: MatrixReport;
  readonly style: MatrixStyle;
  readonly targets: readonly Target[];
  /** Columns of the label of a row. */
  readonly label: number;
  readonly pairs: ReadonlyMap<string, MatrixPair>;
  readonly seen: Set<Cell>;
}

const GAP = '   ';

function measure(report: MatrixReport, style: MatrixStyle) {
  const targets = byHost(report).flatMap(({ id, addresses }) => addresses.map(({ address }): Target => ({ id, address })));
  const cell = String(targets.length).length + 1;
  const label = Math.max(0, ...rowLabels(report, targets).map(({ text }) => columns(text)));
  const single = label + GAP.length + Math.max('predicted'.length, targets.length * cell);
  return { targets, label, single, sideBySide: single + (style.measured ? single - label : 0) };
}

function formatBlock(sides: readonly Side[], { report, style, targets, label, pairs, seen }: Context): string {
  const { paint, plain } = style;
  const cellWidth = String(targets.length).length;
  const blockWidth = Math.max('predicted'.length, targets.length * (cellWidth + 1) - 1);
  const lines = [
    `${' '.repeat(label)}${sides.map(({ title }) => GAP + paint.bold(pad(title, blockWidth))).join('')}`,
    `${' '.repeat(label)}${sides.map(() => GAP + paint.dim(pad(targets.map((_, index) => pad(String(index + 1), cellWidth, 'left')).join(' '), blockWidth))).join('')}`,
  ];
  let host: string | undefined;
  for (const row of rowLabels(report, targets)) {
    if (row.host !== host) lines.push(paint.bold(row.host));
    host = row.host;
    const cells = sides.map(({ cell }) => {
      const text = targets.map((target) => {
        const pair = pairs.get(pairKey(row.id, target.id, target.address));
        const kind = row.id === target.id ? 'self' : pair ? cell(pair) : 'unknown';
        seen.add(kind);
        return pad(symbol(kind, paint, plain), cellWidth, 'left');
      });
      return GAP + pad(text.join(' '), blockWidth);
    });
    lines.push(`${pad(row.text, label)}${cells.join('')}`.trimEnd());
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** The endpoints host by host: a host's own addresses beside its containers. */
function byHost(report: MatrixReport): readonly Endpoint[] {
  const hosts = [...new Set(report.endpoints.map(({ host }) => host))];
  return hosts.flatMap((host) => report.endpoints.filter((endpoint) => endpoint.host === host));
}

/** `  1  bbox1  172.16.10.10`. The number names the endpoint's column, or its first. */
function rowLabels(report: MatrixReport, targets: readonly Target[]): readonly { id: string; host: string; text: string }[] {
  const digits = String(targets.length).length;
  const name = Math.max(0, ...report.endpoints.map(({ id }) => id.length));
  return byHost(report).map(({ id, host, addresses }) => {
    const first = targets.findIndex((target) => target.id === id);
    const number = first < 0 ? '' : String(first + 1);
    const text = addresses.map(({ address }) => address).join(' ');
    return { id, host, text: `  ${number.padStart(digits)}  ${id.padEnd(name)}  ${text}`.trimEnd() };
  });
}

function pairKey(from: string, to: string, address: string): string {
  return `${from} ${to} ${address}`;
}

const SUM_TITLES: Readonly<Record<Cell, string>> = {
  open: 'open',
  closed: 'closed',
  'unexpectedly-closed': 'unexp. closed',
  'unexpectedly-open': 'unexp. open',
  unknown: 'unmeasured',
  self: '',
};

/** A line for each pair of hosts with how many pairs are what. */
function formatByHosts(report: MatrixReport, { paint, measured }: MatrixStyle): string {
  const hostOf = new Map(report.endpoints.map(({ id, host }) => [id, host]));
  const sums = new Map<string, Map<Cell, number>>();
  for (const pair of report.pairs) {
    const key = `${hostOf.get(pair.from) ?? ''} → ${hostOf.get(pair.to) ?? ''}`;
    const sum = sums.get(key) ?? new Map<Cell, number>();
    const cell = measured ? measuredCell(pair) : predictedCell(pair);
    sum.set(cell, (sum.get(cell) ?? 0) + 1);
    sums.set(key, sum);
  }
  const hosts = [...new Set(report.endpoints.map(({ host }) => host))];
  const keys = hosts.flatMap((from) => hosts.map((to) => `${from} → ${to}`)).filter((key) => sums.has(key));
  const shown: readonly Cell[] = measured
    ? ['open', 'closed', 'unexpectedly-closed', 'unexpectedly-open', 'unknown']
    : ['open', 'closed'];
  const count = (key: string, cell: Cell) => sums.get(key)?.get(cell) ?? 0;
  const first = Math.max(0, ...keys.map(columns));
  const widths = new Map(
    shown.map((cell) => [cell, Math.max(SUM_TITLES[cell].length, ...keys.map((key) => String(count(key, cell)).length))]),
  );
  const cellText = (cell: Cell, text: string) => `  ${pad(text, widths.get(cell) ?? 0, 'left')}`;
  const head = `${' '.repeat(first)}${shown.map((cell) => cellText(cell, SUM_TITLES[cell])).join('')}`;
  const rows = keys.map((key) => {
    const cells = shown.map((cell) => {
      const number = count(key, cell);
      const text = cellText(cell, number === 0 ? '-' : String(number));
      return number > 0 && cell.startsWith('unexpectedly') ? paint.red(text) : text;
    });
    return `${pad(key, first)}${cells.join('')}`;
  });
  return `${[paint.bold(head), ...rows].join('\n')}\n`;
}
