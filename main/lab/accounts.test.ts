import { expect, test } from 'vitest';
import { withUsers } from './accounts.ts';

const machine = {
  passwd: 'root:x:0:0:root:/root:/usr/bin/zsh\nann:x:1000:1000::/home/ann:/bin/sh\nbob:x:2001:2001::/home/bob:/bin/sh\n',
  shadow: 'root:!:1::::::\nann:$y$secret:1::::::\nbob:*:1::::::\n',
  group: 'root:x:0:\ndocker:x:999:ann,bob\nann:x:1000:\n',
};

test('adds a user of the lab in place of the machine’s, without its password or groups', () => {
  const accounts = withUsers(machine, [{ name: 'ann' }]);
  expect(accounts.added).toEqual([{ name: 'ann', uid: 2002, home: '/home/ann' }]);
  expect(accounts.passwd.match(/^ann:.*$/gm)).toEqual(['ann:x:2002:2002::/home/ann:/bin/bash']);
  expect(accounts.shadow).not.toContain('secret');
  expect(accounts.group).toContain('docker:x:999:bob\n');
});

test('puts a user into the groups asked for', () => {
  expect(withUsers(machine, [{ name: 'eve', groups: ['docker'] }]).group).toContain('docker:x:999:ann,bob,eve\n');
});

test('root logs in by key with bash, whatever the machine’s root has', () => {
  const accounts = withUsers(machine, []);
  expect(accounts.passwd).toContain('root:x:0:0:root:/root:/bin/bash\n');
  expect(accounts.shadow).toMatch(/^root:\*:/);
});
