import { useEffect } from 'react';
import { useWorkbench } from '../store/hooks.ts';
import type { Workbench } from '../store/workbench.ts';
import { perform } from './action.ts';
import { copyText, pasteText } from './clipboard.ts';
import { deleteSelection } from './delete-selection.ts';
import { actionFor, isMac, isTextField } from './keys.ts';
import { ACTIONS } from './registry.ts';

/** Listens for shortcuts on the whole page, except while a dialog or a menu has the keyboard. */
export function useShortcuts(): void {
  const bench = useWorkbench();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const context = { inField: isElsewhere(event), mac: isMac(navigator.platform), onCanvas: isOnCanvas(event) };
      const action = actionFor(ACTIONS, event, context);
      if (!action) return;
      // The browser's own meaning of the key (save the page, print it) is never wanted here, even when there is nothing to do.
      if (perform(action, bench) || action.keys?.some((keys) => keys.startsWith('Mod'))) event.preventDefault();
    };
    const clipboard = clipboardListeners(bench);
    window.addEventListener('keydown', onKeyDown);
    for (const [name, listen] of clipboard) window.addEventListener(name, listen);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      for (const [name, listen] of clipboard) window.removeEventListener(name, listen);
    };
  }, [bench]);
}

/** A text field, a dialog or a menu keeps its own keys. The editor lies in a shadow tree: its path begins inside. */
function isElsewhere(event: Event): boolean {
  const inPopup = event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]') !== null;
  return inPopup || event.composedPath().some((target) => isTextField(target));
}

/** The canvas has the keyboard, or nothing has. */
function isOnCanvas({ target }: Event): boolean {
  return !(target instanceof Element) || target === document.body || target.closest('[data-part="canvas"]') !== null;
}

function clipboardListeners(bench: Workbench) {
  const isOurs = (event: ClipboardEvent): boolean =>
    !isElsewhere(event) && bench.design.getState().document !== null && window.getSelection()?.isCollapsed !== false;
  const onCopy = (event: ClipboardEvent): void => {
    const text = isOurs(event) ? copyText(bench) : null;
    if (text === null) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut') deleteSelection(bench);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isOurs(event) || text === '') return;
    event.preventDefault();
    pasteText(bench, text);
  };
  return [
    ['copy', onCopy],
    ['cut', onCopy],
    ['paste', onPaste],
  ] as const;
}
