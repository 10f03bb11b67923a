/** Records whose order is the order on the canvas. */

export function insertAt<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value,
  index?: number,
): Record<string, Value> {
  const entries = Object.entries(record);
  entries.splice(index ?? entries.length, 0, [key, value]);
  return Object.fromEntries(entries);
}

/** The same record with one key renamed in its place. */
export function renameKey<Value>(record: Readonly<Record<string, Value>>, from: string, to: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}
