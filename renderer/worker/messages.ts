/** What goes between the page and the worker. */
import type { Analyst } from './analyst.ts';

export interface Asked {
  readonly id: number;
  readonly method: keyof Analyst;
  readonly input: unknown;
  /** Of a question about the design at one edit: absent of all others. */
  readonly revision?: number;
}

export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failure: string };

/** Buffers at the first level of a message: they are handed over instead of copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer && part.byteLength > 0 ? [part.buffer] : [],
  );
}
