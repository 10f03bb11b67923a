/** The whole way of one design on a lab: applied, measured pair by pair, applied again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Caller } from '../../main/services/services.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { TestLab } from './lab.ts';
import { repository } from './lab.ts';
import { apply, deployed, verify } from './run.ts';

/** The text of examples/NAME.vlanvas.yaml. */
export function example(name: string): Promise<string> {
  return readFile(join(repository, 'examples', `${name}.vlanvas.yaml`), 'utf8');
}

/** Applies, measures every pair, applies again: what is measured is what was predicted, and nothing is left to do. */
export async function settles(lab: TestLab, design: string, from?: Caller): Promise<MatrixReport> {
  const result = await deployed(apply(lab.services, design, from));
  expect({ ...result, problems: errorsOf(result.problems) }).toMatchObject({ outcome: 'done', problems: [] });
  const report = await verify(lab.services, design, true, from);
  expect(wrong(report)).toEqual([]);
  expect(await deployed(apply(lab.services, design, from))).toMatchObject({ outcome: 'unchanged', plan: { steps: [] } });
  return report;
}

/** What preflight only remarks on is no failure. */
function errorsOf<Problem extends { readonly severity: string }>(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** Pairs that are measured otherwise than predicted, or otherwise than the file expects, a line each. */
export function wrong(report: MatrixReport): readonly string[] {
  return report.pairs
    .filter(({ verdict, expected, measured }) => {
      const reached = (measured?.received ?? 0) > 0;
      return verdict !== 'as-predicted' || (expected !== undefined && expected !== reached);
    })
    .map(
      ({ from, to, address, predicted, measured, expected, verdict }) =>
        `${from} -> ${to} ${address}: ${verdict}, predicted ${predicted.reachable ? 'yes' : (predicted.reason ?? 'no')}, ` +
        `expected ${String(expected ?? '-')}, ${measured?.received ?? 0} of ${measured?.sent ?? 0}`,
    );
}

/** Whether a ping of `from` to some address of `to` was answered. */
export function reaches(report: MatrixReport, from: string, to: string): boolean {
  return report.pairs.some((pair) => pair.from === from && pair.to === to && (pair.measured?.received ?? 0) > 0);
}
