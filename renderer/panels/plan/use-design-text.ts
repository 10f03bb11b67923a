import { useAnalysis } from '../../store/hooks.ts';

/** The text of the design, as it was last analysed. */
export function useDesignText(): string {
  return useAnalysis((analysis) => analysis.text);
}
