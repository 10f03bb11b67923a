/** The page: makes the stores, opens the door to the services, draws the window. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@xyflow/react/dist/base.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { createWorkbench } from './shell/create-workbench.ts';
import { followPreferences } from './shell/preferences.ts';
import { followDesign } from './store/follow-design.ts';
import { followDrift } from './store/follow-drift.ts';
import { followLab } from './store/follow-lab.ts';
import { followMeasurement } from './store/follow-measurement.ts';
import { keepSaved } from './store/tasks/autosave.ts';
import { followFile } from './store/tasks/disk.ts';
import { showLanguage } from './store/tasks/language.ts';
import { keepUnsaved } from './store/tasks/recovery.ts';
import { WorkbenchContext } from './store/hooks.ts';
import { tellRefusals } from './store/unreadable.ts';
import { warnBeforeLeaving } from './shell/leaving.ts';
import { followTitle } from './shell/window-title.ts';

const bench = createWorkbench(window);
/** The core never answers with an error: this is a fault of ours, shown instead of a design that stays unchecked in silence. */
const failed = (error: unknown): void =>
  bench.view.getState().set({ notice: error instanceof Error ? error.message : String(error) });
followPreferences(bench.view, document, window);
followDesign(bench, failed);
followMeasurement(bench, failed);
followDrift(bench, failed);
warnBeforeLeaving(bench, window);
keepUnsaved(bench);
followFile(bench);
keepSaved(bench);
followLab(bench, window);
followTitle(bench, window);
tellRefusals(bench);

const root = document.getElementById('root');
const draw = (): void => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <WorkbenchContext value={bench}>
        <App />
      </WorkbenchContext>
    </StrictMode>,
  );
};
// In its language from the first word on.
void showLanguage(bench.view, bench.view.getState().language).then(draw);
