/** The matrix to take along: as a table, as data, or as a page for others. */
import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import menus from '../../shell/menus.module.css';
import { useT, useWorkbench } from '../../store/hooks.ts';
import type { Workbench } from '../../store/workbench.ts';
import { reportFor } from '../../store/core.ts';
import { asCsv, asHtml, asJson } from './export.ts';
import styles from './matrix-tools.module.css';

const FORMATS = { csv: 'text/csv', json: 'application/json', html: 'text/html' } as const;
type Format = keyof typeof FORMATS;

function exportMatrix(bench: Workbench, format: Format): void {
  const { text, prediction } = bench.analysis.getState();
  const { measure } = bench.live.getState();
  if (!prediction) return;
  const found = measure?.results.filter((result) => result !== undefined) ?? [];
  const measured = found.length > 0 ? found : undefined;
  const report = reportFor(text, prediction, measured);
  if (!report) return;
  const content = { csv: asCsv, json: asJson, html: (found: typeof report) => asHtml(found, bench.t, new Date()) }[format](
    report,
  );
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: FORMATS[format] }));
  link.download = `${report.name}-matrix.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
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
            {(['csv', 'json', 'html'] as const).map((format) => (
              <Menu.Item key={format} className={menus.item ?? ''} onClick={() => exportMatrix(bench, format)}>
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
