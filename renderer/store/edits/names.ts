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

/** `docker01` and `docker02` are there: `docker03`. */
export function nameLike(name: string, taken: Iterable<string>): string {
  const [, stem = name, digits = ''] = /^(.*?)(\d*)$/.exec(name) ?? [];
  const used = new Set(taken);
  for (let number = Number(digits) + 1; ; number++) {
    const next = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!used.has(next)) return next;
  }
}
