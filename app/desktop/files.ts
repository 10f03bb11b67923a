/** What the window's system does for files: its dialogs, the title, recent documents. */
import { BrowserWindow, app, dialog, ipcMain } from 'electron';
import type { FileFilter, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isAbsolute, join } from 'node:path';
import type { Log } from '../log.ts';
import { CHOOSE_FILE, SHOW_FILE, SHOW_LANGUAGE } from './channels.ts';
import type { MenuWords } from './menu-words.ts';
import { chooseRequest, mayConnect, shownFile } from './policy.ts';

const filters = (words: MenuWords): FileFilter[] => [
  { name: words.designs, extensions: ['vlanvas.yaml', 'yaml', 'yml'] },
  { name: words.allFiles, extensions: ['*'] },
];

export interface FilesOptions {
  /** What a suggested name without a folder starts from. */
  readonly folder: string;
  /** In the language of the moment. */
  readonly words: () => MenuWords;
  readonly onLanguage: (language: string) => void;
  readonly log: Log;
}

export function serveFiles({ folder, words, onLanguage, log }: FilesOptions): void {
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    const ours = mayConnect({ url: frame?.url, mainFrame: frame !== null && frame === event.sender.mainFrame });
    if (!ours) log.warn({ url: frame?.url }, 'refused a message about files');
    return ours;
  };
  ipcMain.handle(CHOOSE_FILE, async (event, kind: unknown, suggested: unknown): Promise<string | null> => {
    const request = chooseRequest(kind, suggested);
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!isOurs(event) || !request || !window) return null;
    if (request.kind === 'open') {
      const { filePaths } = await dialog.showOpenDialog(window, {
        defaultPath: folder,
        filters: filters(words()),
        properties: ['openFile'],
      });
      return filePaths[0] ?? null;
    }
    const defaultPath = isAbsolute(request.suggested) ? request.suggested : join(folder, request.suggested);
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath, filters: filters(words()) });
    // Newer Electron answers an empty path where the person gave up, older ones none.
    return filePath ? filePath : null;
  });
  ipcMain.on(SHOW_LANGUAGE, (event, language: unknown) => {
    if (isOurs(event) && typeof language === 'string') onLanguage(language);
  });
  ipcMain.on(SHOW_FILE, (event, file: unknown) => {
    const shown = shownFile(file);
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!isOurs(event) || !shown || !window) return;
    // macOS draws both in the title bar; elsewhere the title that the page sets has the mark.
    window.setRepresentedFilename(shown.path ?? '');
    window.setDocumentEdited(shown.edited);
    if (shown.path !== null) app.addRecentDocument(shown.path);
  });
}
