/** Sets a key of a part of the document, or takes it away where there is no value: what is left out stays out of the file. */
export function setOrDrop<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  value: Target[Key] | undefined,
): void {
  if (value === undefined) Reflect.deleteProperty(target, key);
  else target[key] = value;
}

/** A list without items is left out. */
export function orNothing<Item>(list: Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
