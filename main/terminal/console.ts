/** One console, whatever is behind it. */
import type { Readable } from 'node:stream';
import type { TerminalSize } from '../host/connection.ts';

export interface Console {
  /** Who and where one is, as in `root@docker01`. */
  readonly where: string;
  /** What it writes. Destroying it is not enough to end what is behind it: `close` does. */
  readonly output: Readable;
  /** Resolves when the bytes were passed on. Absent: nothing can be typed. */
  write?(bytes: Uint8Array): Promise<void>;
  resize?(size: TerminalSize): void;
  /** Exit status of the shell, after the end of its output; null where there is none to tell. */
  code(): Promise<number | null>;
  /** Ends it and what runs in it. Safe to call after it has ended; never rejects. */
  close(): Promise<void>;
}

/** Writes to a stream and waits until it has passed that on; one that is closed takes nothing. */
export function writeTo(stream: NodeJS.WritableStream, bytes: Uint8Array): Promise<void> {
  if (!stream.writable) return Promise.resolve();
  return new Promise((resolve) => {
    // A stream that closes in between may never call back.
    stream.once('close', resolve);
    stream.write(bytes, () => {
      stream.removeListener('close', resolve);
      resolve();
    });
  });
}
