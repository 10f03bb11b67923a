/** What lies under a point of the screen, topmost first. */
export function objectsAt(page: Document, x: number, y: number): readonly string[] {
  const found = page.elementsFromPoint(x, y).flatMap((element) => {
    const id = element.closest('[data-object]')?.getAttribute('data-object');
    return id === null || id === undefined ? [] : [id];
  });
  return [...new Set(found)];
}

/** What a right click means: what is drawn topmost, a wire too. */
export function thingAt(page: Document, x: number, y: number): string | null {
  for (const element of page.elementsFromPoint(x, y)) {
    const id = idOf(element);
    if (id !== null) return id;
  }
  return null;
}

/** The thing or wire that an element is a part of. */
export function idOf(element: Element | null): string | null {
  const thing = element?.closest('[data-object]')?.getAttribute('data-object');
  const wire = element?.closest('.react-flow__edge')?.getAttribute('data-id');
  return thing ?? (wire ? wireMeaning(wire) : null);
}

/** The line of a sub-interface, or of a router, follows from what it leads to: that is meant by it. A rule is its host's. */
export function wireMeaning(wire: string): string {
  const [kind, name = ''] = wire.split(':');
  if (kind === 'rule') return `host:${name.slice(0, name.indexOf('/'))}`;
  if (kind === 'vlan') return `interface:${name}`;
  return kind === 'router' ? `interface:${name.slice(name.indexOf('/') + 1)}` : wire;
}

export function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  if ('clientX' in event) return { x: event.clientX, y: event.clientY };
  const touch = event.changedTouches[0];
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}
