import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoteWord } from './quote.ts';

test.each([
  'plain',
  '',
  'two words',
  "it's",
  '$HOME `id` "x" \\ \\\\ \\n !! * ~',
  'line one\nline two',
  "'; rm -rf /nothing; '",
  '-n',
  'ünïcode',
])('%j comes out of a shell as it went in', (word) => {
  for (const shell of ['/bin/sh', '/bin/bash']) {
    const { stdout } = spawnSync(shell, ['-c', `printf '%s.' ${quoteWord(word)}`], { encoding: 'utf8' });
    expect(stdout).toBe(`${word}.`);
  }
});

test('a backslash never stands inside single quotes, where fish would read it', () => {
  expect(quoteWord("a\\b'c")).toBe("'a'\\\\'b'\\''c'");
});
