import { Fragment } from 'react';
import { deleteSelection } from '../../actions/delete-selection.ts';
import { wireFacts } from '../../canvas/lines/wire-facts.ts';
import { useAnalysis, useDesign, useT, useWorkbench } from '../../store/hooks.ts';
import { objectId, splitPair, type WireKind } from '../../store/object-id.ts';
import { EditButton } from '../edit-button.tsx';
import styles from '../inspector.module.css';

/** A selected line: what it connects, and taking it away. */
export function WireFields({ kind, name }: { readonly kind: WireKind; readonly name: string }) {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const compiled = useAnalysis((analysis) => analysis.compiled);
  const [first, second] = splitPair(name);
  const facts = document ? wireFacts(document, compiled, objectId(kind, name), t) : [];
  return (
    <>
      <div className={styles.kind}>{t(`inspector.wire.${kind}`)}</div>
      <p className={styles.words}>{t(`inspector.wireWords.${kind}`, { first, second })}</p>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <Fragment key={fact.label}>
            <dt>{fact.label}</dt>
            <dd className={styles.mono}>{fact.value}</dd>
          </Fragment>
        ))}
      </dl>
      <div className={styles.buttons}>
        <EditButton look="danger" small onClick={() => deleteSelection(bench)}>
          {t('inspector.disconnect')}
        </EditButton>
      </div>
    </>
  );
}
