import { deleteSelection } from '../actions/delete-selection.ts';
import { useT, useWorkbench } from '../store/hooks.ts';
import { splitPair, type WireKind } from '../store/object-id.ts';
import { Button } from '../ui/button.tsx';
import styles from './inspector.module.css';

/** A selected line: what it connects, and taking it away. */
export function WireFields({ kind, name }: { readonly kind: WireKind; readonly name: string }) {
  const t = useT();
  const bench = useWorkbench();
  const [first, second] = splitPair(name);
  return (
    <>
      <div className={styles.kind}>{t(`inspector.wire.${kind}`)}</div>
      <p className={styles.words}>{t(`inspector.wireWords.${kind}`, { first, second })}</p>
      <div className={styles.buttons}>
        <Button look="danger" small onClick={() => deleteSelection(bench)}>
          {t('inspector.disconnect')}
        </Button>
      </div>
    </>
  );
}
