/**
 * Consoles: a shell on a host or in a container, or what a container writes. Bytes go over as base64, because a character may be cut
 * in two between parts, and what a program writes need not be text.
 */
import * as z from 'zod';

/** Columns and rows of characters. */
const size = { columns: z.int().min(1).max(1000), rows: z.int().min(1).max(1000) };

/** Bytes that the service sends before it waits for the reader to say what it has taken. */
export const CONSOLE_WINDOW = 256 * 1024;
/** Longest input of one call, as base64; a longer paste goes in parts. */
const LONGEST_INPUT = 96 * 1024;

/** What a console shows. `tail`: lines of before; null: all that is kept. `since`: Unix time in seconds. */
export const consoleSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('host'), host: z.string() }),
  z.object({ kind: z.literal('container'), container: z.string() }),
  z.object({
    kind: z.literal('logs'),
    container: z.string(),
    tail: z.int().min(0).nullable(),
    since: z.int().min(0).nullable(),
    timestamps: z.boolean(),
  }),
]);

/** The caller names the console by an id of its own that nobody guesses. */
export const consoleRequest = z.object({ id: z.uuid(), source: consoleSource, ...size });
export const consoleInput = z.object({ id: z.uuid(), data: z.base64().max(LONGEST_INPUT) });
export const consoleSize = z.object({ id: z.uuid(), ...size });
export const consoleTaken = z.object({ id: z.uuid(), bytes: z.int().min(1) });

export type ConsoleSource = z.infer<typeof consoleSource>;
export type ConsoleRequest = z.infer<typeof consoleRequest>;

export type ConsoleEvent =
  /** It is there; `where` is who and where one is now, as in `root@docker01`. */
  | { readonly type: 'opened'; readonly where: string }
  | { readonly type: 'bytes'; readonly data: string }
  /** The shell ended, with its exit status where that is known; or there will be no more of the log. */
  | { readonly type: 'ended'; readonly code: number | null };
