/** A window: sandboxed, held on its page, with its place remembered. */
import { BrowserWindow, screen } from 'electron';
import { PAGE_URL, navigationAllowed } from './policy.ts';
import { SMALLEST, placeWindow } from './window-state.ts';
import type { WindowState } from './window-state.ts';

/** Pixels from one window to the next. */
const STEP = 28;

export interface WindowOptions {
  /** The bundled preload script. */
  readonly preload: string;
  readonly state: WindowState;
  readonly dark: boolean;
  /** So many are open: the next one does not cover them. */
  readonly others: number;
  /** Called before the page is loaded. */
  readonly onCreated: (window: BrowserWindow) => void;
  /** The window was moved, sized or is about to close. */
  readonly onState: (state: Pick<WindowState, 'bounds' | 'maximized'>) => void;
}

export async function openWindow({ preload, state, dark, others, onCreated, onState }: WindowOptions): Promise<BrowserWindow> {
  const { bounds } = state;
  const moved = bounds && { ...bounds, x: bounds.x + others * STEP, y: bounds.y + others * STEP };
  const window = new BrowserWindow({
    ...placeWindow(
      moved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    // The page has its own menus; Alt shows the system's.
    autoHideMenuBar: true,
    title: 'Vlanvas',
    // The page's own paper, so that nothing flashes before it is drawn.
    backgroundColor: dark ? '#0f141b' : '#f6f7f9',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  const contents = window.webContents;
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    if (!navigationAllowed(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  const remember = () => onState({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  window.on('close', remember);
  onCreated(window);
  await window.loadURL(PAGE_URL);
  return window;
}
