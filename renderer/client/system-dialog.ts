/** The system's own file dialog, where the door has one: the window does, a page in a browser has to ask for a path. */
import type { DesktopBridge } from './desktop-door.ts';

export function systemDialog(): DesktopBridge['chooseFile'] | null {
  const bridge = typeof window === 'undefined' ? undefined : window.vlanvas;
  return bridge ? (kind, suggested) => bridge.chooseFile(kind, suggested) : null;
}
