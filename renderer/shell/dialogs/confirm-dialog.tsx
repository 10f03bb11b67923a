/** Before anything is changed: on which hosts, and what it means. */
import { useDesign, useT, useWorkbench } from '../../store/hooks.ts';
import { labHostsOf } from '../../store/lab-hosts.ts';
import { deploy, makePlan } from '../../store/tasks/deploy.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './confirm-dialog.module.css';
import { useClose } from './use-close.ts';

export function ConfirmDialog({ purpose }: { readonly purpose: 'deploy' | 'destroy' }) {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  const { view } = bench;
  const document = useDesign((design) => design.document);
  const { free } = labHostsOf(document);
  const task = purpose === 'deploy' ? 'apply' : 'destroy';
  const names = Object.keys(document?.hosts ?? {});
  return (
    <Dialog
      title={t(`confirm.${purpose}.title`)}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button
            onClick={() => {
              close();
              void makePlan(bench, task);
            }}
          >
            {t('confirm.planFirst')}
          </Button>
          <Button
            look={purpose === 'deploy' ? 'primary' : 'danger'}
            onClick={() => {
              close();
              void deploy(bench, task);
            }}
          >
            {t(`confirm.${purpose}.go`)}
          </Button>
        </>
      }
    >
      <p>{t.count(`confirm.${purpose}.words`, names.length, { names: names.join(', ') })}</p>
      {purpose === 'deploy' && free.length > 0 && (
        <div className={styles.offer}>
          <p>{t('confirm.noWay', { names: free.join(', ') })}</p>
          <Button onClick={() => view.getState().set({ dialog: 'sandbox' })}>{t('confirm.sandbox')}</Button>
        </div>
      )}
    </Dialog>
  );
}
