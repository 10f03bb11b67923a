/** What must hold: from whom to whom, reachable or not. The first that matches a pair decides, so the order counts. */
import { Plus } from 'lucide-react';
import type { ExpectationDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { ANY } from '../../store/edits/expect.ts';
import { moveItem } from '../../store/edits/list.ts';
import { useT } from '../../store/hooks.ts';
import { EditButton } from '../edit-button.tsx';
import { CardHead } from '../card-head.tsx';
import { endNames, ExpectationEnds } from './expectation-ends.tsx';
import { ExpectationState } from './expectation-state.tsx';
import styles from '../inspector.module.css';
import { useEdit } from '../use-edit.ts';

export function Expectations({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(t('field.expectations'));
  const list = document.expect ?? [];
  const names = endNames(document);
  const change = (index: number, field: string, apply: (expectation: ExpectationDocument) => void): void =>
    edit.typed(`${field} ${index + 1}`, (draft) => {
      const found = draft.expect?.[index];
      if (found) apply(found);
    });
  return (
    <section className={styles.list} aria-label={t('field.expectations')}>
      <h3 className={styles.group}>{t('field.expectations')}</h3>
      {list.length > 0 && <p className={styles.words}>{t('expect.order')}</p>}
      {list.map((expectation, index) => (
        <section key={index} className={styles.card} aria-label={t('expect.number', { number: index + 1 })}>
          <CardHead
            title={t('expect.number', { number: index + 1 })}
            remove={t('router.remove', { number: index + 1 })}
            onRemove={() =>
              edit.once(t('expect.remove', { number: index + 1 }), (draft) => {
                draft.expect?.splice(index, 1);
                if (draft.expect?.length === 0) delete draft.expect;
              })
            }
            move={{
              up: index > 0,
              down: index < list.length - 1,
              by: (step) => edit.once(t('expect.move', { number: index + 1 }), (draft) => moveItem(draft.expect, index, step)),
            }}
          />
          <ExpectationEnds document={document} expectation={expectation} change={(field, apply) => change(index, field, apply)} />
          <ExpectationState index={index} reachable={expectation.reachable} />
        </section>
      ))}
      <div className={styles.buttons}>
        <EditButton
          small
          onClick={() =>
            edit.once(t('expect.add'), (draft) => {
              const [first = ANY, second = first] = names;
              draft.expect = [...(draft.expect ?? []), { from: first, to: second, reachable: true }];
            })
          }
        >
          <Plus size={13} aria-hidden="true" /> {t('expect.button')}
        </EditButton>
      </div>
    </section>
  );
}
