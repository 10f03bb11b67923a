/** The desktop door: windows on the services, which run in this process. A second start opens a window of the first one. */
import { prepareToQuit } from './older-runtime.ts';
import { BrowserWindow, Menu, app, nativeTheme, protocol, safeStorage, session } from 'electron';
import type { WebContents } from 'electron';
import { join } from 'node:path';
import { createServices } from '../../main/services/create.ts';
import { createLog } from '../log.ts';
import { places } from '../places.ts';
import { version } from '../version.ts';
import { listAssets } from '../page/assets.ts';
import { serveConnections } from './connections.ts';
import { serveFiles } from './files.ts';
import { keyringSwitch, systemKeychain } from './keychain.ts';
import { menuTemplate } from './menu.ts';
import { menuWords } from './menu-words.ts';
import { handedOver, readOptions } from './options.ts';
import type { DesktopOptions } from './options.ts';
import { answerPage } from './page-protocol.ts';
import { SCHEME, permissionAllowed } from './policy.ts';
import { readWindowState, writeWindowState } from './window-state.ts';
import { openWindow } from './window.ts';

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
// Root has no sandbox in Chromium, and says so with this switch; the page's own (`sandbox: true`) stays.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const keyring = keyringSwitch(process.platform, process.env['XDG_CURRENT_DESKTOP'], app.commandLine.hasSwitch('password-store'));
if (keyring) app.commandLine.appendSwitch(...keyring);

const log = createLog({ level: process.env['VLANVAS_LOG'] });

async function start(): Promise<void> {
  const folder = process.cwd();
  const options = readOptions(process.argv, app.isPackaged, folder);
  // Two processes would not share what the page keeps: language, theme, copies of unsaved work.
  if (!app.requestSingleInstanceLock(options)) {
    app.quit();
    return;
  }
  const where = places(import.meta.url);
  const assets = await listAssets(where.pageFolder);
  await app.whenReady();
  const keychain = systemKeychain(safeStorage, process.platform, join(app.getPath('userData'), 'secrets.json'));
  const services = createServices({ door: 'desktop', version, file: null, folder, keychain, ...where });

  protocol.handle(SCHEME, (request) => answerPage(request, assets));
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permissionAllowed(permission, contents.getURL())),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => permissionAllowed(permission, origin));
  const files = new WeakMap<WebContents, string | null>();
  serveConnections(services, (contents) => files.get(contents) ?? null, log);

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
    const template = menuTemplate(process.platform, state.theme ?? 'system', menuWords(state.language), { setTheme });
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
  };
  const onLanguage = (language: string) => {
    if (language === state.language) return;
    state = { ...state, language };
    save();
    showMenu();
  };
  serveFiles({ folder, words: () => menuWords(state.language), onLanguage, log });
  nativeTheme.themeSource = state.theme ?? 'system';
  showMenu();

  const show = async ({ file }: DesktopOptions) => {
    await openWindow({
      preload: join(where.distFolder, 'desktop', 'preload.cjs'),
      state,
      dark: nativeTheme.shouldUseDarkColors,
      others: BrowserWindow.getAllWindows().length,
      onCreated: (window) => files.set(window.webContents, file),
      onState: (changed) => {
        state = { ...state, ...changed };
        save();
      },
    });
  };
  app.on('second-instance', (_event, _args, _folder, handed) => void show(handedOver(handed)).catch(notShown));
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show({ file: null }).catch(fail);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(async () => {
    // What the page keeps, on disk: Chromium does it at its very end, which a program that is ended by force does not reach.
    session.defaultSession.flushStorageData();
    await services.close();
    await saved;
  });
  await show(options);
}

/** The other windows stay. */
function notShown(error: unknown): void {
  log.error({ err: error }, 'another window could not be opened');
}

/** Connections to hosts are closed, and what runs on them undone, before the process ends; five seconds at most. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, 5_000));
    void Promise.race([close(), deadline])
      .then(prepareToQuit)
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
