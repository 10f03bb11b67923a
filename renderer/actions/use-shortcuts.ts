import { useEffect } from 'react';
import { useWorkbench } from '../store/hooks.ts';
import { perform } from './action.ts';
import { actionFor, isMac, isTextField } from './keys.ts';
import { ACTIONS } from './registry.ts';

/** Listens for shortcuts on the whole page, except while a dialog or a menu has the keyboard. */
export function useShortcuts(): void {
  const bench = useWorkbench();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const inPopup = event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]') !== null;
      const action = actionFor(ACTIONS, event, { inField: inPopup || isTextField(event.target), mac: isMac(navigator.platform) });
      if (!action) return;
      // The browser's own meaning of the key (save the page, print it) is never wanted here, even when there is nothing to do.
      if (perform(action, bench) || action.keys?.some((keys) => keys.startsWith('Mod'))) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [bench]);
}
