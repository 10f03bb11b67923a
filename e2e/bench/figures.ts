/** Figures side by side: medians and ratios, because one machine's absolute times say little. */

export interface Series {
  readonly name: string;
  /** Seconds. */
  readonly values: readonly number[];
  readonly note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A Markdown table: median, least and most of each series, and its median against that of the first. */
export function table(title: string, series: readonly Series[]): string {
  const base = median(series[0]?.values ?? []);
  const rows = series.map(({ name, values, note }) => {
    const middle = median(values);
    const cells = [
      name,
      seconds(middle),
      `${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`,
      String(values.length),
      `${(middle / base).toFixed(2)} ×`,
      note ?? '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `### ${title}`,
    '',
    '| | median, s | range, s | runs | against the first | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function seconds(value: number): string {
  return value.toFixed(value < 10 ? 3 : 1);
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
