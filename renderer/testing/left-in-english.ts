import { say } from '../locales/sentences/index.ts';
import { englishLeft } from './english-left.ts';

/** What came out of a text where not all of it is in the language; nothing where all of it is. */
export function leftInEnglish(text: string, language: 'zh-CN' | 'ja', values: Iterable<string> = []): string | undefined {
  const said = say(language, text);
  const isLeft = said === text || englishLeft(said, values) !== undefined;
  return isLeft ? `${text} → ${said}` : undefined;
}

/** The same of many texts, in both languages. */
export function allLeft(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].flatMap((text) =>
    (['zh-CN', 'ja'] as const).flatMap((language) => leftInEnglish(text, language) ?? []),
  );
}
