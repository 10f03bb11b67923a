/** A neighbour table that is too small for the matrix makes most of its cells wrong, with any tool: this is said. */
import type { Problem } from '../../shared/problem/problem.ts';
import type { HostSession } from './session.ts';

/** One warning for each host and family. Hosts that share a kernel (a lab of namespaces) share its table. */
export function neighbourProblems(
  sessions: readonly { readonly host: string; readonly session: Pick<HostSession, 'limits'> }[],
): Problem[] {
  const needed = new Map<string, number>();
  const known = sessions.flatMap(({ host, session: { limits } }) =>
    (limits?.families ?? []).map((family) => ({ host, key: `${limits?.bootId || host} ${family.family}`, ...family })),
  );
  for (const entry of known) needed.set(entry.key, (needed.get(entry.key) ?? 0) + entry.needed);
  return known.flatMap(({ host, key, family, limit }): Problem[] => {
    const entries = needed.get(key) ?? 0;
    // A limit of 0 could not be read.
    if (limit === 0 || entries <= limit) return [];
    const setting = `net.ipv${family}.neigh.default.gc_thresh3`;
    const enough = 2 ** Math.ceil(Math.log2(entries * 2));
    return [
      {
        code: 'NEIGHBOR_TABLE_TOO_SMALL',
        severity: 'warning',
        message: `This matrix needs ${entries} entries in the neighbour table of ${host}, and its limit is ${limit} (${setting}). Reachable pairs may be shown as unreachable.`,
        hint: `On ${host}, as root: sysctl -w ${setting}=${enough}`,
        place: { host },
        data: { entries, limit, setting, enough },
      },
    ];
  });
}
