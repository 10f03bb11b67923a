/** The matrix as a file. */
import type { AddressPlan } from '../../shared/address/planner.ts';
import type { Reachability } from '../../shared/reach/result.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import type { Diagnoser } from '../../shared/verdict/diagnose.ts';
import { junitXml } from '../../shared/verdict/junit.ts';
import { matrixReport } from '../../shared/verdict/report.ts';
import { translatorFor } from '../locales/index.ts';
import { asWritten } from '../locales/speak.ts';
import { asCsv, asJson } from '../report/columns.ts';
import { drawingSvg } from '../report/drawing.ts';
import { asHtml } from '../report/html.ts';
import type { ReportQuestion } from './analyst.ts';

export async function reportAs(
  { format, language, measured, at, design }: ReportQuestion,
  topology: Topology,
  prediction: Reachability,
  addresses: AddressPlan,
  diagnoser: Diagnoser | null,
): Promise<{ readonly name: string; readonly content: string }> {
  const report = matrixReport(topology, prediction, measured ?? undefined, diagnoser?.diagnose);
  const t = translatorFor(language, language === 'en' ? asWritten : (await import('../locales/sentences/index.ts')).say);
  const content = {
    csv: () => asCsv(report),
    json: () => asJson(report),
    junit: () => junitXml(report, measured !== null),
    html: () =>
      asHtml(report, {
        t,
        language,
        at: new Date(at),
        drawing: drawingSvg(design.document, addresses, topology.name, t),
        ways: { predicted: (pair) => prediction.walk(pair), seen: (pair) => diagnoser?.walk(pair) ?? null },
      }),
  }[format]();
  return { name: report.name, content };
}
