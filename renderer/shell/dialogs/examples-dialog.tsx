/** The examples over a design that is just begun. */
import { useDesign, useT, useWorkbench } from '../../store/hooks.ts';
import { openText, unlessUnsaved } from '../../store/tasks/files.ts';
import { ExampleGallery } from '../../start/example-gallery.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { isEmpty } from '../is-empty.ts';
import { useClose } from './use-close.ts';

export function ExamplesDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  // A new design that has nothing in it is nothing to lose.
  const isNew = useDesign((design) => design.saved.path === null && isEmpty(design.document));
  const open = (text: string): void => (isNew ? openText(bench, text) : unlessUnsaved(bench, () => openText(bench, text)));
  return (
    <Dialog title={t('start.examples')} onClose={close} wide>
      <ExampleGallery onPick={open} />
    </Dialog>
  );
}
