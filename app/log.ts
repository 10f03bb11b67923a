/** The doors' own log: JSON lines on standard error, quiet unless something is wrong, without secrets. */
import { pino } from 'pino';
import type { DestinationStream } from 'pino';

/** What the doors need of a logger; pino's is one. */
export interface Log {
  debug(data: object, text: string): void;
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
}

/** Keys whose values never reach the log, wherever they stand in the first three levels of what is logged. */
const SECRETS = ['password', 'passphrase', 'privateKey', 'token', 'cookie', 'authorization', 'secret', 'environment', 'env'];

export interface LogOptions {
  /** `VLANVAS_LOG`: trace, debug, info, warn, error or silent. */
  readonly level?: string | undefined;
  /** Where lines go; standard error when left out. */
  readonly destination?: DestinationStream;
}

/** A logger with redaction. An unknown level is read as `warn`. */
export function createLog(options: LogOptions = {}): Log {
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
  const level = options.level !== undefined && levels.includes(options.level) ? options.level : 'warn';
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
