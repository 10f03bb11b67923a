import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrame } from './frame.ts';
import { arp, echo, ethernet, icmpError, neighbour, withTags } from './testing/frames.ts';

const ENDS = { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' };

describe('a frame', () => {
  it('is an echo request or reply, with its tags in order', () => {
    const request = echo('request', '10.0.0.1', '10.0.0.2');
    expect(readFrame(ethernet(ENDS, request))).toEqual({
      ...ENDS,
      tags: [],
      kind: 'request',
      sender: '10.0.0.1',
      target: '10.0.0.2',
    });
    expect(readFrame(withTags(ethernet(ENDS, echo('reply', '10.0.0.2', '10.0.0.1')), [20]))).toMatchObject({
      kind: 'reply',
      tags: [20],
    });
    // The first three bits of a tag are the priority.
    expect(readFrame(withTags(ethernet(ENDS, request), [0xe000 | 7, 20]))?.tags).toEqual([7, 20]);
  });

  it('is a question or an answer of ARP', () => {
    expect(readFrame(ethernet(ENDS, arp('question', '10.0.0.1', '10.0.0.2')))).toMatchObject({
      kind: 'question',
      sender: '10.0.0.1',
      target: '10.0.0.2',
    });
    expect(readFrame(ethernet(ENDS, arp('answer', '10.0.0.2', '10.0.0.1')))).toMatchObject({
      kind: 'answer',
      sender: '10.0.0.2',
    });
  });

  it('is an echo of IPv6, or neighbour discovery, whose address stands in the message', () => {
    expect(readFrame(ethernet(ENDS, echo('request', 'fd00::1', 'fd00::2')))).toMatchObject({
      kind: 'request',
      target: 'fd00::2',
    });
    expect(readFrame(ethernet(ENDS, neighbour('question', 'fe80::1', 'ff02::1:ff00:2', 'fd00::2')))).toMatchObject({
      kind: 'question',
      sender: 'fe80::1',
      target: 'fd00::2',
    });
    expect(readFrame(ethernet(ENDS, neighbour('answer', 'fe80::2', 'fe80::1', 'fd00::2')))).toMatchObject({
      kind: 'answer',
      sender: 'fd00::2',
    });
  });

  it('is an error of either family', () => {
    expect(readFrame(ethernet(ENDS, icmpError('10.0.0.254', '10.0.0.1', 3, 13)))).toMatchObject({
      kind: 'error',
      sender: '10.0.0.254',
      error: { family: 4, type: 3, code: 13 },
    });
    expect(readFrame(ethernet(ENDS, icmpError('fd00::ff', 'fd00::1', 1, 0)))).toMatchObject({
      kind: 'error',
      error: { family: 6, type: 1, code: 0 },
    });
  });

  it('is nothing where it is of another kind', () => {
    expect(readFrame(ethernet(ENDS, `88cc${'00'.repeat(60)}`))).toBeUndefined();
    expect(readFrame(ethernet(ENDS, icmpError('10.0.0.254', '10.0.0.1', 13, 0)))).toBeUndefined();
    expect(readFrame('')).toBeUndefined();
    expect(readFrame('0g')).toBeUndefined();
    expect(readFrame('012')).toBeUndefined();
  });

  it('that is cut anywhere is read or left, and never throws', () => {
    const whole = [
      ethernet(ENDS, echo('request', '10.0.0.1', '10.0.0.2')),
      ethernet(ENDS, neighbour('question', 'fe80::1', 'ff02::1', 'fd00::2')),
      withTags(ethernet(ENDS, arp('answer', '10.0.0.2', '10.0.0.1')), [1, 2, 3]),
    ];
    for (const hex of whole) for (let length = 0; length < hex.length; length += 2) readFrame(hex.slice(0, length));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const frame = readFrame([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
        expect(frame === undefined || frame.tags.length >= 0).toBe(true);
      }),
    );
  });
});
