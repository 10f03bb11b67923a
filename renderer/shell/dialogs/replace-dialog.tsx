/** Another file has the name that a design is to be saved under: it is replaced when one says so, and never without. */
import { systemDialog } from '../../client/system-dialog.ts';
import { useLive, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { fileName, folderOf } from '../../store/tasks/disk.ts';
import { afterSave, saveFile } from '../../store/tasks/files.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';

export function ReplaceDialog() {
  const t = useT();
  const bench = useWorkbench();
  const path = useView((view) => view.replacing) ?? '';
  const failure = useLive((live) => live.failures.file);
  const name = fileName(path);
  const { set } = bench.view.getState();
  const stay = (): void => {
    // Ours is open behind it; the system's has been closed.
    if (systemDialog()) set({ dialog: null, replacing: null, afterDiscard: null });
    else set({ dialog: 'save' });
  };
  return (
    <Dialog
      title={t('replace.title', { name })}
      onClose={stay}
      footer={
        <>
          <Button onClick={stay}>{t('dialog.cancel')}</Button>
          <Button look="danger" onClick={() => void saveFile(bench, path, true).then((done) => done && afterSave(bench))}>
            {t('replace.go')}
          </Button>
        </>
      }
    >
      <p>{t('replace.words', { name, folder: folderOf(path) })}</p>
      {failure && <ProblemCard problem={failure} />}
    </Dialog>
  );
}
