/** Problems, Plan, Matrix, Text and Terminal, one at a time. */
import { Tabs } from '@base-ui/react/tabs';
import { pendingSteps } from '../store/live.ts';
import { useLive, useT, useView } from '../store/hooks.ts';
import { useProblemCount } from '../store/use-problems.ts';
import { PANELS, type PanelName } from '../store/view.ts';
import styles from './bottom-panel.module.css';
import { MatrixPanel } from './matrix/matrix-panel.tsx';
import { MatrixTools } from './matrix/tools/matrix-tools.tsx';
import { PlanPanel } from './plan/plan-panel.tsx';
import { PlanTools } from './plan/plan-tools.tsx';
import { ProblemsPanel } from './problems/problems-panel.tsx';
import { TerminalPanel } from './terminal/terminal-panel.tsx';
import { TextPanel } from './text/text-panel.tsx';

const CONTENT = {
  problems: ProblemsPanel,
  plan: PlanPanel,
  matrix: MatrixPanel,
  text: TextPanel,
  terminal: TerminalPanel,
} as const satisfies Record<PanelName, unknown>;

export function BottomPanel() {
  const t = useT();
  const panel = useView((view) => view.panel);
  const showPanel = useView((view) => view.showPanel);
  const problems = useProblemCount();
  const steps = useLive(pendingSteps);
  const counts: Readonly<Partial<Record<PanelName, number>>> = { problems, plan: steps };
  const Content = CONTENT[panel];
  return (
    <Tabs.Root
      render={<section aria-label={t('panel.label')} />}
      className={styles.panel ?? ''}
      data-part="panel"
      value={panel}
      onValueChange={(value) => showPanel(PANELS.find((name) => name === value) ?? 'matrix')}
    >
      <div className={styles.bar}>
        <Tabs.List className={styles.tabs ?? ''}>
          {PANELS.map((name) => (
            <Tabs.Tab key={name} value={name} className={styles.tab ?? ''}>
              {t(`panel.${name}`)}
              {(counts[name] ?? 0) > 0 && <span className={styles.count}>{counts[name]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={styles.tools}>
          {panel === 'matrix' && <MatrixTools />}
          {panel === 'plan' && <PlanTools />}
        </div>
      </div>
      <Tabs.Panel value={panel} className={styles.content ?? ''}>
        <Content />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
