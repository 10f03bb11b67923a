import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutFrames } from './log-frames.ts';

function framed(output: 1 | 2, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header[0] = output;
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
}

test('gives what was written, however the stream is cut', async () => {
  const part = fc.tuple(fc.constantFrom<1 | 2>(1, 2), fc.uint8Array({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
      async (parts, cuts) => {
        const whole = Buffer.concat(parts.map(([output, content]) => framed(output, content)));
        const pieces: Buffer[] = [];
        for (let at = 0, turn = 0; at < whole.length; turn++) {
          const length = cuts[turn % cuts.length] ?? 1;
          pieces.push(whole.subarray(at, at + length));
          at += length;
        }
        const read = await buffer(Readable.from(pieces).pipe(withoutFrames()));
        expect(read.equals(Buffer.concat(parts.map(([, content]) => content)))).toBe(true);
      },
    ),
  );
});

test('passes the beginning of a long part on before its end is there', async () => {
  const frames = withoutFrames();
  frames.write(framed(1, Buffer.alloc(1000, 'x')).subarray(0, 100));
  await new Promise((resolve) => setImmediate(resolve));
  expect((frames.read() as Buffer).length).toBe(92);
  frames.destroy();
});
