/** The sources of what a matrix, a plan and a deploy tell: whatever they may write is in the catalogue. */
import { describe, expect, it } from 'vitest';
import { coreSentences } from '../../testing/core-sentences.ts';
import { leftInEnglish } from '../../testing/left-in-english.ts';

const SOURCES: Readonly<Record<string, string>> = import.meta.glob<string>(
  [
    '../../../shared/{reach,verdict,locate,plan}/*.ts',
    '../../../main/deploy/*.ts',
    '../../../main/{locate,probe}/*.ts',
    '../../../main/persist/{decide-dialect,detect}.ts',
    '../../../main/lab/{clear,command,docker-socket,host,identity,lock,report,requirements,subnet,up}.ts',
    '!**/*.test.ts',
    '!**/{fixture,junit}.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** Put together of parts that their place in the sources does not show: the designs of `designs.test.ts` say them. */
const BY_DESIGNS = [
  /^(?:The|Every) pair \w+ \w+(?:\.|: \w+)$/,
  /^\w+ That (?:opens|closes) \w+ pairs\.$/,
  /^of the matrix$/,
  /^Lab host \w+ \w+\./,
  /^turn \w+ (?:on|off)$/,
  /^\w+; \w+, which takes frames with tag/,
  /^\w+ is without a carrier\.$/,
  /^\w+ (?:\w+ \w+|came in on \w+) \w+, and (?:nobody answered it|\w+ did not answer it|\w+ did not pass it on)\.$/,
  /^\w+ was answered \(\w+\), and no echo/,
  /^Somebody else turned \w+ of \w+ \w+ after this design/,
  /^This apply turns it \w+ again\./,
  /^\w+ on \w+, which is not of this design, sits on/,
  /^Move or remove \w+ first\.$/,
  /^Was this design called/,
];

describe.each(['zh-CN', 'ja'] as const)('in %s', (language) => {
  it.each(Object.entries(SOURCES).map(([path, source]) => [path.replace('../../../', ''), source] as const))(
    'what %s writes',
    (_, source) => {
      const texts = coreSentences(source).filter((text) => !BY_DESIGNS.some((pattern) => pattern.test(text)));
      expect(texts.flatMap((text) => leftInEnglish(text, language) ?? [])).toEqual([]);
    },
  );
});

it('the sources are looked at, and their sentences found with every way in which they come out', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(60);
  expect(Object.values(SOURCES).flatMap(coreSentences).length).toBeGreaterThan(350);
  const ways = coreSentences(
    "const at = one ? '' : ` on ${b}`; add({ text: `${a} is down${at}, ${c ? 'and off' : 'not on'}.` });",
  );
  expect(ways.map((text) => text.replaceAll(/n\d+/g, '#'))).toEqual([
    '# is down, and off.',
    '# is down, not on.',
    '# is down on #, and off.',
    '# is down on #, not on.',
  ]);
});
