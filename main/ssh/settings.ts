/** Everything that is needed to log in to one host, with nothing left to look up. */
import { join, resolve } from 'node:path';

export interface Identity {
  readonly path: string;
  /** Named by the file or by ssh's configuration; false: one of ssh's default names. */
  readonly named: boolean;
}

export interface SshSettings {
  /** As the file names it: an alias, a name or an address. */
  readonly name: string;
  readonly hostname: string;
  readonly port: number;
  readonly user: string;
  readonly identities: readonly Identity[];
  /** The topology file itself names the key: it is tried before the agent's others. */
  readonly identityFirst: boolean;
  readonly identitiesOnly: boolean;
  /** Path of the agent's socket. */
  readonly agent: string | null;
  readonly hostKeyAlias: string | null;
  readonly userKnownHosts: readonly string[];
  readonly globalKnownHosts: readonly string[];
  readonly hashKnownHosts: boolean;
  /** Milliseconds. */
  readonly connectTimeout: number | null;
  readonly proxyCommand: string | null;
  /** Machines to go through, the nearest first. */
  readonly jumps: readonly SshSettings[];
  /** False: never use sudo there. */
  readonly sudo: boolean;
}

/** The order in which OpenSSH tries them, without the types that ssh2 cannot read (sk, xmss, dsa). */
export const DEFAULT_IDENTITIES = ['id_rsa', 'id_ecdsa', 'id_ed25519'] as const;
/** Names in ssh's own default list; one of these, in ~/.ssh, was most likely not asked for. */
const DEFAULT_NAMES = /^id_(rsa|ecdsa|ecdsa_sk|ed25519|ed25519_sk|xmss|dsa)$/;

/** `keyword → values`, keywords in lower case: what ssh -G prints, or the fallback reads. */
export type Directives = ReadonlyMap<string, readonly string[]>;

export interface Explicit {
  readonly name: string;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly identityFile?: string | undefined;
  readonly agent?: string | boolean | undefined;
  readonly sudo?: boolean | undefined;
}

export interface Surroundings {
  readonly home: string;
  readonly user: string;
  readonly localHostname: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Puts together what the topology says and what ssh's configuration says; the topology wins. `jumps` is for the caller. */
export function settingsFrom(explicit: Explicit, directives: Directives, around: Surroundings): Omit<SshSettings, 'jumps'> {
  const first = (keyword: string): string | undefined => directives.get(keyword)?.[0];
  const given = (keyword: string): string | null => {
    const value = first(keyword);
    return value === undefined || value.toLowerCase() === 'none' ? null : value;
  };
  const port = explicit.port ?? Number(first('port') ?? 22);
  const user = explicit.user ?? first('user') ?? around.user;
  const hostname = (first('hostname') ?? explicit.name).replace(/%h/g, explicit.name).replace(/%%/g, '%');
  const hostKeyAlias = given('hostkeyalias');
  const tokens: Record<string, string> = {
    '%': '%',
    d: around.home,
    h: hostname,
    i: String(process.getuid?.() ?? 0),
    k: hostKeyAlias ?? explicit.name,
    L: around.localHostname.split('.')[0] ?? '',
    l: around.localHostname,
    n: explicit.name,
    p: String(port),
    r: user,
    u: around.user,
  };
  const path = (text: string): string => expandPath(text, tokens, around);
  const files = (keyword: string, fallback: readonly string[]): string[] =>
    (directives.get(keyword) ?? fallback)
      .flatMap(splitPaths)
      .filter((file) => file.toLowerCase() !== 'none')
      .map(path);

  const sshFolder = join(around.home, '.ssh');
  const listed = (directives.get('identityfile') ?? []).filter((file) => file.toLowerCase() !== 'none').map(path);
  const configured = listed.some((file) => !isDefaultName(file, sshFolder));
  const identities: Identity[] =
    explicit.identityFile !== undefined
      ? [{ path: path(explicit.identityFile), named: true }]
      : listed.length > 0
        ? listed.map((file) => ({ path: file, named: configured }))
        : directives.has('identityfile')
          ? []
          : DEFAULT_IDENTITIES.map((name) => ({ path: join(sshFolder, name), named: false }));
  const timeout = Number(given('connecttimeout') ?? Number.NaN);

  return {
    name: explicit.name,
    hostname,
    port,
    user,
    identities,
    identityFirst: explicit.identityFile !== undefined,
    identitiesOnly: first('identitiesonly') === 'yes',
    agent: agentSocket(explicit.agent, first('identityagent'), path, around),
    hostKeyAlias,
    userKnownHosts: files('userknownhostsfile', ['~/.ssh/known_hosts', '~/.ssh/known_hosts2']),
    globalKnownHosts: files('globalknownhostsfile', ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2']),
    hashKnownHosts: first('hashknownhosts') === 'yes',
    connectTimeout: timeout > 0 ? timeout * 1000 : null,
    proxyCommand: given('proxycommand'),
    sudo: explicit.sudo ?? true,
  };
}

function isDefaultName(file: string, sshFolder: string): boolean {
  return file.startsWith(`${sshFolder}/`) && DEFAULT_NAMES.test(file.slice(sshFolder.length + 1));
}

function agentSocket(
  explicit: string | boolean | undefined,
  configured: string | undefined,
  path: (text: string) => string,
  around: Surroundings,
): string | null {
  const own = around.env['SSH_AUTH_SOCK'] ?? '';
  const standard = own === '' ? null : own;
  if (explicit === false) return null;
  if (explicit === true) return standard;
  if (explicit !== undefined) return path(explicit);
  if (configured === undefined || configured === 'SSH_AUTH_SOCK') return standard;
  if (configured.toLowerCase() === 'none') return null;
  const socket =
    configured.startsWith('$') && !configured.startsWith('${') ? (around.env[configured.slice(1)] ?? '') : path(configured);
  return socket === '' ? null : socket;
}

/** `~`, ssh_config(5) TOKENS and `${VARIABLE}` in a path; a relative one is below the working folder, as for ssh. */
function expandPath(text: string, tokens: Readonly<Record<string, string>>, around: Surroundings): string {
  const expanded = text
    .replace(/\$\{(\w+)\}/g, (_, name: string) => around.env[name] ?? '')
    .replace(/%(.)/g, (whole, token: string) => tokens[token] ?? whole)
    .replace(/^~(?=\/|\\|$)/, around.home);
  return resolve(expanded);
}

/** ssh -G prints lists of paths without quotes; a blank parts two of them only where another path begins. */
function splitPaths(text: string): string[] {
  const quoted = text.match(/"[^"]*"|\S+/g) ?? [];
  if (quoted.some((part) => part.startsWith('"'))) return quoted.map((part) => part.replace(/^"|"$/g, ''));
  return text.trim().split(/\s+(?=[/~%$]|[A-Za-z]:[\\/]|none$)/);
}
