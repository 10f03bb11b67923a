/** A log that remembers. */
import type { Log } from '../log.ts';

export interface MemoryLog extends Log {
  readonly lines: readonly { readonly level: string; readonly data: object; readonly text: string }[];
}

export function memoryLog(): MemoryLog {
  const lines: { level: string; data: object; text: string }[] = [];
  const at = (level: string) => (data: object, text: string) => void lines.push({ level, data, text });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
