/** Notices that a file is changed by somebody else. Asked every second: notices of the system miss network disks and replaced files. */
import { stat } from 'node:fs/promises';
import type { FileEvent, OpenedFile } from '../../shared/contract/contract.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { pause } from '../streams/signals.ts';

/** Milliseconds. */
const PAUSE = 1000;

export interface Watching {
  /** Absolute path. */
  readonly path: string;
  /** Of the text that is known; what differs from it is told. */
  readonly revision: string;
  readonly open: (path: string) => Promise<OpenedFile>;
  readonly signal: AbortSignal;
}

/** Ends with the signal. A file that is gone for the moment of being replaced is not told as gone. */
export async function* watchFile({ path, revision, open, signal }: Watching): AsyncGenerator<FileEvent> {
  let known = revision;
  let seen = '';
  let missing = 0;
  while (!signal.aborted) {
    const now = await stateOf(path);
    if (now === null) {
      missing += 1;
      if (missing === 2) yield { type: 'gone' };
      seen = '';
    } else {
      missing = 0;
      if (now !== seen) {
        const file = await open(path).catch((error: unknown) => {
          if (error instanceof VlanvasError) return null;
          throw error;
        });
        // What is being written at this moment is looked at again.
        seen = (await stateOf(path)) === now ? now : '';
        if (file && file.revision !== known) {
          known = file.revision;
          yield { type: 'changed', file };
        }
      }
    }
    await pause(PAUSE, signal).catch(() => undefined);
  }
}

async function stateOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return null;
  }
}
