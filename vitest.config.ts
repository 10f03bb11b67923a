import { defineConfig } from 'vitest/config';

/**
 * What is polled for is there at once on a quiet machine, and late on one that runs the lab beside the page: a second, which is vitest's
 * own patience, says nothing. Files run one after the other, as they share two cores, and in one process, which loads the services and
 * the browser's driver once.
 */
const real = { fileParallelism: false, isolate: false, expect: { poll: { timeout: 30_000 } } } as const;

/**
 * `unit` needs nothing but Node. `lab` needs root on Linux: it brings up real hosts. `page` drives real Chromium and a real
 * Electron against the lab. `fuzz` pings in namespaces of its own and needs root. `vm` has real guests.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,main,renderer,app,build}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.lab.test.ts', '**/*.vm.test.ts'],
          // Property tests take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'lab',
          include: ['main/**/*.lab.test.ts', 'e2e/lab/**/*.test.ts'],
          ...real,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      { test: { name: 'fuzz', include: ['e2e/fuzz/**/*.{fuzz,test}.ts'], ...real, hookTimeout: 60_000 } },
      {
        test: {
          name: 'vm',
          include: ['main/**/*.vm.test.ts', 'e2e/vm/**/*.test.ts'],
          ...real,
          isolate: true,
          // A guest under emulation takes a minute to boot; its image and its snapshot, made once, take some more.
          testTimeout: 600_000,
          hookTimeout: 1_200_000,
        },
      },
      {
        test: {
          name: 'page',
          include: ['e2e/specs/**/*.test.ts'],
          ...real,
          // Every step has a deadline of its own, and says more than this one when it is missed.
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
