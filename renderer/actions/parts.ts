/** The parts of the window that F6 goes through: what is marked with `data-part`, in the order of the page. */

const FOCUSABLE =
  'button:not([disabled]):not([tabindex="-1"]), input, select, textarea, [tabindex="0"], [contenteditable="true"], a[href]';

/** Puts the keyboard into the next part (`step` 1) or the one before (-1): where it was there before, else at its start. */
export function moveToPart(page: Document, step: 1 | -1): void {
  const parts = [...page.querySelectorAll<HTMLElement>('[data-part]')].filter((part) => part.offsetParent !== null);
  const at = parts.findIndex((part) => part.contains(page.activeElement));
  for (let tried = 1; tried <= parts.length; tried++) {
    const part = parts[(at + step * tried + parts.length * 2) % parts.length];
    const target = part?.querySelector<HTMLElement>(FOCUSABLE);
    if (!target) continue;
    target.focus();
    return;
  }
}
