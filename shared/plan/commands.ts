/** What each action is in words, and what a person would type for it. */
import type { ContainerState, DockerAttachment, DockerNetworkState, LinkState } from '../state/state.ts';
import {
  addLink,
  dressLink,
  dropRoute,
  forwardingWords,
  joinBond,
  leaveBond,
  ownArp,
  putRoute,
  routeWords,
} from './link-commands.ts';
import type { Action, HostFile } from './plan.ts';
import { shellQuote } from './shell-quote.ts';

export { shellQuote };

function line(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

export function describeAction(action: Action): { readonly words: string; readonly command: string } {
  switch (action.type) {
    case 'link.up':
      return { words: `bring ${action.link} up`, command: `ip link set ${action.link} up` };
    case 'link.down':
      return { words: `take ${action.link} down`, command: `ip link set ${action.link} down` };
    case 'link.promiscuous':
      return {
        words: `turn promiscuous mode of ${action.link} ${action.on ? 'on' : 'off'}`,
        command: `ip link set ${action.link} promisc ${action.on ? 'on' : 'off'}`,
      };
    case 'link.own-arp':
      return {
        words: action.on
          ? `let ${action.link} answer ARP for its own addresses alone`
          : `let ${action.link} answer ARP for every address of the host again`,
        command: ownArp(action.link, action.on),
      };
    case 'link.mark':
      return {
        words: action.alias === '' ? `clear the note on ${action.link}` : `note on ${action.link} what is changed there`,
        command: `ip link set ${action.link} alias ${shellQuote(action.alias)}`,
      };
    case 'link.mtu':
      return { words: `set the MTU of ${action.link} to ${action.mtu}`, command: `ip link set ${action.link} mtu ${action.mtu}` };
    case 'link.create':
      return {
        words: `make ${linkWords(action.link)}`,
        command: [addLink(action.link), ...dressLink(action.link, { routes: action.routes, mtu: action.mtu })].join(' && '),
      };
    case 'link.remove':
      return { words: `remove ${linkWords(action.link)}`, command: `ip link del dev ${action.link.name}` };
    case 'link.join':
      return {
        words: `make ${action.link} a member of ${action.bond}`,
        command: joinBond(action.link, action.bond).join(' && '),
      };
    case 'link.leave':
      return {
        words: `take ${action.link} out of ${action.bond}`,
        command: leaveBond(action.link, action.up).join(' && '),
      };
    case 'route.add':
      return { words: `add route ${routeWords(action.route)}`, command: putRoute(action.route) };
    case 'route.remove':
      return { words: `remove route ${routeWords(action.route)}`, command: dropRoute(action.route) };
    case 'forwarding.set':
      return {
        words: `turn ${forwardingWords(action.setting)} ${action.on ? 'on' : 'off'}`,
        command: `sysctl -w ${action.setting === 'ipv4' ? 'net.ipv4.ip_forward' : 'net.ipv6.conf.all.forwarding'}=${action.on ? 1 : 0}`,
      };
    case 'firewall.apply':
      return {
        words: `write ${action.rules} firewall ${action.rules === 1 ? 'rule' : 'rules'}`,
        command: action.commands.join('; '),
      };
    case 'firewall.remove':
      return { words: 'remove the firewall rules of this design', command: action.commands.join('; ') };
    case 'file.write':
      return { words: `write ${action.file.path}`, command: writeCommand(action.file) };
    case 'file.remove':
      return { words: `remove ${action.file.path}`, command: removeCommand(action.file) };
    case 'address.add':
      return {
        words: `add address ${action.address} to ${action.link}`,
        command: `ip address add ${action.address} dev ${action.link}`,
      };
    case 'address.remove':
      return {
        words: `remove address ${action.address} from ${action.link}`,
        command: `ip address del ${action.address} dev ${action.link}`,
      };
    case 'network.create':
      return {
        words: `create network ${action.network.name} (${kindOf(action.network)})`,
        command: networkCommand(action.network),
      };
    case 'network.remove':
      return { words: `remove network ${action.network.name}`, command: `docker network rm ${action.network.name}` };
    case 'image.ensure':
      return { words: `fetch image ${action.image}`, command: `docker pull ${action.image}` };
    case 'container.create':
      return {
        words: `run container ${action.container.name} (${addressesOf(action.container)})`,
        command: runCommand(action.container),
      };
    case 'container.start':
      return { words: `start container ${action.name}`, command: `docker start ${action.name}` };
    case 'container.stop':
      return { words: `stop container ${action.name}`, command: `docker stop ${action.name}` };
    case 'container.remove':
      return { words: `remove container ${action.container.name}`, command: `docker rm -f ${action.container.name}` };
    case 'container.connect':
      return {
        words: `connect ${action.name} to ${action.attachment.network}`,
        command: line('docker network connect', ...addressFlags(action.attachment), action.attachment.network, action.name),
      };
    case 'container.disconnect':
      return {
        words: `disconnect ${action.name} from ${action.attachment.network}`,
        command: `docker network disconnect ${action.attachment.network} ${action.name}`,
      };
  }
}

function unitOf({ path, enable }: HostFile): string | undefined {
  return enable === true ? shellQuote(path.slice(path.lastIndexOf('/') + 1)) : undefined;
}

function writeCommand(file: HostFile): string {
  const path = shellQuote(file.path);
  const unit = unitOf(file);
  return [
    `printf '%s\\n' ${file.content.replace(/\n$/, '').split('\n').map(shellQuote).join(' ')} >${path}`,
    ...(file.mode === 0o644 ? [] : [`chmod ${file.mode.toString(8)} ${path}`]),
    ...(unit === undefined ? [] : [`systemctl --no-reload enable ${unit}`]),
    ...(file.reload ?? []),
  ].join(' && ');
}

function removeCommand(file: HostFile): string {
  const unit = unitOf(file);
  return [
    ...(unit === undefined ? [] : [`systemctl --no-reload disable --now ${unit}`]),
    `rm ${shellQuote(file.path)}`,
    ...(file.reload ?? []),
  ].join(' && ');
}

/** `ens33.10 (VLAN 10 on ens33, 172.16.10.1/24)`. */
function linkWords(link: LinkState): string {
  const on = link.parent === undefined ? '' : ` on ${link.parent.link}`;
  const kinds: Readonly<Partial<Record<LinkState['kind'], string>>> = {
    vlan: `VLAN ${link.tag ?? '?'}${on}`,
    bond: `bond, ${link.mode ?? 'active-backup'}`,
    macvlan: `shim${on}`,
    ipvlan: `ipvlan shim${on}`,
  };
  return `${link.name} (${[kinds[link.kind] ?? link.kind, ...link.addresses].join(', ')})`;
}

function kindOf(network: DockerNetworkState): string {
  return network.parent === undefined ? network.driver : `${network.driver} on ${network.parent}`;
}

function networkCommand(network: DockerNetworkState): string {
  const subnets = network.subnets.flatMap((subnet) => [
    `--subnet ${subnet.subnet}`,
    subnet.range === undefined ? undefined : `--ip-range ${subnet.range}`,
    subnet.gateway === undefined ? undefined : `--gateway ${subnet.gateway}`,
    ...Object.entries(subnet.reserved).map(([name, address]) => `--aux-address ${shellQuote(`${name}=${address}`)}`),
  ]);
  const options = Object.entries(network.options).map(([name, value]) => `-o ${shellQuote(`${name}=${value}`)}`);
  const ipv6 = network.subnets.some(({ subnet }) => subnet.includes(':')) ? '--ipv6' : undefined;
  return line(
    'docker network create -d',
    network.driver,
    ...subnets,
    ipv6,
    network.internal ? '--internal' : undefined,
    ...options,
    network.name,
  );
}

function addressesOf(container: ContainerState): string {
  const all = container.attachments.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]).filter((address) => address !== undefined);
  return all.length === 0 ? container.image : all.join(', ');
}

function addressFlags(attachment: DockerAttachment): readonly (string | undefined)[] {
  return [
    attachment.ipv4 === undefined ? undefined : `--ip ${attachment.ipv4}`,
    attachment.ipv6 === undefined ? undefined : `--ip6 ${attachment.ipv6}`,
  ];
}

function runCommand(container: ContainerState): string {
  const [first, ...others] = container.attachments;
  const network = first
    ? [`--network ${first.network}`, ...addressFlags(first), first.mac === undefined ? undefined : `--mac-address ${first.mac}`]
    : ['--network none'];
  const environment = Object.entries(container.environment ?? {}).map(([name, value]) => `-e ${shellQuote(`${name}=${value}`)}`);
  const restart = container.restart === undefined ? undefined : `--restart ${container.restart}`;
  const run = line(
    'docker run',
    container.command ? '-d' : '-itd',
    `--name ${container.name}`,
    ...network,
    restart,
    ...environment,
    container.image,
    ...(container.command ?? []).map(shellQuote),
  );
  const more = others.map((attachment) =>
    line('docker network connect', ...addressFlags(attachment), attachment.network, container.name),
  );
  return [run, ...more].join(' && ');
}
