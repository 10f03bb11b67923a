/** What outlives a reload of the page, and not the window: the file that was open. */
const KEY = 'vlanvas.file';

export function rememberFile(path: string | null): void {
  if (path === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, path);
}

export function rememberedFile(): string | null {
  return sessionStorage.getItem(KEY);
}
