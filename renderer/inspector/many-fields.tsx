import { deleteSelection } from '../actions/edit-actions.ts';
import { useT, useWorkbench } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './inspector.module.css';

export function ManyFields({ count }: { readonly count: number }) {
  const t = useT();
  const bench = useWorkbench();
  return (
    <>
      <div className={styles.kind}>{t('inspector.selection')}</div>
      <p className={styles.words}>{t.count('inspector.selected', count)}</p>
      <div className={styles.buttons}>
        <Button look="danger" small onClick={() => deleteSelection(bench)}>
          {t('inspector.deleteAll')}
        </Button>
      </div>
    </>
  );
}
