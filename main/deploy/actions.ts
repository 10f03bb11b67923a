/** Carries out one action on one host. Every action can be repeated: what is done already is not an error. */
import type Docker from 'dockerode';
import { shellQuote } from '../../shared/plan/commands.ts';
import type { Action } from '../../shared/plan/plan.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { dropRoute, joinBond, leaveBond, ownArp, putRoute, setForwarding } from '../../shared/plan/link-commands.ts';
import type { HostConnection, Shell } from '../host/connection.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { connect, disconnect, removeContainer, runContainer, startContainer, stopContainer } from './container.ts';
import { removeFile, writeFile } from './file.ts';
import { ensureImage } from './image.ts';
import type { ImageSource } from './image.ts';
import { createLink } from './link.ts';
import { createNetwork, removeNetwork } from './network.ts';

export interface ActionContext {
  readonly connection: HostConnection;
  readonly images: readonly ImageSource[];
  /** Aborts what may take long and changes nothing by halves (an image on its way). The rest is waited for: a request that
   * was sent is carried out by the daemon even when nobody waits, and could then not be undone. */
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
}

/** A slow host starts a container in ten seconds of its processor, and up to eight at once: three minutes are a failure. */
const STEP_TIMEOUT = 180_000;
const IMAGE_TIMEOUT = 15 * 60_000;

export async function carryOut(action: Action, context: ActionContext): Promise<void> {
  const { connection } = context;
  const signal = abortAfter(STEP_TIMEOUT, connection.lost);
  switch (action.type) {
    case 'link.up':
      return ip(connection, `link set dev ${action.link} up`, signal);
    case 'link.down':
      return ip(connection, `link set dev ${action.link} down`, signal);
    case 'link.promiscuous':
      return ip(connection, `link set dev ${action.link} promisc ${action.on ? 'on' : 'off'}`, signal);
    case 'link.own-arp':
      return run(connection, ownArp(action.link, action.on), signal);
    case 'link.mark':
      return ip(connection, `link set dev ${action.link} alias ${shellQuote(action.alias)}`, signal);
    case 'link.mtu':
      return ip(connection, `link set dev ${action.link} mtu ${action.mtu}`, signal);
    case 'link.create':
      return run(connection, createLink(action), signal);
    case 'link.remove':
      return ip(connection, `link del dev ${action.link.name}`, signal, /Cannot find device/i);
    case 'link.join':
      return run(connection, joinBond(action.link, action.bond).join(' && '), signal);
    case 'link.leave':
      return run(connection, leaveBond(action.link, action.up).join(' && '), signal);
    case 'route.add':
      return run(connection, putRoute(action.route), signal);
    case 'route.remove':
      return run(connection, dropRoute(action.route), signal, /No such process|Cannot find device/i);
    case 'forwarding.set':
      return run(connection, setForwarding(action.setting, action.on).join(' && '), signal);
    case 'firewall.apply':
    case 'firewall.remove':
      return run(connection, ['set -e', ...action.commands].join('\n'), signal);
    case 'file.write':
      return writeFile(shellOf(connection), action.file, signal);
    case 'file.remove':
      return removeFile(shellOf(connection), action.file, signal);
    case 'address.add':
      return ip(connection, `address replace ${action.address} dev ${action.link}`, signal);
    case 'address.remove':
      return ip(
        connection,
        `address del ${action.address} dev ${action.link}`,
        signal,
        /Cannot assign requested address|not found/i,
      );
    case 'network.create':
      return createNetwork(dockerOf(connection), action.network, signal);
    case 'network.remove':
      return removeNetwork(dockerOf(connection), action.network, signal);
    case 'image.ensure':
      return ensureImage({
        host: connection.host,
        docker: dockerOf(connection),
        image: action.image,
        sources: context.images,
        signal: abortAfter(IMAGE_TIMEOUT, connection.lost, context.signal),
        log: context.log,
      });
    case 'container.create':
      return runContainer(dockerOf(connection), action.container, signal);
    case 'container.start':
      return startContainer(dockerOf(connection), action.name, signal);
    case 'container.stop':
      return stopContainer(dockerOf(connection), action.name, signal);
    case 'container.remove':
      return removeContainer(dockerOf(connection), action.container, signal);
    case 'container.connect':
      return connect(dockerOf(connection), action.name, action.attachment, signal);
    case 'container.disconnect':
      return disconnect(dockerOf(connection), action.name, action.attachment, signal);
  }
}

function dockerOf(connection: HostConnection): Docker {
  if (connection.docker) return connection.docker;
  throw new VlanvasError('host', {
    code: 'DOCKER_NOT_FOUND',
    message: `${connection.host} has no Docker in this design (docker: none).`,
    hint: 'Remove "docker: none", or move networks and containers to another host.',
    place: { host: connection.host },
  });
}

function shellOf(connection: HostConnection): Shell {
  if (connection.shell) return connection.shell;
  throw new VlanvasError('host', {
    code: 'SHELL_MISSING',
    message: `${connection.host} is reached through its Docker socket alone, so its interfaces can't be changed.`,
    hint: 'Give the host an "ssh" entry.',
    place: { host: connection.host },
  });
}

function ip(connection: HostConnection, words: string, signal: AbortSignal, harmless?: RegExp): Promise<void> {
  return run(connection, `ip ${words}`, signal, harmless);
}

/** Runs a command line as root; a non-zero exit status is an error unless its words are `harmless`. */
async function run(connection: HostConnection, command: string, signal: AbortSignal, harmless?: RegExp): Promise<void> {
  const result = await shellOf(connection).run(command, { privileged: true, signal, timeout: STEP_TIMEOUT });
  if (result.code === 0 || harmless?.test(result.stderr)) return;
  const [first = command] = command.split('\n');
  throw new Error(`${first.slice(0, 200)}: ${result.stderr.trim() || `exit status ${result.code}`}`);
}
