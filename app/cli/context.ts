/** What a command has of the world. Tests make their own. */
import type { Services } from '../../main/services/services.ts';
import type { Places } from '../places.ts';
import type { Screen } from './print/screen.ts';

export interface Cli {
  /** Results. */
  readonly out: Output;
  /** Progress and problems: a live region where it is a terminal. */
  readonly screen: Screen;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** How this program is started, as one types it there. */
  readonly command: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly places: Places;
  /** Asks a person and waits for y or n; null: nobody is there to ask. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
  /** Asks for a secret, which is not shown; null: nobody is there to ask. */
  readonly askSecret?: ((question: string) => Promise<string>) | null;
  /** Opens the services; whoever opened them closes them. */
  readonly openServices: (file: string | null) => Promise<Services>;
}

export interface Output {
  write(text: string): void;
  /** Columns; a wide default where it is no terminal. */
  readonly width: number;
  readonly terminal: boolean;
  readonly paint: Paint;
}

/** Colours, or not (NO_COLOR, no terminal): picocolors' names. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** Options of every command. */
export interface CommonOptions {
  readonly json?: boolean;
}

/** One JSON document on standard output. */
export function writeJson(cli: Cli, value: unknown): void {
  cli.out.write(`${JSON.stringify(value, null, 2)}\n`);
}
