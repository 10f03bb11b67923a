/** One action, wherever it is offered: menu, keys, command palette, button. */
import { systemDialog } from '../client/system-dialog.ts';
import type { MessageKey, Translate } from '../locales/index.ts';
import type { Workbench } from '../store/workbench.ts';

export interface Action {
  readonly id: string;
  readonly label: MessageKey;
  /** `Mod+Shift+Z`; Mod is Ctrl, and Cmd on a Mac. The first one is shown. */
  readonly keys?: readonly string[];
  /** Works while a text field has the focus. */
  readonly inFields?: boolean;
  /** Its keys mean it while the canvas has the keyboard, or nothing has. */
  readonly onCanvas?: boolean;
  /** The browser tells of these keys by an event of its own (copy, cut, paste): they are shown, and not listened to. */
  readonly native?: boolean;
  /** Offered at that door alone. */
  readonly only?: 'desktop';
  readonly enabled?: (bench: Workbench) => boolean;
  /** A tick in the menu. */
  readonly checked?: (bench: Workbench) => boolean;
  /** What the label is filled in with, as the name of the edit that is undone. */
  readonly values?: (bench: Workbench) => Readonly<Record<string, string>>;
  /** The label while there is nothing to fill in. */
  readonly idleLabel?: MessageKey;
  readonly run: (bench: Workbench) => void;
}

/** Whether this door has it at all. */
export function isOffered(action: Action): boolean {
  return action.only !== 'desktop' || systemDialog() !== null;
}

export function isEnabled(action: Action, bench: Workbench): boolean {
  return action.enabled?.(bench) ?? true;
}

/** What the action is called now. */
export function labelOf(action: Action, bench: Workbench, t: Translate): string {
  if (action.idleLabel && !isEnabled(action, bench)) return t(action.idleLabel);
  return t(action.label, action.values?.(bench));
}

/** Runs an action if it can be run now; answers whether it was. */
export function perform(action: Action, bench: Workbench): boolean {
  if (!isEnabled(action, bench)) return false;
  action.run(bench);
  return true;
}
