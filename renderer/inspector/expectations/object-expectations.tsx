/** What is expected of the selected thing, and stating more of it. */
import { isEnabled, perform } from '../../actions/action.ts';
import { EXPECT_ACTIONS } from '../../actions/expect-actions.ts';
import { actionById } from '../../actions/registry.ts';
import { expectationSentence } from '../../canvas/lines/expectation-facts.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { endName, expectationIds, expectationsOf } from '../../store/edits/expect.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { EditButton } from '../edit-button.tsx';
import { ExpectationState } from './expectation-state.tsx';
import states from './expectation-state.module.css';
import styles from '../inspector.module.css';

const [REACHES, CLOSED] = EXPECT_ACTIONS;

export function ObjectExpectations({ id, document }: { readonly id: string; readonly document: TopologyDocument }) {
  const t = useT();
  const bench = useWorkbench();
  if (endName(id) === null) return null;
  const expectations = document.expect ?? [];
  const ids = expectationIds(expectations);
  const found = expectationsOf(document, id);
  return (
    <section className={styles.list} aria-label={t('field.expectations')}>
      <h3 className={styles.group}>{t('field.expectations')}</h3>
      <ul className={states.list}>
        {found.map((index) => {
          const expectation = expectations[index];
          const own = ids[index];
          return (
            expectation &&
            own !== undefined && (
              <li key={own}>
                <button type="button" className={states.row} onClick={() => bench.view.getState().select([own])}>
                  {expectationSentence(t, expectation)}
                  <ExpectationState index={index} reachable={expectation.reachable} />
                </button>
              </li>
            )
          );
        })}
      </ul>
      <div className={styles.buttons}>
        {[REACHES, CLOSED].map((name) => {
          const action = actionById(`expect.${name}`);
          return (
            <EditButton key={name} small disabled={!isEnabled(action, bench)} onClick={() => perform(action, bench)}>
              {t(`expect.idle.${name}`)}
            </EditButton>
          );
        })}
      </div>
    </section>
  );
}
