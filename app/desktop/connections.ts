/** Gives the page its connection to the services: one MessagePort, and a new one in place of it after a reload. */
import { ipcMain, MessageChannelMain } from 'electron';
import type { MessagePortMain, WebContents } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { Services } from '../../main/services/services.ts';
import type { Log } from '../log.ts';
import { createRouter, handlerOptions } from '../rpc/router.ts';
import { CONNECT, PORT } from './channels.ts';
import { mayConnect } from './policy.ts';

/** `file`: what the window of these contents was opened with. */
export function serveConnections(services: Services, file: (contents: WebContents) => string | null, log: Log): void {
  const ports = new WeakMap<WebContents, MessagePortMain>();
  ipcMain.on(CONNECT, (event) => {
    const frame = event.senderFrame;
    if (!mayConnect({ url: frame?.url, mainFrame: frame !== null && frame === event.sender.mainFrame })) {
      log.warn({ url: frame?.url }, 'refused a connection');
      return;
    }
    // The page of before is gone: closing its port cancels what it had started.
    ports.get(event.sender)?.close();
    const { port1, port2 } = new MessageChannelMain();
    ports.set(event.sender, port1);
    const own: Services = { ...services, info: async () => ({ ...(await services.info()), file: file(event.sender) }) };
    new RPCHandler(createRouter({ services: own, log }), handlerOptions(log)).upgrade(port1);
    port1.start();
    event.sender.postMessage(PORT, null, [port2]);
  });
}
