/**
 * The stream of a container without a terminal, without its frames. Each part of what it wrote comes with eight bytes before it: which
 * output, three zeros, and its length (Docker Engine API, "Attach to a container", stream format). A part may be as long as the
 * container likes, so parts are passed on as they come and never gathered.
 */
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';

const HEADER = 8;
const LENGTH_AT = 4;

/** What a container wrote to both of its outputs, in its order. */
export function withoutFrames(): Transform {
  const header = Buffer.alloc(HEADER);
  let have = 0;
  let left = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback: TransformCallback) {
      for (let at = 0; at < chunk.length;) {
        if (left > 0) {
          const end = Math.min(chunk.length, at + left);
          this.push(chunk.subarray(at, end));
          left -= end - at;
          at = end;
          continue;
        }
        const taken = chunk.copy(header, have, at, at + HEADER - have);
        have += taken;
        at += taken;
        if (have === HEADER) {
          left = header.readUInt32BE(LENGTH_AT);
          have = 0;
        }
      }
      callback();
    },
  });
}
