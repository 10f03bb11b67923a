/** The fields of one expectation: who, whom, and what must be. */
import type { ExpectationDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { ANY } from '../../store/edits/expect.ts';
import { useT } from '../../store/hooks.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from '../inspector.module.css';

interface EndsProps {
  readonly document: TopologyDocument;
  readonly expectation: ExpectationDocument;
  readonly change: (field: string, apply: (expectation: ExpectationDocument) => void) => void;
}

/** Everything that an expectation can be about, by name. */
export function endNames(document: TopologyDocument): readonly string[] {
  return [
    ...Object.keys(document.networks ?? {}),
    ...Object.keys(document.containers ?? {}),
    ...Object.keys(document.hosts ?? {}),
  ];
}

export function ExpectationEnds({ document, expectation, change }: EndsProps) {
  const t = useT();
  const names = endNames(document);
  return (
    <>
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
                onPick={(name) => change(t(`matrix.column.${end}`), (found) => void (found[end] = name))}
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
            onPick={(picked) => change(t('expect.must'), (found) => void (found.reachable = picked === 'true'))}
          />
        )}
      </Field>
    </>
  );
}
