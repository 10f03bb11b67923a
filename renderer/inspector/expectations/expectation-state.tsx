import { stateWords } from '../../canvas/lines/expectation-facts.ts';
import { useT } from '../../store/hooks.ts';
import { useExpectationState } from '../../store/use-expectation-state.ts';
import styles from './expectation-state.module.css';

/** Whether the prediction is as the expectation at this place of the file says. */
export function ExpectationState({ index, reachable }: { readonly index: number; readonly reachable: boolean }) {
  const t = useT();
  const state = useExpectationState(index);
  return (
    <p className={styles.state} data-state={state?.is ?? 'unknown'}>
      {stateWords(t, state ?? undefined, reachable)}
    </p>
  );
}
