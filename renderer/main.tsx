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
import { followDesign } from './store/analysis.ts';
import { WorkbenchContext } from './store/hooks.ts';
import { warnBeforeLeaving } from './shell/leaving.ts';

const bench = createWorkbench(window);
followPreferences(bench.view, document, window);
followDesign(bench, (run) => requestAnimationFrame(run));
warnBeforeLeaving(bench, window);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WorkbenchContext value={bench}>
        <App />
      </WorkbenchContext>
    </StrictMode>,
  );
}
