/** What each action is in words, and what a person would type for it. */
import type { ContainerState, DockerAttachment, DockerNetworkState } from '../state/state.ts';
import type { Action } from './plan.ts';

/** Quotes a word for a POSIX shell where it needs it. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

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
    case 'link.mark':
      return {
        words: action.alias === '' ? `clear the note on ${action.link}` : `note on ${action.link} what is changed there`,
        command: `ip link set ${action.link} alias ${shellQuote(action.alias)}`,
      };
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
