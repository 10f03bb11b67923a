/**
 * A report as JUnit XML, which CI systems show line by line: one test for every line of `expect`, and where it was measured one for
 * whether the hosts do what the design says.
 */
import { expectationFinder } from './expectations.ts';
import { isAsExpected, type ExpectationResult, type MatrixPair, type MatrixReport } from './report.ts';

/** Pairs that a failure names; `--json` has them all. */
const MOST_PAIRS = 10;

interface TestCase {
  readonly name: string;
  readonly failure?: { readonly message: string; readonly lines: readonly string[] };
  readonly skipped?: string;
}

/** `isMeasured`: the report holds a round of measurements. */
export function junitXml(report: MatrixReport, isMeasured: boolean): string {
  const suites = [
    { name: 'expect', cases: expectCases(report, isMeasured) },
    ...(isMeasured ? [{ name: 'measured', cases: [measuredCase(report)] }] : []),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  const body = suites.map(({ name, cases }) => {
    const tests = cases.map((test) => testXml(`${report.name}.${name}`, test));
    return `  <testsuite name="${escape(`${report.name} ${name}`)}" ${countsOf(cases)}>\n${tests.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escape(report.name)}" ${countsOf(all)}>\n${body.join('')}</testsuites>\n`;
}

function countsOf(cases: readonly TestCase[]): string {
  const failures = cases.filter(({ failure }) => failure).length;
  const skipped = cases.filter((test) => test.skipped !== undefined).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function expectCases(report: MatrixReport, isMeasured: boolean): readonly TestCase[] {
  const find = expectationFinder(report.expectations, report.endpoints);
  const unmet = report.expectations.map((): MatrixPair[] => []);
  for (const pair of report.pairs) {
    if (!isAsExpected(pair, isMeasured)) unmet[find(pair) ?? -1]?.push(pair);
  }
  return report.expectations.map((line, index) => ({ name: nameOf(line), ...outcomeOf(line, unmet[index] ?? []) }));
}

function nameOf({ from, to, reachable }: ExpectationResult): string {
  return `${from} to ${to}: ${reachable ? 'reachable' : 'not reachable'}`;
}

function outcomeOf({ outcome, pairs, met }: ExpectationResult, unmet: readonly MatrixPair[]): Omit<TestCase, 'name'> {
  if (outcome === 'empty')
    return { skipped: 'No pair is left for this line: an earlier line speaks of all of them, or there are none.' };
  if (outcome === 'met') return {};
  return { failure: { message: `${pairs - met} of ${pairs} pairs are not as expected.`, lines: linesOf(unmet) } };
}

function measuredCase(report: MatrixReport): TestCase {
  const { pairs, asPredicted } = report.summary;
  const name = 'every pair as predicted';
  if (pairs === asPredicted) return { name };
  const others = report.pairs.filter(({ verdict }) => verdict !== 'as-predicted');
  const lines = [...report.blame.map(({ text }) => text), ...linesOf(others)];
  return { name, failure: { message: `${pairs - asPredicted} of ${pairs} pairs are not as predicted.`, lines } };
}

function linesOf(pairs: readonly MatrixPair[]): readonly string[] {
  const named = pairs.slice(0, MOST_PAIRS).map((pair) => `${pair.from} to ${pair.to} ${pair.address}: ${wordsOf(pair)}`);
  return pairs.length > MOST_PAIRS ? [...named, `and ${pairs.length - MOST_PAIRS} more`] : named;
}

function wordsOf({ predicted, measured, why, verdict }: MatrixPair): string {
  if (measured) return `${measured.received > 0 ? 'answers' : 'is silent'}; the design says: ${predicted.text}`;
  return verdict === 'not-measured' && why !== undefined ? `not measured: ${why}` : predicted.text;
}

function testXml(classname: string, { name, failure, skipped }: TestCase): string {
  const open = `    <testcase classname="${escape(classname)}" name="${escape(name)}"`;
  if (failure) {
    const lines = escape(failure.lines.join('\n'));
    return `${open}>\n      <failure message="${escape(failure.message)}">${lines}</failure>\n    </testcase>\n`;
  }
  return skipped === undefined ? `${open}/>\n` : `${open}>\n      <skipped message="${escape(skipped)}"/>\n    </testcase>\n`;
}

/** Names come from a file: what XML 1.0 cannot hold at all is left out. */
function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
