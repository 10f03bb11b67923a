import { defineConfig } from 'vitest/config';

/**
 * `unit` needs nothing but Node. `lab` needs root on Linux: it brings up real hosts. `page` drives real Chromium and a real
 * Electron against the lab. Each of the latter two runs its files one after the other, because they share two cores.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{shared,main,renderer,app,build}/**/*.test.{ts,tsx}'], exclude: ['**/*.lab.test.ts'] } },
      {
        test: {
          name: 'lab',
          include: ['main/**/*.lab.test.ts', 'e2e/lab/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: { name: 'page', include: ['e2e/specs/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 },
      },
    ],
  },
});
