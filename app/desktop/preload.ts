/** All that the page gets from Electron: one object, a few calls. The services come over the port that it asks for. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHOOSE_FILE, CONNECT, PORT, SHOW_FILE, SHOW_LANGUAGE } from './channels.ts';

/** What this script uses of the page's window; the doors are typed without the DOM. */
declare const window: {
  postMessage(message: unknown, origin: string, ports: readonly unknown[]): void;
  readonly location: { readonly origin: string };
};

type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

ipcRenderer.on(PORT, (event) => {
  // A port cannot pass the context bridge; a message to the page's own window can carry it.
  window.postMessage(PORT, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('vlanvas', {
  door: 'desktop',
  connect: () => ipcRenderer.send(CONNECT),
  chooseFile: (kind: unknown, suggested: unknown) => ipcRenderer.invoke(CHOOSE_FILE, kind, suggested),
  pathOf: (file: DroppedFile) => webUtils.getPathForFile(file),
  showFile: (file: unknown) => ipcRenderer.send(SHOW_FILE, file),
  showLanguage: (language: unknown) => ipcRenderer.send(SHOW_LANGUAGE, language),
});
