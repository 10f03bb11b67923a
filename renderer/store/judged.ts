import type { TopologyDocument } from '../../shared/topology/document.ts';
import { observedEngines } from './follow-design.ts';
import type { Workbench } from './workbench.ts';

/** The design as drops and wires are judged: with the engine versions that the hosts were seen to have. Never written back. */
export function judgedDocument({ design, live }: Pick<Workbench, 'design' | 'live'>): TopologyDocument | null {
  const { document } = design.getState();
  const engines = observedEngines(live.getState());
  if (!document?.hosts || engines.size === 0) return document;
  const hosts = Object.entries(document.hosts).map(([name, host]) => {
    const engine = engines.get(name);
    return [name, engine === undefined ? host : { ...host, engine }] as const;
  });
  return { ...document, hosts: Object.fromEntries(hosts) };
}
