import { expectationSentence } from '../../canvas/lines/expectation-facts.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { expectationAt } from '../../store/edits/expect.ts';
import { useT } from '../../store/hooks.ts';
import styles from '../inspector.module.css';
import { MixedSelect } from './mixed.tsx';
import { useEach } from './use-each.ts';

/** Expectations that are selected together: what must be. */
export function ExpectationsFields({ ids, document }: { readonly ids: readonly string[]; readonly document: TopologyDocument }) {
  const t = useT();
  const { each } = useEach(ids);
  const found = ids.flatMap((id) => document.expect?.[expectationAt(document, id)] ?? []);
  const words = (reachable: boolean): string => t(reachable ? 'expect.reachable' : 'expect.closed');
  return (
    <>
      {found.map((expectation, index) => (
        <p key={ids[index]} className={styles.words}>
          {expectationSentence(t, expectation)}
        </p>
      ))}
      <MixedSelect
        label={t('expect.must')}
        values={found.map((expectation) => words(expectation.reachable))}
        options={[words(true), words(false)]}
        onPick={(picked) =>
          each(t('expect.must'), (draft, id) => {
            const expectation = draft.expect?.[expectationAt(draft, id)];
            if (expectation) expectation.reachable = picked === words(true);
          })
        }
      />
    </>
  );
}
