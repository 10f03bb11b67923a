import { describe, expect, it } from 'vitest';
import type { Capture } from './capture.ts';
import { asPcapng } from './pcapng.ts';

const capture: Capture = {
  startedAt: 1_795_281_462_309,
  points: [
    { at: 'docker01/bbox1', link: 'eth0' },
    { at: 'router01', link: 'eth2', unheard: 'there is no such link' },
  ],
  frames: [
    { point: 0, ns: 1_500_001, way: 'out', length: 98, hex: 'aabbcc' },
    { point: 1, ns: -5, way: 'in', length: 2, hex: 'aabbccdd' },
  ],
  truncated: false,
};

interface Block {
  readonly type: number;
  readonly view: DataView;
}

/** The blocks by their two lengths; throws where these differ or the file does not end with one. */
function blocksOf(file: Uint8Array): readonly Block[] {
  const whole = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const blocks: Block[] = [];
  for (let at = 0; at < file.length;) {
    const length = whole.getUint32(at + 4, true);
    if (length % 4 !== 0 || whole.getUint32(at + length - 4, true) !== length) throw new Error(`a block of ${length} bytes`);
    blocks.push({ type: whole.getUint32(at, true), view: new DataView(file.buffer, file.byteOffset + at + 8, length - 12) });
    at += length;
  }
  return blocks;
}

/** Options behind the fixed part, by their code. */
function optionsOf({ view }: Block, from: number): ReadonlyMap<number, string> {
  const options = new Map<number, string>();
  for (let at = from; at < view.byteLength;) {
    const [code, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (code === 0) break;
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, length);
    options.set(code, String.fromCharCode(...bytes));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
}

describe('a capture as pcapng', () => {
  const blocks = blocksOf(asPcapng(capture, 'bbox1 → bbox4'));

  it('is a section, an interface a point, and a packet a frame', () => {
    expect(blocks.map(({ type }) => type)).toEqual([0x0a0d0d0a, 1, 1, 6, 6]);
    expect(blocks[0]?.view.getUint32(0, true)).toBe(0x1a2b3c4d);
    expect(optionsOf(blocks[0]!, 16).get(4)).toBe('Vlanvas');
  });

  it('names its interfaces, says why one was not heard, and counts nanoseconds', () => {
    const [first, second] = blocks.slice(1, 3).map((block) => optionsOf(block, 8));
    expect(first?.get(2)).toBe('docker01/bbox1 eth0');
    expect(second?.get(3)).toContain('there is no such link');
    expect(first?.get(9)).toBe('\u0009');
  });

  it('gives each packet its interface, time, lengths and direction', () => {
    const [first, second] = blocks.slice(3).map(({ view }) => ({
      interface: view.getUint32(0, true),
      time: (BigInt(view.getUint32(4, true)) << 32n) | BigInt(view.getUint32(8, true)),
      kept: view.getUint32(12, true),
      length: view.getUint32(16, true),
      first: view.getUint8(20),
    }));
    expect(first).toEqual({ interface: 0, time: 1_795_281_462_310_500_001n, kept: 3, length: 98, first: 0xaa });
    // A length on the wire that is less than what was kept would make readers refuse the file.
    expect(second).toEqual({ interface: 1, time: 1_795_281_462_308_999_995n, kept: 4, length: 4, first: 0xaa });
    expect(optionsOf(blocks[3]!, 24).get(2)).toBe('\u0002\0\0\0');
    expect(optionsOf(blocks[4]!, 24).get(2)).toBe('\u0001\0\0\0');
  });

  it('takes any words', () => {
    const title = '容器 → 😀'.repeat(300);
    expect(blocksOf(asPcapng({ ...capture, frames: [] }, title))).toHaveLength(3);
  });
});
