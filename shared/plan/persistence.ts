/** What brings a host's part of the design back after a reboot, as files in the host's own dialect, beside those that are there. */
import { routeMark, writeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { HostDialect } from '../persist/dialect.ts';
import { persistentFiles } from '../persist/persistent-files.ts';
import type { InterfaceAdditions, PersistentFile, PersistRequest } from '../persist/request.ts';
import type { Problem } from '../problem/problem.ts';
import type { LinkState, NamespaceState, RouteState } from '../state/state.ts';
import { askedNamespace, hasDocker } from './firewall.ts';
import { isDirect } from './routes.ts';
import type { LinkPlan } from './links.ts';
import type { HostDraft } from './step.ts';

/** The files that the host is to have; none where the design is empty, undefined where it is not known how it is written there. */
export function wantedFiles(draft: HostDraft, plan: LinkPlan): readonly PersistentFile[] | undefined {
  if (draft.desired.namespace.links.length === 0) return [];
  const { dialect } = draft.observed;
  if (!dialect) return undefined;
  if (dialect.dialect !== null) return persistentFiles(requestOf(draft, plan, { ...dialect, dialect: dialect.dialect }));
  // Only to know whether anything would be written.
  if (persistentFiles(requestOf(draft, plan, { ...dialect, dialect: 'unit' })).length > 0) forgotten(draft, dialect);
  return [];
}

/** Told with what is changed now, and not again by every apply that changes nothing. */
function forgotten(draft: HostDraft, { reason }: HostDialect): void {
  const { host } = draft.desired;
  if (draft.steps.length === 0) return;
  draft.problems.push(forgottenAt([host], reason));
}

function forgottenAt(hosts: readonly string[], reason: string): Problem {
  const [only] = hosts;
  return {
    code: 'FORGOTTEN_AT_REBOOT',
    severity: 'info',
    message: `What this design sets on the interfaces of ${listed(hosts)} is gone after a reboot: ${reason}.`,
    hint: `Run apply again after a reboot, or write it into the configuration of ${hosts.length === 1 ? 'the host' : 'the hosts'} yourself.`,
    ...(hosts.length === 1 && only !== undefined && { place: { host: only } }),
    objects: hosts.map((name) => ({ kind: 'host', name })),
    data: { hosts: hosts.join(', '), reason },
  };
}

/** What several hosts forget for the same reason is one sentence, in the place of the first. */
export function joinForgotten(problems: readonly Problem[]): readonly Problem[] {
  const isForgotten = ({ code }: Problem) => code === 'FORGOTTEN_AT_REBOOT';
  const reasonOf = ({ data }: Problem) => String(data?.['reason'] ?? '');
  return problems.flatMap((problem) => {
    if (!isForgotten(problem)) return [problem];
    const alike = problems.filter((other) => isForgotten(other) && reasonOf(other) === reasonOf(problem));
    if (alike[0] !== problem) return [];
    return [
      forgottenAt(
        alike.flatMap(({ objects = [] }) => objects.map(({ name }) => name)),
        reasonOf(problem),
      ),
    ];
  });
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function requestOf(
  draft: HostDraft,
  plan: LinkPlan,
  found: HostDialect & { readonly dialect: PersistRequest['dialect'] },
): PersistRequest {
  const asked = askedNamespace(draft);
  const mtus = draft.desired.asked?.mtus ?? {};
  const observed = (name: string) => draft.observed.namespace.links.find((link) => link.name === name);
  const isMade = (name: string) => draft.marks.get(name)?.made === true;
  const mtuOf = (link: LinkState, seen: readonly string[] = []): number => {
    const below = asked.links.find(({ name }) => name === link.parent?.link && !seen.includes(name));
    return mtus[link.name] ?? (below ? mtuOf(below, [...seen, link.name]) : (observed(link.name)?.mtu ?? 1500));
  };
  const links = asked.links.map((link): LinkState => {
    const { master, ...rest } = link;
    const joined = master !== undefined && draft.marks.get(link.name)?.joined === true;
    // What the design does not name is left to the kernel, which takes it from below.
    return { ...rest, mtu: mtuOf(link), ...(joined ? { master } : {}) };
  });
  const additions = links
    .filter(({ name, kind }) => kind !== 'loopback' && !isMade(name))
    .map(({ name, addresses }) => additionOf(name, draft.marks.get(name), addresses, mtus[name]));
  const desired: NamespaceState = { ...asked, links, routes: ourRoutes(draft, plan, isMade) };
  return {
    topology: draft.topology,
    dialect: found.dialect,
    files: found.files,
    ...(found.renderer === undefined ? {} : { renderer: found.renderer }),
    desired,
    additions,
    hasDocker: hasDocker(draft),
    forwarding: draft.desired.asked?.forwarding ?? {},
    dockerDrops: draft.observed.namespace.forward?.fallback === 'drop',
    marks: new Map([...draft.marks].map(([link, mark]) => [link, writeMark('', draft.topology, mark)])),
  };
}

/** What was there before us is the host's own affair, also after a reboot. */
function additionOf(
  link: string,
  mark: NicMark | undefined,
  wanted: LinkState['addresses'],
  mtu: number | undefined,
): InterfaceAdditions {
  return {
    link,
    up: mark?.up === true,
    promiscuous: mark?.promiscuous === true,
    ownArp: mark?.ownArp === true,
    addresses: wanted.filter((address) => mark?.addresses.includes(address) === true),
    ...(mtu === undefined || mark?.mtu === undefined ? {} : { mtu }),
  };
}

function ourRoutes(draft: HostDraft, { routes }: LinkPlan, isMade: (link: string) => boolean): readonly RouteState[] {
  return [...routes].flatMap(([link, all]) =>
    all.filter(
      (route) => (isMade(link) && isDirect(route)) || draft.marks.get(link)?.routes?.includes(routeMark(route)) === true,
    ),
  );
}
