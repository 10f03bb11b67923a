/** Names for new things, in the way in which people number them. */

/** `docker01`, `docker02` …: the first of `prefix` with `digits` digits that is free. */
export function freeName(prefix: string, digits: number, taken: Iterable<string>): string {
  const used = new Set(taken);
  for (let number = 1; ; number++) {
    const name = `${prefix}${String(number).padStart(digits, '0')}`;
    if (!used.has(name)) return name;
  }
}

/** `lan`, `lan2`, `lan3` …: the bare name first. */
export function freePlainName(name: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(name)) return name;
  for (let number = 2; ; number++) if (!used.has(`${name}${number}`)) return `${name}${number}`;
}
