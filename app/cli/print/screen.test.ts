import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { columns, createScreen, cut, pad, wrap } from './screen.ts';

const RED = '\x1b[31m';
const PLAIN = '\x1b[39m';

describe('lines', () => {
  it('are cut to the width, colours not counted and ended', () => {
    expect(cut('short', 10)).toBe('short');
    expect(cut('exactly-10', 10)).toBe('exactly-10');
    expect(cut('one more than ten', 10)).toBe('one more …');
    expect(cut(`${RED}one more than ten${PLAIN}`, 10)).toBe(`${RED}one more …\x1b[0m`);
    expect(cut(`${RED}ten${PLAIN}`, 3)).toBe(`${RED}ten${PLAIN}`);
  });

  it('have as many columns as one sees', () => {
    expect(columns(`${RED}red${PLAIN} ●`)).toBe(5);
    expect(pad(`${RED}x${PLAIN}`, 3)).toBe(`${RED}x${PLAIN}  `);
    expect(pad('7', 3, 'left')).toBe('  7');
  });

  it('break at spaces, with an indent', () => {
    expect(wrap('one two three four', 9)).toBe('one two\nthree\nfour');
    expect(wrap('one two three four', 9, 2)).toBe('one two\n  three\n  four');
    expect(wrap('an-unbreakable-word x', 5)).toBe('an-unbreakable-word\nx');
  });
});

describe('the live region', () => {
  const screenOf = (terminal: boolean, rows = 10) => {
    let written = '';
    const output = { write: (text: string) => (written += text), width: 20, terminal, paint: pc.createColors(false) };
    return { screen: createScreen(output, () => rows), written: () => written };
  };

  it('is redrawn in place, and printed lines go above it', () => {
    const { screen, written } = screenOf(true);
    screen.live(['h1 working', 'h2 working']);
    screen.print('a line that stays');
    screen.clear();
    expect(written()).toBe('h1 working\nh2 working\n\x1b[2A\x1b[0Ja line that stays\nh1 working\nh2 working\n\x1b[2A\x1b[0J');
  });

  it('never grows beyond the terminal', () => {
    const { screen, written } = screenOf(true, 4);
    screen.live(['1', '2', '3', '4', '5', 'a line much wider than the twenty columns']);
    expect(written()).toBe('1\n2\n3\n');
  });

  it('does not exist where there is no terminal', () => {
    const { screen, written } = screenOf(false);
    screen.live(['h1 working']);
    screen.clear();
    expect(written()).toBe('');
  });
});
