/** What must hold: from whom to whom, reachable or not. The first that matches a pair decides, so the order counts. */
import { Plus } from 'lucide-react';
import type { ExpectationDocument, TopologyDocument } from '../../shared/topology/document.ts';
import { moveItem } from '../store/edits/list.ts';
import { useT } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { CardHead } from './card-head.tsx';
import styles from './inspector.module.css';
import { useEdit } from './use-edit.ts';

const ANY = 'any';

export function Expectations({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(t('field.expectations'));
  const list = document.expect ?? [];
  const names = [
    ...Object.keys(document.networks ?? {}),
    ...Object.keys(document.containers ?? {}),
    ...Object.keys(document.hosts ?? {}),
  ];
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
          <div className={styles.pair}>
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={t(`matrix.column.${end}`)}>
                {(field) => (
                  <Select
                    field={field}
                    value={expectation[end]}
                    options={[...new Set([ANY, ...names, expectation[end]])].map((name) => ({
                      value: name,
                      label: name === ANY ? t('router.any') : name,
                    }))}
                    onPick={(name) => change(index, t(`matrix.column.${end}`), (found) => void (found[end] = name))}
                  />
                )}
              </Field>
            ))}
          </div>
          <Field label={t('expect.must')}>
            {(field) => (
              <Select
                field={field}
                value={String(expectation.reachable)}
                options={[true, false].map((reachable) => ({
                  value: String(reachable),
                  label: t(reachable ? 'expect.reachable' : 'expect.closed'),
                }))}
                onPick={(picked) => change(index, t('expect.must'), (found) => void (found.reachable = picked === 'true'))}
              />
            )}
          </Field>
        </section>
      ))}
      <div className={styles.buttons}>
        <Button
          small
          onClick={() =>
            edit.once(t('expect.add'), (draft) => {
              const [first = ANY, second = first] = names;
              draft.expect = [...(draft.expect ?? []), { from: first, to: second, reachable: true }];
            })
          }
        >
          <Plus size={13} aria-hidden="true" /> {t('expect.button')}
        </Button>
      </div>
    </section>
  );
}
