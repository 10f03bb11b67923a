import { expect, test } from 'vitest';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { compareApi, newestCommonApi } from './api-version.ts';

const choose = (answer: string): string => {
  try {
    return newestCommonApi('h', 'h', answer);
  } catch (error) {
    return error instanceof VlanvasError ? error.problem.code : String(error);
  }
};

test.each([
  ['{"ApiVersion":"1.41","MinAPIVersion":"1.12"}', '1.41'],
  ['{"ApiVersion":"1.50","MinAPIVersion":"1.24"}', '1.50'],
  ['{"ApiVersion":"1.99","MinAPIVersion":"1.44"}', '1.52'],
  ['{"ApiVersion":"1.40","MinAPIVersion":"1.12"}', 'DOCKER_TOO_OLD'],
  ['{"ApiVersion":"1.9"}', 'DOCKER_TOO_OLD'],
  ['{"ApiVersion":"2.0","MinAPIVersion":"2.0"}', 'DOCKER_TOO_NEW'],
  ['{"ApiVersion":7}', 'DOCKER_LOST'],
  ['<html>', 'DOCKER_LOST'],
])('%s', (answer, expected) => {
  expect(choose(answer)).toBe(expected);
});

test('versions are numbers with a dot, not decimals', () => {
  expect(compareApi('1.9', '1.41')).toBeLessThan(0);
  expect(compareApi('1.41', '1.41')).toBe(0);
});
