/** The matrix to take along: as a table, as data, or as a page for others. */
import { Download } from 'lucide-react';
import { useT, useWorkbench } from '../../../store/hooks.ts';
import type { Workbench } from '../../../store/workbench.ts';
import type { ReportFormat } from '../../../worker/analyst.ts';
import { observedEngines } from '../../../store/follow-design.ts';
import { resultsOf } from '../../../store/follow-measurement.ts';
import { roundAt } from '../../../store/round-history.ts';
import { download } from '../../../ui/download.ts';
import { ToolEntry, ToolMenu } from './tool-menu.tsx';

const FORMATS = {
  csv: { type: 'text/csv', ending: 'csv' },
  json: { type: 'application/json', ending: 'json' },
  junit: { type: 'application/xml', ending: 'xml' },
  html: { type: 'text/html', ending: 'html' },
} as const satisfies Record<ReportFormat, unknown>;
const ORDER: readonly ReportFormat[] = ['html', 'csv', 'json', 'junit'];

async function exportMatrix(bench: Workbench, format: ReportFormat): Promise<void> {
  const { document, base, saved } = bench.design.getState();
  const { measure } = bench.live.getState();
  const { moment } = bench.view.getState();
  if (!document) return;
  // What is shown is what is taken along: where the timeline stands in the past, the round of that moment.
  const past = moment === null ? undefined : roundAt(measure?.history ?? [], moment);
  const found = past ? resultsOf(past) : (measure?.results.filter((result) => result !== undefined) ?? []);
  const report = await bench.analyst.report({
    format,
    language: bench.view.getState().language,
    design: { document, base, path: saved.path },
    engines: observedEngines(bench.live.getState()),
    measured: found.length > 0 ? found : null,
    hosts: bench.view.getState().matrixHosts,
    at: past?.at ?? Date.now(),
  });
  if (!report) return;
  const { type, ending } = FORMATS[format];
  download(`${report.name}-matrix.${ending}`, new Blob([report.content], { type }));
}

export function ExportMenu() {
  const t = useT();
  return (
    <ToolMenu label={t('matrix.export')} icon={<Download size={12} aria-hidden="true" />}>
      <ExportEntries />
    </ToolMenu>
  );
}

export function ExportEntries() {
  const t = useT();
  const bench = useWorkbench();
  return ORDER.map((format) => (
    <ToolEntry key={format} label={t(`matrix.export.${format}`)} onClick={() => void exportMatrix(bench, format)} />
  ));
}
