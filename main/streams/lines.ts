/** Lines from a stream of bytes. */
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line longer than this ends the stream with an error: whatever sends it is not one of our helpers. */
const LONGEST = 1 << 20;

/** Calls `line` for every complete line, without its end, and `broken` once where a line is too long. */
export function readLines(stream: Readable, line: (text: string) => void, broken: (why: Error) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const parts = (rest + decoder.write(chunk)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) line(part);
    if (rest.length > LONGEST) {
      rest = '';
      stream.destroy();
      broken(new Error('It wrote a line without end.'));
    }
  });
}

/** Keeps the last line of what a program says on standard error, for the message when it fails. */
export function keepTail(stream: Readable): () => string {
  let tail = '';
  stream.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString('utf8')).slice(-1000);
  });
  return () => tail.trim().split('\n').pop()?.trim().slice(0, 200) ?? '';
}
