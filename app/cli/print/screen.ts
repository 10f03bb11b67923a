/** Standard error as a place for progress: lines that are redrawn on a terminal, plain lines elsewhere. */
import type { Output, Paint } from '../context.ts';

export interface Screen {
  readonly paint: Paint;
  readonly width: number;
  /** Whether live lines are shown; elsewhere `live` does nothing and every event should be printed once. */
  readonly terminal: boolean;
  /** Writes lines that stay. */
  print(text: string): void;
  /** Replaces the live lines, at most a screenful; each is cut to the width. */
  live(lines: readonly string[]): void;
  /** Removes the live lines, as before a question. */
  clear(): void;
}

const UP_AND_CLEAR = (lines: number) => (lines === 0 ? '' : `\x1b[${lines}A\x1b[0J`);

/** `rows`: height of the terminal. */
export function createScreen(output: Output, rows: () => number): Screen {
  let shown: readonly string[] = [];
  const erase = () => {
    if (shown.length > 0) output.write(UP_AND_CLEAR(shown.length));
  };
  const draw = (lines: readonly string[]) => {
    for (const line of lines) output.write(`${line}\n`);
    shown = lines;
  };
  return {
    paint: output.paint,
    get width() {
      return output.width;
    },
    terminal: output.terminal,
    print: (text) => {
      const keep = shown;
      erase();
      shown = [];
      output.write(text.endsWith('\n') ? text : `${text}\n`);
      draw(keep);
    },
    live: (lines) => {
      if (!output.terminal) return;
      const room = Math.max(1, rows() - 1);
      const fitting = lines.slice(0, room).map((line) => cut(line, output.width - 1));
      erase();
      draw(fitting);
    },
    clear: () => {
      erase();
      shown = [];
    },
  };
}

const ESCAPE = '\x1b';

/** Cuts a line to a number of columns, colour codes not counted. */
export function cut(line: string, width: number): string {
  let seen = 0;
  let inside = false;
  let result = '';
  for (const character of line) {
    if (character === ESCAPE) inside = true;
    if (!inside) {
      seen += 1;
      if (seen === width && columns(line) > width) return `${result}…${result.includes(ESCAPE) ? `${ESCAPE}[0m` : ''}`;
    }
    result += character;
    if (inside && character === 'm') inside = false;
  }
  return result;
}

/** Columns of a line on the terminal: colour codes take none. */
export function columns(line: string): number {
  let count = 0;
  let inside = false;
  for (const character of line) {
    if (character === ESCAPE) inside = true;
    if (!inside) count += 1;
    if (inside && character === 'm') inside = false;
  }
  return count;
}

/** Fills up with spaces on the right, or the left. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columns(text)));
  return side === 'right' ? text + space : space + text;
}

/** Breaks text at spaces into lines of at most `width` columns, every line after the first with `indent` spaces before it. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const room = lines.length === 0 ? width : width - indent;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}
