/** Starts the helper's capture on a host: as root in a shell, else in a container of its own, as a measurement does. */
import type { HostConnection } from '../host/connection.ts';
import { installHelper, NOT_INSTALLED, readHelper, startCommand } from '../probe/install.ts';
import { ProbeEnded } from '../probe/line-session.ts';
import { startHelperContainer } from '../probe/methods/helper-container.ts';
import { shellForRoot } from '../probe/methods/shell-for-root.ts';
import { quoteWord } from '../ssh/quote.ts';
import { openCaptureSession } from './capture-session.ts';
import type { CaptureSession } from './capture-session.ts';

export interface HostCapture {
  readonly connection: HostConnection;
  readonly machine: string | undefined;
  readonly helperFolder: string;
  /** First bytes of the echoes' data, 16 hexadecimal digits. */
  readonly mark: string;
  /** In order; 0 is the host's own namespace. */
  readonly points: readonly { readonly pid: number; readonly link: string }[];
  readonly addresses: readonly string[];
}

export interface OpenedCapture {
  readonly session: CaptureSession;
  /** What the host's own namespace is called there. */
  readonly hostPid: number;
}

/** The capture ends by itself after this, whatever becomes of us. */
const LIFE_MS = 60_000;
/** Bytes of frames of one host: thousands of times what a ping needs. */
const MOST_BYTES = 512 * 1024;

/** Throws an Error with the reason of each way where none works. */
export async function openOnHost(capture: HostCapture, signal: AbortSignal): Promise<OpenedCapture> {
  const reasons: string[] = [];
  for (const open of [asRoot, inContainer]) {
    try {
      return await open(capture, signal);
    } catch (error) {
      signal.throwIfAborted();
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(reasons.join(' '));
}

async function asRoot(capture: HostCapture, signal: AbortSignal): Promise<OpenedCapture> {
  const shell = shellForRoot(capture);
  const machine = capture.machine ?? (await shell.run('uname -m', { signal })).stdout.trim();
  const helper = await readHelper(capture.helperFolder, machine);
  const command = startCommand(helper, wordsOf(capture, 0).map(quoteWord).join(' '));
  const start = async () => openCaptureSession(await shell.start(command, { privileged: true, signal }), signal);
  try {
    return { session: await start(), hostPid: 0 };
  } catch (error) {
    if (!(error instanceof ProbeEnded) || error.code !== NOT_INSTALLED) throw error;
  }
  await installHelper(shell, helper, signal);
  return { session: await start(), hostPid: 0 };
}

async function inContainer(capture: HostCapture, signal: AbortSignal): Promise<OpenedCapture> {
  const process = await startHelperContainer(capture, wordsOf(capture, 1), signal);
  try {
    const session = await openCaptureSession(process, signal);
    return {
      session: {
        ...session,
        async close() {
          const heard = await session.close();
          await process.remove();
          return heard;
        },
      },
      hostPid: 1,
    };
  } catch (error) {
    await process.remove();
    throw error;
  }
}

function wordsOf({ mark, points, addresses }: HostCapture, hostPid: number): readonly string[] {
  return [
    'capture',
    mark,
    String(LIFE_MS),
    String(MOST_BYTES),
    ...points.flatMap(({ pid, link }) => ['on', String(pid === 0 ? hostPid : pid), link]),
    'for',
    ...addresses,
  ];
}
