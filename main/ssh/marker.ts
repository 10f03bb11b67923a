/**
 * The line that a wrapped command prints before anything else, on both of its outputs. What stands before it (a greeting of the
 * login shell's start-up files) is no output of the command; what it carries tells who runs where.
 */
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';

/** Passes on what follows the first line `MARKER:VALUE`. */
export class AfterMarker extends Transform {
  /** VALUE; null where the stream ended without the line. */
  readonly value: Promise<string | null>;
  #settle: (value: string | null) => void = () => undefined;
  #before: Buffer | null = Buffer.alloc(0);
  readonly #marker: string;

  constructor(marker: string) {
    super({ highWaterMark: 1024 * 1024 });
    this.#marker = `${marker}:`;
    this.value = new Promise((resolve) => (this.#settle = resolve));
  }

  /** What came before the line, for errors; at most the last 500 characters. */
  get noise(): string {
    return (this.#before?.toString('utf8') ?? '').trim().slice(-500);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    if (!this.#before) return callback(null, chunk);
    const all = Buffer.concat([this.#before, chunk]);
    const start = all.indexOf(this.#marker);
    const end = start < 0 ? -1 : all.indexOf('\n', start);
    if (end < 0) {
      this.#before = all;
      return callback();
    }
    this.#before = null;
    this.#settle(all.toString('utf8', start + this.#marker.length, end));
    callback(null, all.subarray(end + 1));
  }

  override _flush(callback: TransformCallback): void {
    this.#settle(null);
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#settle(null);
    callback(error);
  }
}
