/** What lies under a point of the screen, topmost first. */
export function objectsAt(page: Document, x: number, y: number): readonly string[] {
  const found = page.elementsFromPoint(x, y).flatMap((element) => {
    const id = element.closest('[data-object]')?.getAttribute('data-object');
    return id === null || id === undefined ? [] : [id];
  });
  return [...new Set(found)];
}

export function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  if ('clientX' in event) return { x: event.clientX, y: event.clientY };
  const touch = event.changedTouches[0];
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}
