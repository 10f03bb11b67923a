/** Measuring a lab of namespaces, for tests. */
import type { MeasuredPair } from '../../../shared/verdict/measurement.ts';
import { measure, type MeasureEvent, type MeasureOptions, type ProbeHost } from '../probe.ts';
import { helperFolder } from './build-helper.ts';
import { localConnection, type LocalHost } from './local-shell.ts';
import type { NamespaceLab } from './namespaces.ts';

export type LabHost = ProbeHost & { readonly connection: ReturnType<typeof localConnection> };

/** The hosts of a lab, each with its containers and itself as sources. */
export function probeHosts(lab: NamespaceLab, where: LocalHost = {}): LabHost[] {
  return lab.hosts.map(({ name, pid, source }) => ({
    host: name,
    connection: localConnection(name, { ...where, pid }),
    machine: process.arch === 'arm64' ? 'aarch64' : 'x86_64',
    sources: [...lab.containers.filter(({ endpoint }) => endpoint.host === name).map((container) => container.source), source],
  }));
}

export function measureLab(
  lab: NamespaceLab,
  hosts: readonly ProbeHost[],
  options: Partial<MeasureOptions> = {},
): AsyncGenerator<MeasureEvent> {
  const endpoints = [...lab.containers, ...lab.hosts].map(({ endpoint }) => endpoint);
  return measure(hosts, endpoints, { intervalMs: null, signal: new AbortController().signal, helperFolder, ...options });
}

export interface RoundResult {
  readonly cells: ReadonlyMap<string, MeasuredPair>;
  readonly end: Extract<MeasureEvent, { type: 'round-end' }>;
  readonly events: readonly MeasureEvent[];
}

/** Everything of one round; fails where a pair comes twice. */
export async function collect(events: AsyncIterable<MeasureEvent>): Promise<RoundResult> {
  const cells = new Map<string, MeasuredPair>();
  const seen: MeasureEvent[] = [];
  let end: RoundResult['end'] | undefined;
  for await (const event of events) {
    seen.push(event);
    if (event.type === 'round-end') end = event;
    if (event.type !== 'cells') continue;
    for (const cell of event.cells) {
      const key = `${cell.from} ${cell.to} ${cell.address}`;
      if (cells.has(key)) throw new Error(`${key} came twice`);
      cells.set(key, cell);
    }
  }
  if (!end) throw new Error('the round did not end');
  return { cells, end, events: seen };
}

/** `answered`, a silence, `silent` where the method can't tell how, or `why: …`. */
export function outcomeOf({ measured, why }: MeasuredPair): string {
  if (!measured) return `why: ${why ?? ''}`;
  return measured.received > 0 ? 'answered' : (measured.silence ?? 'silent');
}
