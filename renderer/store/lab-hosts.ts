/** The sandbox and a design: which of its hosts can be on it, and what it makes that the sandbox cannot have here. */
import type { LabStatus } from '../../shared/contract/events.ts';
import type { LinkKind } from '../../shared/lab/needs.ts';
import type { HostDocument, TopologyDocument } from '../../shared/topology/document.ts';

/** Hosts of the design that the sandbox can stand in for: those that are on it already, and those without an address. */
export function labHostsOf(document: TopologyDocument | null): {
  readonly names: readonly string[];
  readonly free: readonly string[];
} {
  const hosts = Object.entries(document?.hosts ?? {});
  const free = hosts.flatMap(([name, host]) => (hasNoWay(host) ? [name] : []));
  const names = hosts.flatMap(([name, { ssh }]) =>
    free.includes(name) || (typeof ssh === 'string' && IN_LAB.test(ssh)) ? [name] : [],
  );
  return { names, free };
}

/** As main/lab names its hosts. */
const IN_LAB = /^([^@]+@)?[a-z0-9-]+\.lab$/;

/** The address in the sandbox of a host that has none. */
export function sandboxAddress(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')}.lab`;
}

function hasNoWay({ ssh, docker }: HostDocument): boolean {
  return ssh === undefined && (docker === undefined || docker === 'none' || docker === 'ssh');
}

/** What the design makes on its hosts that hosts made of namespaces cannot have here. */
export function lackedKinds(document: TopologyDocument | null, { lacks = [] }: Pick<LabStatus, 'lacks'>): readonly LinkKind[] {
  const kinds = new Set<LinkKind>();
  for (const host of Object.values(document?.hosts ?? {})) {
    if (Object.keys(host.bonds ?? {}).length > 0) kinds.add('bond');
    if (Object.values(host.interfaces ?? {}).some((one) => one?.vlan !== undefined)) kinds.add('vlan');
  }
  for (const { driver } of Object.values(document?.networks ?? {}))
    if (driver === 'ipvlan' || driver === 'macvlan') kinds.add(driver);
  return lacks.filter((kind) => kinds.has(kind));
}
