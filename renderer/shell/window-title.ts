/** The window's title names the design, with a mark while it is unsaved; a desktop also shows which file that is. */
import { isDirty } from '../store/design.ts';
import { fileName } from '../store/tasks/disk.ts';
import type { Workbench } from '../store/workbench.ts';

export function followTitle(bench: Workbench, target: Window): void {
  let shown = '';
  const show = (): void => {
    const design = bench.design.getState();
    const { path } = design.saved;
    const edited = isDirty(design);
    const name = path === null ? (design.document?.name ?? '') : fileName(path);
    const title = design.document ? `${edited ? '• ' : ''}${name} — Vlanvas` : 'Vlanvas';
    if (shown === `${title} ${path ?? ''}`) return;
    shown = `${title} ${path ?? ''}`;
    target.document.title = title;
    target.vlanvas?.showFile({ path: design.document ? path : null, edited: design.document !== null && edited });
  };
  bench.design.subscribe(show);
  show();
}
