/** One console of the services, driven as a page drives it: what it writes is gathered and acknowledged. */
import { randomUUID } from 'node:crypto';
import type { ConsoleSource } from '../../shared/contract/consoles.ts';
import type { Services } from '../../main/services/services.ts';

export interface TestConsole {
  readonly id: string;
  /** Everything that it wrote so far. */
  text(): string;
  bytes(): number;
  /** Who and where one is, once it is open. */
  readonly where: Promise<string>;
  type(text: string): Promise<void>;
  /** As when the tab is closed; resolves when the service has let go. */
  leave(): Promise<void>;
  /** The exit status that was told; rejects with the problem where it failed. */
  readonly ended: Promise<number | null>;
}

export interface ConsoleOptions {
  /** False: a page that reads nothing. */
  readonly reads?: boolean;
}

export function openTestConsole(
  services: Services,
  text: string,
  source: ConsoleSource,
  { reads = true }: ConsoleOptions = {},
): TestConsole {
  const id = randomUUID();
  const leaving = new AbortController();
  const parts: Buffer[] = [];
  let tell: (where: string) => void = () => undefined;
  const opened = new Promise<string>((resolve) => (tell = resolve));
  const run = async (): Promise<number | null> => {
    const request = { id, source, columns: 100, rows: 30 };
    for await (const event of services.openConsole({ text, path: null }, request, { signal: leaving.signal })) {
      if (event.type === 'opened') tell(event.where);
      else if (event.type === 'ended') return event.code;
      else {
        const part = Buffer.from(event.data, 'base64');
        parts.push(part);
        if (reads) services.consoleTaken(id, part.length);
      }
    }
    return null;
  };
  const ended = run();
  const where = Promise.race([opened, ended.then(() => opened)]);
  where.catch(() => undefined);
  return {
    id,
    text: () => Buffer.concat(parts).toString('utf8'),
    bytes: () => parts.reduce((sum, part) => sum + part.length, 0),
    where,
    type: (typed) => services.writeConsole(id, Buffer.from(typed)),
    async leave() {
      leaving.abort();
      await ended.catch(() => undefined);
    },
    ended,
  };
}
