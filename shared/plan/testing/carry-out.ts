/** Carries out a plan on a host that is only a value: what Linux and Docker would make of each action, as far as `diff` looks at it. */
import { contains, networkOf } from '../../address/address.ts';
import type { FirewallChain, HostState, LinkState, NamespaceState, RouteState } from '../../state/state.ts';
import { routeWords } from '../link-commands.ts';
import type { Action, Plan, Step } from '../plan.ts';

/** The host after the steps of the plan that are its own, each after those that it names. Throws where the order can't work. */
export function carryOut(plan: Plan, host: HostState): HostState {
  return inOrder(plan.steps.filter((step) => step.host === host.host)).reduce((state, step) => act(state, step.action), host);
}

/** The host after the plan was carried out and undone again. */
export function carryOutAndUndo(plan: Plan, host: HostState): HostState {
  const steps = inOrder(plan.steps.filter((step) => step.host === host.host));
  const done = steps.reduce((state, step) => act(state, step.action), host);
  return steps.toReversed().reduce((state, { inverse }) => (inverse ? act(state, inverse) : state), done);
}

function inOrder(steps: readonly Step[]): readonly Step[] {
  const done = new Set<string>();
  const result: Step[] = [];
  while (result.length < steps.length) {
    const next = steps.find(({ id, after }) => !done.has(id) && after.every((other) => done.has(other)));
    if (!next) throw new Error('some steps wait for each other, or for steps that are not in the plan');
    done.add(next.id);
    result.push(next);
  }
  return result;
}

function act(host: HostState, action: Action): HostState {
  const { namespace, containers, networks, files = [] } = host;
  const withNamespace = (change: Partial<NamespaceState>): HostState => ({ ...host, namespace: { ...namespace, ...change } });
  const withLink = (name: string, change: (link: LinkState) => LinkState): HostState => {
    if (!namespace.links.some((link) => link.name === name)) throw new Error(`there is no ${name}: ${action.type}`);
    return withNamespace({ links: namespace.links.map((link) => (link.name === name ? change(link) : link)) });
  };
  switch (action.type) {
    case 'link.up':
      return withLink(action.link, (link) => ({ ...link, up: true }));
    case 'link.down':
      return withLink(action.link, (link) => ({ ...link, up: false }));
    case 'link.promiscuous':
      return withLink(action.link, (link) => ({ ...link, promiscuous: action.on }));
    case 'link.own-arp':
      return withLink(action.link, ({ ownArpOnly: _, ...link }) => (action.on ? { ...link, ownArpOnly: true } : link));
    case 'link.mark':
      return withLink(action.link, ({ alias: _, ...link }) => (action.alias === '' ? link : { ...link, alias: action.alias }));
    case 'link.mtu':
      return withLink(action.link, (link) => ({ ...link, mtu: action.mtu }));
    case 'link.create': {
      const { link, alias, routes } = action;
      const parent = namespace.links.find(({ name }) => name === link.parent?.link);
      if (link.parent && !parent) throw new Error(`${link.name} has no parent yet`);
      const made = { ...link, mtu: action.mtu ?? parent?.mtu ?? 1500, ...(alias === '' ? {} : { alias }) };
      return withNamespace({ links: [...namespace.links, made], routes: [...namespace.routes, ...routes] });
    }
    case 'link.remove': {
      const { name } = action.link;
      const sits = [
        ...namespace.links.filter((link) => link.parent?.link === name),
        ...networks.filter(({ parent }) => parent === name),
      ];
      if (sits.length > 0) throw new Error(`${sits[0]?.name ?? ''} still sits on ${name}`);
      return withNamespace({
        links: namespace.links.filter((link) => link.name !== name),
        routes: namespace.routes.filter(({ link }) => link !== name),
      });
    }
    case 'link.join':
      return withLink(action.link, (link) => ({ ...link, master: action.bond, up: true }));
    case 'link.leave':
      return withLink(action.link, ({ master: _, ...link }) => ({ ...link, up: action.up }));
    case 'route.add': {
      const others = namespace.routes.filter(({ to, metric }) => to !== action.route.to || metric !== action.route.metric);
      return withNamespace({ routes: [...others, resolved(action.route, namespace)] });
    }
    case 'route.remove':
      return withNamespace({ routes: namespace.routes.filter(({ to }) => to !== action.route.to) });
    case 'forwarding.set':
      return withNamespace({ forwarding: { ...namespace.forwarding, [action.setting]: action.on } });
    case 'firewall.apply':
      return { ...host, firewall: { chains: chainsOf(action.commands) } };
    case 'firewall.remove':
      return { ...host, firewall: { chains: [] } };
    case 'file.write': {
      const { path, content, mode } = action.file;
      return { ...host, files: [...files.filter((file) => file.path !== path), { path, content, mode }] };
    }
    case 'file.remove':
      return { ...host, files: files.filter(({ path }) => path !== action.file.path) };
    case 'address.add':
      return withLink(action.link, (link) => ({ ...link, addresses: [...link.addresses, action.address] }));
    case 'address.remove':
      return withLink(action.link, (link) => ({ ...link, addresses: link.addresses.filter((own) => own !== action.address) }));
    case 'network.create': {
      const { parent } = action.network;
      if (parent !== undefined && !namespace.links.some(({ name }) => name === parent))
        throw new Error(`there is no parent ${parent}`);
      return { ...host, networks: [...networks, action.network] };
    }
    case 'network.remove':
      return { ...host, networks: networks.filter(({ name }) => name !== action.network.name) };
    case 'image.ensure':
      return { ...host, images: [...host.images, action.image] };
    case 'container.create': {
      const missing = action.container.attachments.find(({ network }) => !networks.some(({ name }) => name === network));
      if (missing) throw new Error(`there is no network ${missing.network}`);
      return { ...host, containers: [...containers, action.container] };
    }
    case 'container.remove':
      return { ...host, containers: containers.filter(({ name }) => name !== action.container.name) };
    case 'container.start':
    case 'container.stop':
    case 'container.connect':
    case 'container.disconnect':
      throw new Error(`${action.type} is not carried out here`);
  }
}

/** `ip route` tells the link that a gateway lies behind. */
function resolved(route: RouteState, { links }: NamespaceState): RouteState {
  const { via } = route;
  if (route.link !== undefined || via === undefined) return route;
  const link = links.find(({ addresses }) => addresses.some((address) => contains(networkOf(address), via)));
  if (!link) throw new Error(`the gateway of ${routeWords(route)} is not reached`);
  return { ...route, link: link.name };
}

/** What `iptables-restore` was given, and where the jumps lead from. */
function chainsOf(commands: readonly string[]): readonly FirewallChain[] {
  const text = commands.join('\n');
  return commands.flatMap((command): FirewallChain[] => {
    const table = (['filter', 'mangle', 'nat'] as const).find((name) => command.includes(`'*${name}'`));
    const name = /:(VLANVAS-\w+)/.exec(command)?.[1];
    if (table === undefined || name === undefined) return [];
    const program = command.includes('ip6tables-restore') ? 'ip6tables' : 'iptables';
    const rules = [...command.matchAll(/'-A \S+ ([^']*)'/g)].map(([, rule = '']) => rule);
    const jump = (hook: string) => new RegExp(`\\b${program} -w -t ${table} -[IA] ${hook} `).test(text);
    const hooks = jump('DOCKER-USER') ? ['DOCKER-USER'] : ['FORWARD', 'POSTROUTING'].filter(jump);
    return [{ family: program === 'iptables' ? 4 : 6, table, name, rules, hooks }];
  });
}
