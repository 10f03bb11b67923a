/**
 * A readable and a writable end as the socket that Node's HTTP client and ssh2 expect. ssh2's own Channel is none: its destroy()
 * reports no error, a write after the end never calls back, and the methods of net.Socket that http.Agent calls are missing.
 */
import type { Readable, Writable } from 'node:stream';
import { Duplex } from 'node:stream';

export interface StreamEnds {
  readonly readable: Readable;
  readonly writable: Writable;
  /** Ends the far side for good. */
  close(): void;
}

export class StreamSocket extends Duplex {
  readonly #coming: Promise<StreamEnds> | undefined;
  #ends: StreamEnds | undefined;

  /** Ends that are still being made may be given: what is written waits for them, and their failure is the stream's. */
  constructor(ends: StreamEnds | Promise<StreamEnds>) {
    super({ allowHalfOpen: true });
    // Whoever uses the stream hears of an error; a stream that nobody uses at the moment must not end the process with it.
    this.on('error', () => undefined);
    if (ends instanceof Promise) this.#coming = ends;
    else this.#attach(ends);
  }

  /** Node holds reads, writes and destroy back until this calls back. */
  override _construct(callback: (error?: Error | null) => void): void {
    if (!this.#coming) return callback();
    this.#coming.then((ends) => {
      this.#attach(ends);
      callback();
    }, callback);
  }

  #attach(ends: StreamEnds): void {
    this.#ends = ends;
    const { readable, writable } = ends;
    readable.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) readable.pause();
    });
    readable.on('end', () => this.push(null));
    readable.on('close', () => this.#gone());
    readable.on('error', (error: Error) => this.destroy(error));
    if (!Object.is(readable, writable)) writable.on('error', (error: Error) => this.destroy(error));
    readable.pause();
  }

  /** The far side closed: what is left to read is still read, then it is over. */
  #gone(): void {
    if (this.readableEnded || this.destroyed) this.destroy();
    else this.once('end', () => this.destroy());
  }

  override _read(): void {
    this.#ends?.readable.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    if (this.#ends?.writable.writable) this.#ends.writable.write(chunk, encoding, callback);
    else callback(Object.assign(new Error('The far side closed the stream'), { code: 'EPIPE' }));
  }

  override _final(callback: () => void): void {
    this.#ends?.writable.end();
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#ends?.close();
    this.#ends?.readable.resume();
    callback(error);
  }

  // What net.Socket has and http.Agent calls. Time limits are set on calls, not here.
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }
}
