/** What a switch reads of an Ethernet frame (IEEE 802.3, 802.1Q). */

const ETHERTYPE_AT = 12;
const DOT1Q = 0x8100;
const TAG_BYTES = 4;

/** MACs as 12 hex digits: cheap to make out of a frame and to compare. */
export interface FrameHead {
  readonly destination: string;
  readonly source: string;
  /** 0 where the frame has no tag, or one that only gives a priority. */
  readonly vlan: number;
  readonly tagged: boolean;
  /** Broadcast or multicast. */
  readonly group: boolean;
}

/** Undefined for what is too short to be a frame. */
export function readHead(frame: Buffer): FrameHead | undefined {
  if (frame.length < ETHERTYPE_AT + 2) return undefined;
  const tagged = frame.readUInt16BE(ETHERTYPE_AT) === DOT1Q && frame.length >= ETHERTYPE_AT + TAG_BYTES + 2;
  return {
    destination: frame.toString('hex', 0, 6),
    source: frame.toString('hex', 6, 12),
    vlan: tagged ? frame.readUInt16BE(ETHERTYPE_AT + 2) & 0x0fff : 0,
    tagged,
    group: ((frame[0] ?? 0) & 1) === 1,
  };
}

/** A MAC as it is written, as the frames' heads have it. */
export function plainMac(mac: string): string {
  return mac.toLowerCase().replaceAll(':', '');
}

export function withoutTag(frame: Buffer): Buffer {
  return Buffer.concat([frame.subarray(0, ETHERTYPE_AT), frame.subarray(ETHERTYPE_AT + TAG_BYTES)]);
}

export function withTag(frame: Buffer, vlan: number): Buffer {
  const tag = Buffer.alloc(TAG_BYTES);
  tag.writeUInt16BE(DOT1Q, 0);
  tag.writeUInt16BE(vlan, 2);
  return Buffer.concat([frame.subarray(0, ETHERTYPE_AT), tag, frame.subarray(ETHERTYPE_AT)]);
}
