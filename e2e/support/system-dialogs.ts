/** The system's dialogs of a real Electron, which no test can click: their answer is given instead. */
import type { ElectronApplication } from 'playwright-core';

/** From now on both answer with `path`; null: the person gives up. */
export async function answerDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}
