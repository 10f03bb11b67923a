/** The matrix to take along: as a table, as data, or as a page for others. */
import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import menus from '../../shell/menus.module.css';
import { useT, useWorkbench } from '../../store/hooks.ts';
import type { Workbench } from '../../store/workbench.ts';
import type { ReportFormat } from '../../worker/analyst.ts';
import { observedEngines } from '../../store/follow-design.ts';
import { download } from '../../ui/download.ts';
import styles from './matrix-tools.module.css';

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
  if (!document) return;
  const found = measure?.results.filter((result) => result !== undefined) ?? [];
  const report = await bench.analyst.report({
    format,
    language: bench.view.getState().language,
    design: { document, base, path: saved.path },
    engines: observedEngines(bench.live.getState()),
    measured: found.length > 0 ? found : null,
    hosts: bench.view.getState().matrixHosts,
    at: Date.now(),
  });
  if (!report) return;
  const { type, ending } = FORMATS[format];
  download(`${report.name}-matrix.${ending}`, new Blob([report.content], { type }));
}

export function ExportMenu() {
  const t = useT();
  const bench = useWorkbench();
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.export ?? ''}>
        <Download size={12} aria-hidden="true" />
        {t('matrix.export')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menus.positioner ?? ''} sideOffset={4} align="end">
          <Menu.Popup className={menus.popup ?? ''}>
            {ORDER.map((format) => (
              <Menu.Item key={format} className={menus.item ?? ''} onClick={() => void exportMatrix(bench, format)}>
                <span className={menus.tick} />
                {t(`matrix.export.${format}`)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
