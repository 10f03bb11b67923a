/**
 * The way to the services in the Electron window: the preload offers one narrow object, and hands over a MessagePort by a
 * message to this window when it is asked to.
 */
import { RPCLink } from '@orpc/client/message-port';
import type { ClientContext, ClientLink } from '@orpc/client';

/** What the preload exposes, and all of it. */
export interface DesktopBridge {
  /** Asks for a connection; the port arrives as the message `vlanvas:port`. */
  connect(): void;
  /** The system's own dialog; null where the person gave up. `suggested`: a name to save under. */
  chooseFile(kind: 'open' | 'save', suggested: string): Promise<string | null>;
  /** Path of a file that was dropped; empty where it has none. */
  pathOf(file: File): string;
  /** The language of the page, for the menu and the dialogs of the window's system. */
  showLanguage(language: string): void;
  /** What is open, for the window's title and the list of recent documents. */
  showFile(file: { readonly path: string | null; readonly edited: boolean }): void;
}

declare global {
  interface Window {
    readonly vlanvas?: DesktopBridge;
  }
}

export const PORT_MESSAGE = 'vlanvas:port';

/** Asks for a port and waits for it. */
export function receivePort(bridge: DesktopBridge, target: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== target || event.data !== PORT_MESSAGE || !port) return;
      target.removeEventListener('message', listen);
      // Electron 25 (Chrome 114) crashes at a reload where a port with a listener of its `close` is still open.
      target.addEventListener('pagehide', () => port.close(), { once: true });
      port.start();
      resolve(port);
    };
    target.addEventListener('message', listen);
    bridge.connect();
  });
}

export async function openDesktopLink(bridge: DesktopBridge, target: Window): Promise<ClientLink<ClientContext>> {
  return new RPCLink({ port: await receivePort(bridge, target) });
}
