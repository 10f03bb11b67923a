/** What something else on the hosts has the names of gets other names here, all of it at once, and is planned anew. */
import { useDesign, useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { freeNames, takenNames } from '../../store/edits/free-on-hosts.ts';
import { splitObjectId } from '../../store/object-id.ts';
import { makePlan } from '../../store/tasks/deploy.ts';
import { Button } from '../../ui/button.tsx';
import styles from './plan-panel.module.css';

export function OtherNames() {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const hosts = useLive((live) => live.hosts);
  const taken = document ? takenNames(document, hosts) : [];
  if (taken.length === 0) return null;
  const rename = (): void => {
    bench.design.getState().edit(t('edit.freeNames'), (draft) => {
      freeNames(draft, taken, hosts);
    });
    void makePlan(bench);
  };
  return (
    <p className={styles.offer}>
      <span>{t('plan.taken', { names: taken.map((id) => splitObjectId(id)?.name ?? id).join(', ') })}</span>
      <Button small onClick={rename}>
        {t('plan.freeNames')}
      </Button>
    </p>
  );
}
