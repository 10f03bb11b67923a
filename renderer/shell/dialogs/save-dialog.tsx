import { useDesign, useView, useWorkbench } from '../../store/hooks.ts';
import { afterSave, saveFile, withSuffix } from '../../store/tasks/files.ts';
import { PathDialog } from './path-dialog.tsx';

/** Where a design is saved that has no file yet, or gets another one. */
export function SaveDialog() {
  const bench = useWorkbench();
  const name = useDesign((design) => design.document?.name ?? 'untitled');
  const saved = useDesign((design) => design.saved.path);
  // Somebody does not want to replace that one: the name is changed and not typed anew.
  const refused = useView((view) => view.replacing);
  return (
    <PathDialog
      title="save.title"
      go="save.go"
      initial={refused ?? saved ?? `${name}.vlanvas.yaml`}
      onGo={(path) => void saveFile(bench, withSuffix(path)).then((done) => done && afterSave(bench))}
      onClose={() => bench.view.getState().set({ dialog: null, replacing: null, afterDiscard: null })}
    />
  );
}
