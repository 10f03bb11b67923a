/** A selected expectation: between whom, what must be, what the prediction says, and its place among the others. */
import { Grid3x3 } from 'lucide-react';
import { deleteSelection } from '../../actions/delete-selection.ts';
import { expectationSentence } from '../../canvas/lines/expectation-facts.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { expectationAt, expectationIds } from '../../store/edits/expect.ts';
import { moveItem } from '../../store/edits/list.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { useExpectationState } from '../../store/use-expectation-state.ts';
import { Button } from '../../ui/button.tsx';
import { CardHead } from '../card-head.tsx';
import { EditButton } from '../edit-button.tsx';
import { ExpectationEnds } from './expectation-ends.tsx';
import { ExpectationState } from './expectation-state.tsx';
import styles from '../inspector.module.css';
import { useEdit } from '../use-edit.ts';

export function ExpectationFields({ id, document }: { readonly id: string; readonly document: TopologyDocument }) {
  const t = useT();
  const bench = useWorkbench();
  const edit = useEdit(t('field.expectations'));
  const index = expectationAt(document, id);
  const state = useExpectationState(index);
  const expectation = document.expect?.[index];
  if (!expectation) return null;
  const number = index + 1;
  /** Its id is made of its ends: it stays selected when they change, or when its like goes before it. */
  const reselect = (at: number): void => {
    const own = expectationIds(bench.design.getState().document?.expect ?? [])[at];
    if (own !== undefined) bench.view.getState().select([own]);
  };
  const { example } = state ?? {};
  return (
    <section className={styles.list} aria-label={t('expect.number', { number })}>
      <div className={styles.kind}>{t('expect.button')}</div>
      <p className={styles.words}>{expectationSentence(t, expectation)}</p>
      <div className={styles.card}>
        <CardHead
          title={t('expect.number', { number })}
          remove={t('router.remove', { number })}
          onRemove={() => deleteSelection(bench)}
          move={{
            up: index > 0,
            down: number < (document.expect?.length ?? 0),
            by: (step) => {
              edit.once(t('expect.move', { number }), (draft) => moveItem(draft.expect, index, step));
              reselect(index + step);
            },
          }}
        />
        <ExpectationEnds
          document={document}
          expectation={expectation}
          change={(field, apply) => {
            edit.typed(`${field} ${number}`, (draft) => {
              const found = draft.expect?.[index];
              if (found) apply(found);
            });
            reselect(index);
          }}
        />
        <ExpectationState index={index} reachable={expectation.reachable} />
      </div>
      <p className={styles.words}>{t('expect.order')}</p>
      <div className={styles.buttons}>
        {example && (
          <Button
            small
            onClick={() => {
              bench.view.getState().set({ cell: example });
              bench.view.getState().showPanel('matrix');
            }}
          >
            <Grid3x3 size={13} aria-hidden="true" /> {t('expect.why', { from: example.from, to: example.to })}
          </Button>
        )}
        <EditButton look="danger" small onClick={() => deleteSelection(bench)}>
          {t('expect.remove', { number })}
        </EditButton>
      </div>
    </section>
  );
}
