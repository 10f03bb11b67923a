import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { tarOfExecutable } from './tar.ts';

test('tar reads it back', () => {
  const content = Buffer.from('#!/bin/sh\necho it runs\n');
  const archive = tarOfExecutable('vlanvas-probe', content);
  expect(archive.length % 512).toBe(0);
  expect(execFileSync('tar', ['-tvf', '-'], { input: archive }).toString()).toMatch(/^-rwxr-xr-x 0\/0 +23 .* vlanvas-probe\n$/);
  expect(execFileSync('tar', ['-xOf', '-'], { input: archive })).toEqual(content);
});
