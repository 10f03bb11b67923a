/** What the core answers to a question of a view. */
import { useEffect, useState } from 'react';
import { useWorkbench } from './hooks.ts';
import type { Analyst } from '../worker/analyst.ts';

/**
 * Asks anew when `ask` is another function; until the answer is there, the last one stays. Null where there is no question, and
 * before the first answer.
 */
export function useAnswer<Value>(ask: ((analyst: Analyst) => Promise<Value | null>) | null): Value | null {
  const { analyst, view } = useWorkbench();
  const [answer, setAnswer] = useState<Value | null>(null);
  useEffect(() => {
    if (!ask) return;
    let isOld = false;
    ask(analyst).then(
      (value) => {
        if (!isOld) setAnswer(value);
      },
      (error: unknown) => view.getState().set({ notice: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isOld = true;
    };
  }, [ask, analyst, view]);
  return ask ? answer : null;
}
