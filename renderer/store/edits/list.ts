/** Lists of the document whose order counts: the first that matches decides. */

/** Moves an item one place up or down; nothing where there is no such place. */
export function moveItem(list: unknown[] | undefined, index: number, step: -1 | 1): void {
  const [item, other] = [list?.[index], list?.[index + step]];
  if (!list || item === undefined || other === undefined) return;
  list[index] = other;
  list[index + step] = item;
}
