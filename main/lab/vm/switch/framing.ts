/** How QEMU sends frames over a stream: each after its length, four bytes, big end first. */

const LENGTH_BYTES = 4;
/** QEMU's own limit: the largest packet and some room. */
const LONGEST = 69_632;

/** Takes chunks as they come and gives the whole frames in them. Throws RangeError where the stream is no such stream. */
export function frameReader(): (chunk: Buffer) => readonly Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: Buffer[] = [];
    let at = 0;
    while (bytes.length - at >= LENGTH_BYTES) {
      const length = bytes.readUInt32BE(at);
      if (length > LONGEST) throw new RangeError(`a frame of ${length} bytes`);
      if (bytes.length - at - LENGTH_BYTES < length) break;
      frames.push(bytes.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length));
      at += LENGTH_BYTES + length;
    }
    rest = bytes.subarray(at);
    return frames;
  };
}

/** A frame as QEMU reads it from a stream. */
export function framed(frame: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(frame.length);
  return Buffer.concat([length, frame]);
}
