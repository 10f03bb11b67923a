/** What a host is, read through its shell and its Docker daemon. Changes nothing. */
import type Docker from 'dockerode';
import type { HostConnection, Shell } from '../host/connection.ts';
import type { ContainerState, HostState, NamespaceState } from '../../shared/state/state.ts';
import { parseIpAddress, addressOf } from '../../shared/address/address.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { engineInfo } from '../docker/engine-info.ts';
import { detectDialect } from '../persist/detect.ts';
import { observeDocker } from './docker.ts';
import { readFirewall, readForward, readMasquerade } from './firewall.ts';
import { readLinkNames, readNamespace } from './namespace.ts';
import { readFiles, rootScript } from './root-script.ts';
import { byProcess, containersScript, hostScript, readSections } from './script.ts';
import type { Section } from './script.ts';

export interface ObserveOptions {
  readonly signal: AbortSignal;
  /** Also read the network namespaces of running containers, which needs root on the host. */
  readonly namespaces: boolean;
  /** Also find out how the host writes down its network. */
  readonly dialect?: boolean;
}

const NOTHING: NamespaceState = { links: [], routes: [], forwarding: { ipv4: false, ipv6: false } };

/** Reads one host. Throws VlanvasError of kind `host` where it can't be reached or its answer can't be read. */
export async function observeHost(
  connection: HostConnection,
  { signal, namespaces, dialect = false }: ObserveOptions,
): Promise<HostState> {
  const { shell, docker, host } = connection;
  const [sections, root, written, engine, observed] = await Promise.all([
    shell ? readShell(shell, host, signal) : [],
    shell ? readAsRoot(shell, signal) : undefined,
    // Netplan's files are for root alone.
    shell && dialect && shell.privilege !== 'none' ? detectDialect(shell, signal) : undefined,
    docker ? readEngine(docker, signal) : null,
    docker ? observeDocker(docker, signal) : { networks: [], containers: [], images: [] },
  ]);
  const text = (title: string) => sections.find((section) => section.title === title)?.body.trim() ?? '';
  const wireless = new Set(
    text('wireless')
      .split('\n')
      .filter((name) => name !== ''),
  );
  const links = (shell ? readNamespace(sections, undefined, wireless) : undefined) ?? NOTHING;
  const namespace = root ? { ...links, ...forwardingOf(root) } : links;
  const [release, machine] = text('uname').split('\n');
  const session = sessionOf(text('session'), namespace);
  const containers =
    shell && namespaces ? await withNamespaces(shell, observed.containers, sections, signal) : observed.containers;
  return {
    host,
    engine,
    ...(release && machine ? { kernel: { release, machine } } : {}),
    namespace,
    containers,
    networks: observed.networks,
    images: observed.images,
    ...(session ? { session } : {}),
    ...(shell ? { privilege: shell.privilege } : {}),
    ...(written ? { dialect: written } : {}),
    ...(root ? { firewall: readFirewall(bodyOf(root, 'firewall4'), bodyOf(root, 'firewall6')), files: readFiles(root) } : {}),
  };
}

function bodyOf(sections: readonly Section[], title: string): string {
  return sections.find((section) => section.title === title)?.body ?? '';
}

function forwardingOf(root: readonly Section[]): Pick<NamespaceState, 'forward' | 'masquerade'> {
  const text = bodyOf(root, 'firewall4');
  const forward = readForward(text);
  return { ...(forward ? { forward } : {}), masquerade: readMasquerade(text) };
}

/** What only root may read; undefined for who is not, and may not become it. */
async function readAsRoot(shell: Shell, signal: AbortSignal): Promise<readonly Section[] | undefined> {
  if (shell.privilege === 'none') return undefined;
  const result = await shell.run(rootScript(), { signal, privileged: true });
  const sections = readSections(result.stdout);
  // The mark at its end tells that the answer is whole.
  return sections.some(({ title }) => title === 'end') ? sections : undefined;
}

async function readEngine(docker: Docker, signal: AbortSignal): Promise<NonNullable<HostState['engine']>> {
  const { version, apiVersion, operatingSystem, rootless } = await engineInfo(docker, signal);
  return { version, apiVersion, operatingSystem, rootless };
}

async function readShell(shell: Shell, host: string, signal: AbortSignal): Promise<readonly Section[]> {
  const result = await shell.run(hostScript(), { signal });
  const sections = readSections(result.stdout);
  const addresses = sections.find(({ title }) => title === 'addr')?.body.trim();
  if (addresses === undefined || addresses === '' || addresses === 'null') {
    throw new VlanvasError('host', {
      code: 'IPROUTE_MISSING',
      message: `${host} did not tell its interfaces: "ip -j -d addr" gave nothing${result.stderr === '' ? '' : ` (${result.stderr.trim().slice(0, 200)})`}.`,
      hint: 'Vlanvas reads hosts with iproute2 4.17 or later: install the package iproute2 (on Alpine too, where busybox has a smaller ip).',
      place: { host },
    });
  }
  return sections;
}

/** SSH_CONNECTION is `client port server port`: the link that has the server's address carries the session. */
function sessionOf(text: string, namespace: NamespaceState): HostState['session'] {
  const address = parseIpAddress(text.split(' ')[2] ?? '');
  const link = namespace.links.find((candidate) => candidate.addresses.some((own) => addressOf(own) === address));
  const peer = parseIpAddress(text.split(' ')[0] ?? '');
  return address !== undefined && link ? { link: link.name, address, ...(peer === undefined ? {} : { peer }) } : undefined;
}

async function withNamespaces(
  shell: Shell,
  containers: readonly ContainerState[],
  host: readonly Section[],
  signal: AbortSignal,
): Promise<readonly ContainerState[]> {
  const pids = containers.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  if (pids.length === 0 || shell.privilege === 'none') return containers;
  const output = await shell.run(containersScript(pids), { signal, privileged: true, timeout: 60_000 });
  const names = readLinkNames(host);
  const found = byProcess(readSections(output.stdout));
  return containers.map((container) => {
    const sections = container.pid === undefined ? undefined : found.get(container.pid);
    const namespace = sections ? readNamespace(sections, names) : undefined;
    return namespace ? { ...container, namespace } : container;
  });
}
