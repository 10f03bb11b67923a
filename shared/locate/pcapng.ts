/**
 * A capture as a pcapng file (draft-ietf-opsawg-pcapng): one interface a capture point, named after it, so that Wireshark shows
 * where each frame was seen. Times are in nanoseconds, tags are in their place.
 */
import type { Capture, CapturedFrame, CapturePoint } from './capture.ts';

const ETHERNET = 1;
const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const PACKET = 6;

export function asPcapng(capture: Capture, title: string): Uint8Array<ArrayBuffer> {
  const blocks = [
    sectionBlock(title),
    ...capture.points.map(interfaceBlock),
    ...capture.frames.map((frame) => packetBlock(frame, capture.startedAt)),
  ];
  const file = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    file.set(block, at);
    at += block.length;
  }
  return file;
}

/** Version 1.0 of unknown length, written by (shb_userappl) and about (opt_comment). */
function sectionBlock(title: string): Uint8Array {
  const fixed = new DataView(new ArrayBuffer(16));
  fixed.setUint32(0, 0x1a2b3c4d, true);
  fixed.setUint16(4, 1, true);
  fixed.setBigInt64(8, -1n, true);
  return block(SECTION, bytesOf(fixed), [option(4, text('Vlanvas')), option(1, text(title))]);
}

/** if_name, if_description, and nanoseconds as its unit of time (if_tsresol). */
function interfaceBlock({ at, link, unheard }: CapturePoint): Uint8Array {
  const fixed = new DataView(new ArrayBuffer(8));
  fixed.setUint16(0, ETHERNET, true);
  return block(INTERFACE, bytesOf(fixed), [
    option(2, text(`${at} ${link}`)),
    option(3, text(unheard === undefined ? `${link} of ${at}` : `${link} of ${at}, not heard: ${unheard}`)),
    option(9, Uint8Array.of(9)),
  ]);
}

/** epb_flags: 1 inbound, 2 outbound. */
function packetBlock({ point, ns, way, length, hex }: CapturedFrame, startedAt: number): Uint8Array {
  const data = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const fixed = new DataView(new ArrayBuffer(20));
  const time = BigInt(startedAt) * 1_000_000n + BigInt(ns);
  fixed.setUint32(0, point, true);
  fixed.setUint32(4, Number(time >> 32n), true);
  fixed.setUint32(8, Number(time & 0xffffffffn), true);
  fixed.setUint32(12, data.length, true);
  fixed.setUint32(16, Math.max(length, data.length), true);
  const flags = new DataView(new ArrayBuffer(4));
  flags.setUint32(0, way === 'in' ? 1 : 2, true);
  return block(PACKET, joined([bytesOf(fixed), padded(data)]), [option(2, bytesOf(flags))]);
}

function block(type: number, body: Uint8Array, options: readonly Uint8Array[]): Uint8Array {
  const inside = joined([body, ...options, new Uint8Array(4)]);
  const whole = new Uint8Array(12 + inside.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, whole.length, true);
  whole.set(inside, 8);
  view.setUint32(whole.length - 4, whole.length, true);
  return whole;
}

function option(code: number, value: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(4));
  head.setUint16(0, code, true);
  head.setUint16(2, value.length, true);
  return joined([bytesOf(head), padded(value)]);
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer);
}

/** UTF-8 without TextEncoder, which is no part of the language. */
function text(content: string): Uint8Array {
  const escaped = encodeURIComponent(Array.from(content).slice(0, 500).join('')).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Uint8Array.from(escaped, (character) => character.charCodeAt(0));
}
