import type { TopologyDocument } from '../../shared/topology/document.ts';
import { expectationAt } from './edits/expect.ts';
import { splitObjectId, splitPair } from './object-id.ts';

/** Whether the design has what an id names. */
export function exists(document: TopologyDocument, id: string): boolean {
  const object = splitObjectId(id);
  if (!object) return false;
  const [first, second] = splitPair(object.name);
  const has = (record: object | undefined, name: string): boolean => record !== undefined && Object.hasOwn(record, name);
  const host = document.hosts?.[first];
  switch (object.kind) {
    case 'host':
      return has(document.hosts, object.name);
    case 'interface':
      return has(host?.interfaces, second) || has(host?.bonds, second);
    case 'segment':
      return has(document.segments, object.name);
    case 'network':
      return has(document.networks, object.name);
    case 'container':
      return has(document.containers, object.name);
    case 'tunnel':
      return has(document.tunnels, object.name);
    case 'attachment':
      return has(document.containers?.[first]?.networks, second);
    case 'uplink':
      return has(document.networks?.[first]?.parents, second) || (document.networks?.[first]?.hosts?.includes(second) ?? false);
    case 'cable':
      return (host?.bonds?.[second] ?? host?.interfaces?.[second])?.segment !== undefined;
    case 'end':
      return has(document.tunnels?.[first]?.hosts, second);
    case 'expectation':
      return expectationAt(document, id) >= 0;
  }
}
