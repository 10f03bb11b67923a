/** The sources of what goes wrong on the way to hosts and is found on them: whatever they may write is in the catalogue. */
import { describe, expect, it } from 'vitest';
import { coreSentences } from '../../testing/core-sentences.ts';
import { leftInEnglish } from '../../testing/left-in-english.ts';

const SOURCES: Readonly<Record<string, string>> = import.meta.glob<string>(
  [
    '../../../shared/preflight/**/*.ts',
    '../../../shared/address/planner.ts',
    '../../../main/{ssh,docker,containers,terminal,secrets,host,observe,files}/*.ts',
    '../../../main/services/*.ts',
    '../../../main/probe/{neighbour-limits,host-worker,rounds}.ts',
    '../../../app/rpc/failure.ts',
    '../../client/*.ts',
    '../../worker/start-core.ts',
    '!**/*.test.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

describe.each(['zh-CN', 'ja'] as const)('in %s', (language) => {
  it.each(Object.entries(SOURCES).map(([path, source]) => [path.replaceAll('../', ''), source] as const))(
    'what %s writes',
    (_, source) => {
      expect(coreSentences(source).flatMap((text) => leftInEnglish(text, language) ?? [])).toEqual([]);
    },
  );
});

it('the sources are looked at', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(80);
  expect(Object.values(SOURCES).flatMap(coreSentences).length).toBeGreaterThan(200);
});
