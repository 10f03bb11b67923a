/** Unsaved changes would be lost: save, lose them, or stay. */
import { useT, useWorkbench } from '../../store/hooks.ts';
import { saveFile } from '../../store/tasks/files.ts';
import { dropUnsaved } from '../../store/tasks/recovery.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function DiscardDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = (): void => bench.view.getState().set({ dialog: null, afterDiscard: null });
  const goOn = (): void => {
    const then = bench.view.getState().afterDiscard;
    close();
    then?.();
  };
  return (
    <Dialog
      title={t('discard.title')}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button look="danger" onClick={() => void dropUnsaved(bench).then(goOn)}>
            {t('discard.lose')}
          </Button>
          <Button
            look="primary"
            onClick={() => {
              void saveFile(bench).then((saved) => saved && goOn());
            }}
          >
            {t('discard.save')}
          </Button>
        </>
      }
    >
      <p>{t('discard.words', { name: bench.design.getState().document?.name ?? '' })}</p>
    </Dialog>
  );
}
