import { expect, test } from 'vitest';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { findHost } from './find-host.ts';

const text = `vlanvas: 1
name: wrong-way
segments: { lan: {} }
hosts:
  good: { ssh: ann@192.0.2.1, interfaces: { eth0: { segment: lan } } }
  bad:
    ssh: "ann:secret@@192.0.2.2:x"
`;

function problemOf(name: string): unknown {
  try {
    findHost({ text, path: '/designs/a.vlanvas.yaml' }, name);
  } catch (error) {
    return error instanceof VlanvasError ? error.problem : error;
  }
  return undefined;
}

test('a host whose way is wrong in the file is that problem, with its line, and no other way instead', () => {
  expect(problemOf('bad')).toMatchObject({ code: 'WRONG_VALUE', place: { path: 'hosts.bad.ssh', line: 7 } });
});

test('what is wrong elsewhere does not keep one from the others', () => {
  expect(findHost({ text, path: null }, 'good').host.ssh).toMatchObject({ user: 'ann', host: '192.0.2.1' });
});

test('a host that the design does not have is said to be that', () => {
  expect(problemOf('none')).toMatchObject({ code: 'UNKNOWN_HOST' });
});
