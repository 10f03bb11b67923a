/** Before anything is changed: on which hosts, and what it means. */
import { useDesign, useT, useWorkbench } from '../store/hooks.ts';
import { deploy, makePlan } from '../store/tasks/deploy.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useClose } from './use-close.ts';

export function ConfirmDialog({ purpose }: { readonly purpose: 'deploy' | 'destroy' }) {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  const hosts = useDesign((design) => design.document?.hosts);
  const task = purpose === 'deploy' ? 'apply' : 'destroy';
  const names = Object.keys(hosts ?? {});
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
    </Dialog>
  );
}
