/** Long enough for a browser that asks where to put it. */
const KEPT_MS = 10_000;

/** Gives a file to the person, as the browser or the window does it. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
