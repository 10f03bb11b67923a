/** The window: bar, palette, canvas, inspector, panel, status. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { ReactFlowProvider } from '@xyflow/react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useShortcuts } from '../actions/use-shortcuts.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { Palette } from '../palette/palette.tsx';
import { BottomPanel } from '../panels/bottom-panel.tsx';
import { Start } from '../start/start.tsx';
import { useDesign, useT, useView } from '../store/hooks.ts';
import styles from './app.module.css';
import { Dialogs } from './dialogs/dialogs.tsx';
import { EmptyHint } from './empty-hint.tsx';
import { FileDrop } from './file-drop.tsx';
import { Notices } from './notices.tsx';
import { SecretDialog } from './dialogs/secret-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** A third of the window, and in a low one as much as a few rows of the matrix need. In pixels. */
function panelHeight(): number {
  return Math.max(276, Math.round(window.innerHeight * 0.34));
}

export function App() {
  const t = useT();
  useShortcuts();
  const isOpen = useDesign((design) => design.document !== null);
  const panelOpen = useView((view) => view.panelOpen);
  return (
    <CSPProvider disableStyleElements>
      <div className={styles.app}>
        <TopBar />
        <Notices />
        {isOpen ? (
          <Group orientation="vertical" className={styles.work} disableCursor>
            <Panel id="work" minSize={180}>
              <div className={styles.row}>
                <Palette />
                <main className={styles.canvas} data-part="canvas">
                  <ReactFlowProvider>
                    <Canvas />
                  </ReactFlowProvider>
                  <EmptyHint />
                </main>
                <Inspector />
              </div>
            </Panel>
            {panelOpen && (
              <>
                <Separator className={styles.separator} title={t('panel.height')} />
                <Panel
                  id="panel"
                  defaultSize={panelHeight()}
                  minSize={120}
                  maxSize="75%"
                  groupResizeBehavior="preserve-pixel-size"
                >
                  <BottomPanel />
                </Panel>
              </>
            )}
          </Group>
        ) : (
          <Start />
        )}
        <StatusBar />
        <Dialogs />
        <SecretDialog />
        <FileDrop />
      </div>
    </CSPProvider>
  );
}
