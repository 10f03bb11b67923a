/** From what the hosts are to what they shall be: ordered steps, each with its inverse. Empty where nothing is to do. */
import type { Problem } from '../problem/problem.ts';
import type { ContainerState, HostState } from '../state/state.ts';
import { containerChanges } from './containers.ts';
import type { ContainerChange } from './containers.ts';
import { planFiles } from './files.ts';
import { planFirewall } from './firewall.ts';
import { planHostNetwork } from './host-network.ts';
import { goingLinks, makeLinks, planLinks, removeLinks } from './links.ts';
import { hasNoShell, refuseWithoutShell } from './no-shell.ts';
import { createNetwork, networkChanges, removeNetwork } from './networks.ts';
import type { NetworkChange } from './networks.ts';
import { joinForgotten } from './persistence.ts';
import type { Plan, Step } from './plan.ts';
import { usedElsewhere } from './elsewhere.ts';
import { draftHost } from './step.ts';
import type { HostDraft } from './step.ts';

const NOT_IN_DESIGN = 'no longer in the design';
const DESTROYED = 'all that the design made is taken away';

/** Plans to make `observed` into `desired`. Hosts that are in only one of the two are left out. */
export function diff(topology: string, desired: readonly HostState[], observed: readonly HostState[]): Plan {
  const drafts = desired.flatMap((want) => {
    const have = observed.find(({ host }) => host === want.host);
    return have ? [diffHost(draftHost(topology, want, have))] : [];
  });
  return {
    topology,
    purpose: 'apply',
    steps: drafts.flatMap(({ steps }) => steps),
    problems: [
      ...joinForgotten(drafts.flatMap(({ problems }) => problems)),
      ...usedElsewhere(topology, desired, observed),
      ...drafts.flatMap(lockOut),
      ...drafts.flatMap(needsRoot),
    ],
    unchanged: drafts
      .filter(({ steps, problems }) => steps.length === 0 && problems.every(({ severity }) => severity === 'info'))
      .map((draft) => draft.desired.host),
  };
}

/** Plans to remove all that was made for `topology`, and nothing else: the same as a design that is empty. */
export function diffDestroy(topology: string, observed: readonly HostState[]): Plan {
  const empty = observed.map((host): HostState => ({
    host: host.host,
    engine: host.engine,
    namespace: { links: [], routes: [], forwarding: host.namespace.forwarding },
    asked: { forwarding: {}, mtus: {} },
    containers: [],
    networks: [],
    images: [],
  }));
  const plan = diff(topology, empty, observed);
  // Beside an empty design everything is "no longer in the design": here that is not why it goes.
  const steps = plan.steps.map((step) => (step.why.endsWith(NOT_IN_DESIGN) ? { ...step, why: DESTROYED } : step));
  return { ...plan, steps, purpose: 'destroy' };
}

/** A step that would cut the session that carries it out is refused: nobody could undo it from here (DESIGN.md, "Never lock the user out"). */
function lockOut({ steps, observed }: HostDraft): readonly Problem[] {
  return steps
    .filter(({ disruption }) => disruption === 'ssh-path')
    .map((step) => ({
      code: 'SSH_PATH',
      severity: 'error' as const,
      message: `To ${step.words} on ${step.host} would cut the SSH session, which came in on ${observed.session?.address ?? 'that interface'}.`,
      hint: `Log in to ${step.host} through another address or interface, then repeat this.`,
      place: { host: step.host },
      objects: [step.object],
      data: { host: step.host, command: step.command },
    }));
}

/** Steps that change the host itself, for a user who may not: all of them are told at once, and before anything is changed. */
function needsRoot({ steps, observed }: HostDraft): readonly Problem[] {
  const first = steps.find(({ action }) => !/^(network|image|container)\./.test(action.type));
  if (observed.privilege !== 'none' || !first) return [];
  return [
    {
      code: 'PERMISSION_DENIED',
      severity: 'error',
      message: `To ${first.words} on ${observed.host} needs root, which the user who logs in there is not and may not become.`,
      hint: 'Log in as root, or let the user run sudo (the command line asks for its password, or takes it from VLANVAS_SUDO_PASSWORD). Containers and networks on interfaces that are there need the Docker socket alone.',
      place: { host: observed.host },
      objects: [first.object],
      data: { host: observed.host, command: first.command },
    },
  ];
}

function diffHost(draft: HostDraft): HostDraft {
  const blind = hasNoShell(draft);
  const links = blind ? { changes: [], routes: new Map() } : planLinks(draft);
  const containers = containerChanges(draft);
  const networks = networkChanges(draft, goingLinks(links));
  const images = fetchImages(draft, containers);
  const { byNetwork: removed, byContainer } = removeContainers(draft, containers, networks, [...images.values()]);
  const gone = new Map<string, Step>();
  for (const [name, change] of networks) {
    const step = removeNetwork(draft, change, removed.get(name) ?? []);
    if (step) gone.set(name, step);
  }
  const offLink = (link: string) =>
    [...networks].flatMap(([name, { observed }]) => (observed?.parent === link ? orNone(gone.get(name)) : []));
  const removedLinks = removeLinks(draft, links, offLink);
  const madeLinks = makeLinks(draft, links, removedLinks);
  const linkSteps = [...madeLinks.values()].flat();
  if (blind) refuseWithoutShell(draft);
  else {
    // Rules name links, which need not be there; what is forwarded needs its rules.
    const firewall = planFirewall(draft, []);
    planHostNetwork(draft, links, { links: linkSteps, guarded: firewall });
    planFiles(draft, links, [...new Set([...byContainer.values(), ...[...removed.values()].flat(), ...gone.values()])]);
  }
  const made = new Map<string, Step>();
  for (const [name, change] of networks) {
    const parent = change.desired?.parent;
    const before = [
      ...(parent === undefined ? [] : (madeLinks.get(parent) ?? []).slice(-1)),
      ...orNone(gone.get(name)),
      ...freed(change, networks, gone),
      // Docker puts its jump from FORWARD to DOCKER-USER in twice when it makes two networks at once (seen with 20.10).
      ...[...made.values()].slice(-1),
    ];
    const step = createNetwork(draft, change, before);
    if (step) made.set(name, step);
  }
  runContainers(draft, containers, networks, { made, removed: byContainer, images, linkSteps });
  return draft;
}

/** Steps that remove another network of ours whose subnet or parent a new one takes over. */
function freed(
  change: NetworkChange,
  networks: ReadonlyMap<string, NetworkChange>,
  gone: ReadonlyMap<string, Step>,
): readonly Step[] {
  return [...networks].flatMap(([name, other]) => (other === change || other.desired ? [] : orNone(gone.get(name))));
}

/** Images that the host lacks, by reference. They come first: nothing that runs is taken down for one that is nowhere. */
function fetchImages(draft: HostDraft, containers: readonly ContainerChange[]): ReadonlyMap<string, Step> {
  const images = new Map<string, Step>();
  for (const { desired, change } of containers) {
    if (!desired || (change !== 'run' && change !== 'replace')) continue;
    if (images.has(desired.image) || hasImage(draft.observed.images, desired.image)) continue;
    const step = draft.add({
      action: { type: 'image.ensure', image: desired.image },
      inverse: null,
      object: { kind: 'image', name: desired.image },
      why: `${draft.desired.host} does not have it`,
    });
    images.set(desired.image, step);
  }
  return images;
}

interface RemovedContainers {
  /** Steps that take containers off a network, by its name. */
  readonly byNetwork: ReadonlyMap<string, readonly Step[]>;
  /** Steps that remove a container, by its name. */
  readonly byContainer: ReadonlyMap<string, Step>;
}

/** Removes containers, and takes others off networks that go away. */
function removeContainers(
  draft: HostDraft,
  containers: readonly ContainerChange[],
  networks: ReadonlyMap<string, NetworkChange>,
  fetched: readonly Step[],
): RemovedContainers {
  const byNetwork = new Map<string, Step[]>();
  const byContainer = new Map<string, Step>();
  const note = (network: string, step: Step) => byNetwork.set(network, [...(byNetwork.get(network) ?? []), step]);
  for (const { observed, change, why, desired } of containers) {
    if (!observed) continue;
    if (change === 'remove' || change === 'replace') {
      const step = draft.add({
        action: { type: 'container.remove', container: observed },
        inverse: { type: 'container.create', container: observed },
        object: { kind: 'container', name: desired?.key ?? observed.key ?? observed.name },
        why,
        disruption: desired ? 'recreate' : runs(observed) ? 'stop' : 'live',
        after: fetched,
      });
      byContainer.set(observed.name, step);
      for (const { network } of observed.attachments) note(network, step);
      continue;
    }
    for (const attachment of observed.attachments) {
      const network = networks.get(attachment.network);
      if (!network?.observed || network.why === '') continue;
      const step = draft.add({
        action: { type: 'container.disconnect', name: observed.name, attachment },
        inverse: { type: 'container.connect', name: observed.name, attachment },
        object: { kind: 'container', name: desired?.key ?? observed.name },
        why: `${attachment.network} is made anew: ${network.why}`,
        disruption: 'reconnect',
        after: fetched,
      });
      note(attachment.network, step);
    }
  }
  return { byNetwork, byContainer };
}

function runs({ status }: ContainerState): boolean {
  return status === 'running' || status === 'restarting' || status === 'paused';
}

interface Groundwork {
  readonly made: ReadonlyMap<string, Step>;
  readonly removed: ReadonlyMap<string, Step>;
  readonly images: ReadonlyMap<string, Step>;
  readonly linkSteps: readonly Step[];
}

function runContainers(
  draft: HostDraft,
  containers: readonly ContainerChange[],
  networks: ReadonlyMap<string, NetworkChange>,
  { made, removed, images, linkSteps }: Groundwork,
): void {
  for (const { desired, change, why } of containers) {
    if (!desired) continue;
    const object = { kind: 'container' as const, name: desired.key ?? desired.name };
    const ready = desired.attachments.flatMap(({ network }) => orNone(made.get(network)));
    if (change === 'run' || change === 'replace') {
      const before = [
        ...ready,
        ...orNone(removed.get(desired.name)),
        ...orNone(images.get(desired.image)),
        ...(ready.length === 0 ? linkSteps.slice(-1) : []),
      ];
      draft.add({
        action: { type: 'container.create', container: desired },
        inverse: { type: 'container.remove', container: desired },
        object,
        why,
        disruption: change === 'replace' ? 'recreate' : 'live',
        after: [...new Set(before)],
      });
      continue;
    }
    const reconnected = desired.attachments
      .filter(({ network }) => networks.get(network)?.observed && made.has(network))
      .map((attachment) =>
        draft.add({
          action: { type: 'container.connect', name: desired.name, attachment },
          inverse: { type: 'container.disconnect', name: desired.name, attachment },
          object,
          why: `${attachment.network} is made anew`,
          disruption: 'reconnect',
          after: orNone(made.get(attachment.network)),
        }),
      );
    if (change === 'start') {
      draft.add({
        action: { type: 'container.start', name: desired.name },
        inverse: { type: 'container.stop', name: desired.name },
        object,
        why,
        after: [...reconnected, ...ready],
      });
    }
  }
}

/** Docker's own rule: a reference without a tag means `latest`. */
export function hasImage(images: readonly string[], reference: string): boolean {
  const tagged = /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`;
  return images.includes(reference) || images.includes(tagged);
}

function orNone(step: Step | undefined): readonly Step[] {
  return step ? [step] : [];
}
