import { useCallback } from 'react';
import type { Analyst } from '../worker/analyst.ts';
import { useAnalysis } from './hooks.ts';
import { useAnswer } from './use-answer.ts';

/**
 * Whether the design was changed since it read like this text, in something that is deployed or measured: an edit of a comment, of where
 * things lie or of what is expected is none. Until the core has answered, as it answered before. Null: no text, and no change.
 */
export function useIsOther(text: string | null): boolean {
  const answered = useAnalysis((analysis) => analysis.answered);
  const ask = useCallback(
    async (analyst: Analyst) => ({ answered, isOther: text !== null && !(await analyst.isSame({ text })) }),
    [text, answered],
  );
  return useAnswer(text === null ? null : ask)?.isOther === true;
}
