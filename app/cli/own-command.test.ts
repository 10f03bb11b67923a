import { expect, test } from 'vitest';
import { ownCommand } from './own-command.ts';

test.each([
  ['/usr/local/bin/vlanvas', '/home/ann', 'vlanvas'],
  ['/home/ann/vlanvas/dist/cli.js', '/home/ann/vlanvas', 'node dist/cli.js'],
  ['/home/ann/vlanvas/dist/cli.js', '/home/ann', 'node vlanvas/dist/cli.js'],
  ['/opt/vlanvas/dist/cli.js', '/home/ann', 'node /opt/vlanvas/dist/cli.js'],
  ["/home/ann/ann's lab/dist/cli.js", '/home/ann', "node 'ann'\\''s lab/dist/cli.js'"],
  [undefined, '/home/ann', 'vlanvas'],
])('%s, started in %s, is typed as %s', (script, folder, typed) => {
  expect(ownCommand(script, folder)).toBe(typed);
});
