/** Docker engine versions, as rules ask for them (`28.0.0`, `20.10.24+dfsg1`, `29.0.0-rc.2`). */

/** Whether `version` is `wanted` or later. Anything after the three numbers is ignored; an unreadable version counts as newest. */
export function atLeast(version: string, wanted: string): boolean {
  const have = numbers(version);
  const want = numbers(wanted);
  if (!have || !want) return true;
  for (let index = 0; index < 3; index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbers(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}
