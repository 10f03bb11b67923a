import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framed, frameReader } from './framing.ts';

test('frames come out as they went in, however the stream is cut', () => {
  const frames = fc.array(fc.uint8Array({ minLength: 0, maxLength: 2_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 50 }), (sent, cuts) => {
      const stream = Buffer.concat(sent.map((one) => framed(Buffer.from(one))));
      const read = frameReader();
      const got: Buffer[] = [];
      for (let at = 0, turn = 0; at < stream.length; turn++) {
        const size = cuts[turn % cuts.length]!;
        got.push(...read(stream.subarray(at, at + size)));
        at += size;
      }
      expect(got.map((one) => one.toString('hex'))).toEqual(sent.map((one) => Buffer.from(one).toString('hex')));
    }),
  );
});

test('a length that no frame has is refused', () => {
  expect(() => frameReader()(Buffer.from('7fffffff00', 'hex'))).toThrow(RangeError);
});
