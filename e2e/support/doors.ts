/** The two doors with a window, for one flow to go through either: Chromium on the page, and a real Electron. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, chromium } from 'playwright-core';
import type { BrowserContext, ElectronApplication, Page } from 'playwright-core';
import { ensureTestElectron } from '../../build/electron-runtime.mjs';
import { chromiumOptions } from './chromium.ts';
import { repository } from './lab.ts';
import { end, ended, isRunning } from './programs.ts';
import { PATIENCE, within } from './within.ts';

export interface Door {
  readonly page: Page;
  /** Folder that the door was started in: relative names are saved there. */
  readonly folder: string;
  /** What the page complained about: errors of scripts and of the security policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly file?: string;
  readonly theme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** Put over this process's environment for the program behind the door. */
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of a new folder; it is left as it is. */
  readonly folder?: string;
}

export interface WebDoor extends Door {
  readonly context: BrowserContext;
  /** Address with its token: for a second window. */
  readonly url: string;
  /** What the program wrote on standard error. */
  readonly output: () => string;
  /** What went over the page's connection. */
  readonly frames: readonly { readonly sent: boolean; readonly text: string }[];
  /** Ends the program behind the page as a crash would. */
  kill(): Promise<void>;
}

export interface DesktopDoor extends Door {
  readonly app: ElectronApplication;
  /** The program started once more by the same person; resolves when that has ended. */
  startAgain(file?: string): Promise<void>;
}

const SIZE = { width: 1600, height: 1000 };

export interface Server {
  /** Address with its token. */
  readonly url: string;
  /** What the program wrote on standard error. */
  readonly output: () => string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The program behind the page alone. */
export async function startServer(
  options: Pick<DoorOptions, 'file' | 'env'> & { readonly folder: string; readonly port?: number },
): Promise<Server> {
  const { folder, port } = options;
  const file = options.file === undefined ? [] : [options.file];
  const at = port === undefined ? [] : ['--port', String(port)];
  const server = spawn(process.execPath, [join(repository, 'dist', 'cli.js'), 'serve', ...file, ...at, '--json', '--no-open'], {
    cwd: folder,
    env: { ...process.env, XDG_STATE_HOME: join(folder, 'state'), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  server.stderr.on('data', (part: Buffer) => {
    output += part.toString('utf8');
    process.stderr.write(part);
  });
  try {
    const url = await within(PATIENCE, 'the address of the server', addressOf(server.stdout));
    return {
      url,
      output: () => output,
      kill: () => end(server, 'the server', 'SIGKILL'),
      close: () => end(server, 'the server'),
    };
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`the server did not start: ${output}`, { cause: error });
  }
}

export async function openWeb(options: DoorOptions = {}): Promise<WebDoor> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'vlanvas-web-')));
  const server = await startServer({ ...options, folder });
  const leave = async (): Promise<void> => {
    await server.close();
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    return await startPage(folder, server, options, leave);
  } catch (error) {
    await leave();
    throw error;
  }
}

async function startPage(folder: string, server: Server, options: DoorOptions, leave: () => Promise<void>): Promise<WebDoor> {
  // One of its own: the clipboard and the focus are the browser's.
  const browser = await chromium.launch(chromiumOptions);
  const close = async (): Promise<void> => {
    await within(PATIENCE, 'the closing of Chromium', browser.close());
    await leave();
  };
  const frames: { readonly sent: boolean; readonly text: string }[] = [];
  try {
    const context = await browser.newContext({ viewport: options.size ?? SIZE, colorScheme: options.theme ?? 'light' });
    const page = await context.newPage();
    const complaints = listen(page);
    page.on('websocket', (socket) => {
      const note = (sent: boolean) => (frame: { readonly payload: string | Buffer }) =>
        void frames.push({ sent, text: frame.payload.toString() });
      socket.on('framesent', note(true));
      socket.on('framereceived', note(false));
    });
    await page.goto(server.url);
    await drawn(page);
    return { page, context, url: server.url, folder, complaints, frames, output: server.output, kill: server.kill, close };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function addressOf(output: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const part of output) {
    text += String(part);
    if (text.includes('}')) break;
  }
  const { url } = JSON.parse(text) as { readonly url: string };
  return url;
}

/** On a display of its own, an Xvfb. */
export async function openDesktop(options: DoorOptions = {}): Promise<DesktopDoor> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'vlanvas-desktop-')));
  const display = await virtualDisplay();
  const leave = async (): Promise<void> => {
    await display.close();
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    return await startElectron(folder, display.name, options, leave);
  } catch (error) {
    await leave();
    throw error;
  }
}

async function startElectron(
  folder: string,
  display: string,
  options: DoorOptions,
  leave: () => Promise<void>,
): Promise<DesktopDoor> {
  const executablePath = join(await ensureTestElectron(), 'electron');
  const args = (file: string | undefined): string[] => [
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'profile')}`,
    repository,
    ...(file === undefined ? [] : [file]),
  ];
  const env = { ...environment(), XDG_STATE_HOME: join(folder, 'state'), ...options.env, DISPLAY: display };
  const app = await _electron.launch({
    executablePath,
    args: ['-r', join(repository, 'e2e', 'support', 'attach-first.cjs'), ...args(options.file)],
    cwd: folder,
    colorScheme: options.theme ?? 'light',
    env,
  });
  const program = app.process();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    try {
      await quit(app, program);
    } catch (error) {
      killGroup(program);
      throw error;
    } finally {
      await leave();
    }
  };
  const closed = () => (closing ??= close());
  try {
    const page = await app.firstWindow();
    const complaints = listen(page);
    await drawn(page);
    return {
      page,
      app,
      folder,
      complaints,
      startAgain: (file) => ended(spawn(executablePath, args(file), { cwd: folder, env, stdio: 'ignore' }), 'the second start'),
      close: closed,
    };
  } catch (error) {
    killGroup(program);
    throw error;
  }
}

/** As a person does who closes the windows; what keeps it from ending is named. */
async function quit(app: ElectronApplication, program: ChildProcess): Promise<void> {
  // A window with unsaved changes would ask.
  const destroyed = app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((one) => one.destroy()));
  // It may end before it has answered.
  await within(
    PATIENCE,
    'the end of the windows of Electron',
    destroyed.catch(() => undefined),
  );
  await within(PATIENCE, 'the closing of Electron after its windows', app.close());
  // That answers as soon as the connection is gone.
  await ended(program, 'Electron after its windows');
}

/** Electron leads a group of its own, in which its helpers are. */
function killGroup(program: ChildProcess): void {
  if (program.pid !== undefined && isRunning(program)) process.kill(-program.pid, 'SIGKILL');
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

async function virtualDisplay(): Promise<{ readonly name: string; close(): Promise<void> }> {
  // Xvfb picks a free number itself and tells it on the descriptor.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const pipe = server.stdio[3];
  if (!pipe) throw new Error('Xvfb has no descriptor 3');
  const told = new Promise<string>((resolve, reject) => {
    pipe.once('data', (number: Buffer) => resolve(String(number).trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code ?? 'a signal'}`)));
  });
  try {
    return { name: `:${await within(PATIENCE, 'the display of Xvfb', told)}`, close: () => end(server, 'Xvfb') };
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
}

/** Keys that are pressed before the window is drawn go nowhere. */
async function drawn(page: Page): Promise<void> {
  await page.locator('[data-part]').first().waitFor();
  const frames = page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await within(PATIENCE, 'the first frames of the page', frames);
}

function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
