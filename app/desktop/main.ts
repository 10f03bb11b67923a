/** The desktop door: one window on the services, which run in this process. */
import './older-runtime.ts';
import { Menu, app, nativeTheme, protocol, safeStorage, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import { createServices } from '../../main/services/create.ts';
import { createLog } from '../log.ts';
import { places } from '../places.ts';
import { version } from '../version.ts';
import { listAssets } from '../page/assets.ts';
import { serveConnections } from './connections.ts';
import { serveFiles } from './files.ts';
import { systemKeychain } from './keychain.ts';
import { menuTemplate } from './menu.ts';
import { readOptions } from './options.ts';
import { answerPage } from './page-protocol.ts';
import { SCHEME, permissionAllowed } from './policy.ts';
import { readWindowState, writeWindowState } from './window-state.ts';
import { openWindow } from './window.ts';

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
// Root has no sandbox in Chromium, and says so with this switch; the page's own (`sandbox: true`) stays.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const log = createLog({ level: process.env['VLANVAS_LOG'] });

async function start(): Promise<void> {
  const folder = process.cwd();
  const { file } = readOptions(process.argv, app.isPackaged, folder);
  const where = places(import.meta.url);
  const assets = await listAssets(where.pageFolder);
  await app.whenReady();
  const keychain = systemKeychain(safeStorage, process.platform, join(app.getPath('userData'), 'secrets.json'));
  const services = createServices({ door: 'desktop', version, file, folder, keychain, ...where });

  protocol.handle(SCHEME, (request) => answerPage(request, assets));
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permissionAllowed(permission, contents.getURL())),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => permissionAllowed(permission, origin));
  serveConnections(services, log);
  serveFiles(folder, log);

  const stateFile = join(app.getPath('userData'), 'window.json');
  let state = await readWindowState(stateFile);
  let saved = Promise.resolve();
  const save = () => {
    // One after the other: of two writes at once the older could win.
    saved = saved
      .then(() => writeWindowState(stateFile, state))
      .catch((error: unknown) => log.warn({ err: error }, 'the place of the window was not saved'));
  };
  const showMenu = () => {
    const setTheme = (theme: 'system' | 'light' | 'dark') => {
      nativeTheme.themeSource = theme;
      state = { ...state, theme };
      save();
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(process.platform, state.theme ?? 'system', { setTheme })]));
  };
  nativeTheme.themeSource = state.theme ?? 'system';
  showMenu();

  let window: BrowserWindow | null = null;
  const show = async () => {
    window = await openWindow({
      preload: join(where.distFolder, 'desktop', 'preload.cjs'),
      state,
      dark: nativeTheme.shouldUseDarkColors,
      onState: (changed) => {
        state = { ...state, ...changed };
        save();
      },
    });
    window.on('closed', () => (window = null));
  };
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (!window) show().catch(fail);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(async () => {
    await services.close();
    await saved;
  });
  await show();
}

/** Connections to hosts are closed, and what runs on them undone, before the process ends; five seconds at most. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, 5_000));
    void Promise.race([close(), deadline])
      .catch((error: unknown) => log.error({ err: error }, 'closing failed'))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

function fail(error: unknown): void {
  log.error({ err: error }, 'the window could not be opened');
  process.stderr.write(`vlanvas: ${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
}

start().catch(fail);
