/** ProxyJump's value: `[user@]host[:port]` or `ssh://…`, several with commas, `none` for none (ssh_config(5)). */
export interface Hop {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
}

/** The hops, nearest first; null where the text is not understood. */
export function parseJumps(text: string): Hop[] | null {
  if (text.trim() === '' || text.trim().toLowerCase() === 'none') return [];
  const hops: Hop[] = [];
  for (const part of text.split(',')) {
    const match =
      /^(?:ssh:\/\/)?(?:([^@\s]+)@)?(?:\[([^\]\s]+)\]|([^:@\s[\]]+|[^@\s[\]]*:[^@\s[\]]*:[^@\s[\]]*))(?::(\d{1,5}))?\/?$/.exec(
        part.trim(),
      );
    const host = match?.[2] ?? match?.[3];
    if (!match || host === undefined || host.startsWith('-')) return null;
    const port = match[4] === undefined ? undefined : Number(match[4]);
    if (port !== undefined && (port < 1 || port > 65535)) return null;
    hops.push({ host, ...(match[1] !== undefined && { user: match[1] }), ...(port !== undefined && { port }) });
  }
  return hops;
}
