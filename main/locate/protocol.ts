/** What `vlanvas-probe capture` writes (main/probe/helper/README.md), line by line. */
import type { CapturedFrame } from '../../shared/locate/capture.ts';

export type CaptureLine =
  | { readonly type: 'closed'; readonly point: number; readonly why: string }
  | { readonly type: 'ready' }
  | { readonly type: 'clock'; readonly ns: bigint }
  /** `at`: nanoseconds since 1970 by the clock of the host. */
  | ({ readonly type: 'frame'; readonly at: bigint } & Omit<CapturedFrame, 'ns'>)
  | { readonly type: 'sent'; readonly sequence: number }
  | { readonly type: 'unsent'; readonly sequence: number; readonly why: string }
  | { readonly type: 'answered'; readonly sequence: number; readonly microseconds: number }
  | { readonly type: 'dropped' }
  | { readonly type: 'full' }
  | { readonly type: 'done' }
  | { readonly type: 'error'; readonly text: string };

/** Undefined where a line is none of these. */
export function parseCaptureLine(line: string): CaptureLine | undefined {
  const [word = '', ...words] = line.split(' ');
  const [first = '', second = ''] = words;
  const number = /^\d{1,9}$/.test(first) ? Number(first) : undefined;
  const rest = words.slice(1).join(' ');
  switch (word) {
    case 'ready':
      return { type: 'ready' };
    case 'clock':
      return /^\d{1,19}$/.test(first) ? { type: 'clock', ns: BigInt(first) } : undefined;
    case 'frame':
      return frameOf(words);
    case 'closed':
      return number === undefined ? undefined : { type: 'closed', point: number, why: rest };
    case 'sent':
      return number === undefined ? undefined : { type: 'sent', sequence: number };
    case 'unsent':
      return number === undefined ? undefined : { type: 'unsent', sequence: number, why: rest };
    case 'answered':
      return number === undefined || !/^\d{1,12}$/.test(second)
        ? undefined
        : { type: 'answered', sequence: number, microseconds: Number(second) };
    case 'dropped':
      return { type: 'dropped' };
    case 'full':
      return { type: 'full' };
    case 'done':
      return { type: 'done' };
    case 'error':
      return { type: 'error', text: rest };
    default:
      return undefined;
  }
}

function frameOf(words: readonly string[]): CaptureLine | undefined {
  const [point = '', at = '', way, length = '', hex = ''] = words;
  if (!/^\d{1,3}$/.test(point) || !/^\d{1,19}$/.test(at) || !/^\d{1,9}$/.test(length) || words.length !== 5) return undefined;
  if ((way !== 'in' && way !== 'out') || !/^([0-9a-f]{2})*$/.test(hex)) return undefined;
  return { type: 'frame', point: Number(point), at: BigInt(at), way, length: Number(length), hex };
}
