import { expectationStates, type ExpectationState } from './expectation-state.ts';
import { useAnalysis, useDesign } from './hooks.ts';

/** What the prediction says of an expectation, by its place in the file; null while nothing is predicted. */
export function useExpectationState(index: number): ExpectationState | null {
  const expectations = useDesign((design) => design.document?.expect);
  // The same object as long as nothing was worked out anew: one is drawn again only when its own state changes.
  return useAnalysis(
    ({ prediction }) => (prediction && expectations && expectationStates(expectations, prediction)[index]) ?? null,
  );
}
