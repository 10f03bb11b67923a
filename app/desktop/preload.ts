/** All that the page gets from Electron: one object, one call. The services come over the port that it asks for. */
import { contextBridge, ipcRenderer } from 'electron';
import { CONNECT, PORT } from './channels.ts';

/** What this script uses of the page's window; the doors are typed without the DOM. */
declare const window: {
  postMessage(message: unknown, origin: string, ports: readonly unknown[]): void;
  readonly location: { readonly origin: string };
};

ipcRenderer.on(PORT, (event) => {
  // A port cannot pass the context bridge; a message to the page's own window can carry it.
  window.postMessage(PORT, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('vlanvas', {
  door: 'desktop',
  connect: () => ipcRenderer.send(CONNECT),
});
