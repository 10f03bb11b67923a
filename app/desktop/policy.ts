/** What the window may do, as plain decisions: nothing but the page that ships with it. */

/** Scheme and host of the page: a real origin, so that the policy's 'self' means it. */
export const SCHEME = 'vlanvas';
export const PAGE_URL = `${SCHEME}://app/`;

/** Whether an address is a document of ours. */
export function isOurPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${SCHEME}:` && url.host === 'app' && url.username === '' && url.password === '' && url.port === '';
  } catch {
    return false;
  }
}

/** The window stays on its page: no link, form or script takes it elsewhere. */
export function navigationAllowed(address: string): boolean {
  return isOurPage(address) && new URL(address).pathname === '/';
}

/** Who sent an IPC message. */
export interface Sender {
  /** Undefined: the frame is gone already. */
  readonly url: string | undefined;
  readonly mainFrame: boolean;
}

/** Only the page itself, in the window's main frame, is given a connection. */
export function mayConnect(sender: Sender): boolean {
  return sender.mainFrame && sender.url !== undefined && isOurPage(sender.url);
}

/** What the page asks of the system's file dialog; null for anything else. */
export function chooseRequest(
  kind: unknown,
  suggested: unknown,
): { readonly kind: 'open' | 'save'; readonly suggested: string } | null {
  if ((kind !== 'open' && kind !== 'save') || typeof suggested !== 'string' || suggested.includes('\0')) return null;
  return { kind, suggested };
}

/** What the page says is open; null for anything else. */
export function shownFile(file: unknown): { readonly path: string | null; readonly edited: boolean } | null {
  if (typeof file !== 'object' || file === null || !('path' in file) || !('edited' in file)) return null;
  const { path, edited } = file;
  return (path === null || typeof path === 'string') && typeof edited === 'boolean' ? { path, edited } : null;
}

/** Permissions (camera, notifications, USB …) that the page may have: copying an address is all it needs. */
export function permissionAllowed(permission: string, requester: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurPage(requester);
}
