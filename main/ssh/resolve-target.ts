/** From the `ssh:` of a host in the file to complete settings: ssh's configuration read, jumps followed. */
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { SshTarget } from '../../shared/topology/topology.ts';
import { declaresHost, readConfigFiles } from './config-file.ts';
import { askSshProgram } from './config-program.ts';
import { parseJumps } from './jump.ts';
import { hostProblem } from './problems.ts';
import type { Directives, Explicit, SshSettings, Surroundings } from './settings.ts';
import { settingsFrom } from './settings.ts';

export interface ResolveOptions {
  /** The host's name in the topology, for errors. */
  readonly host: string;
  /** Further configuration files, as the sandbox lab's: a host that one of them declares is read from that one alone. */
  readonly configFiles?: readonly string[];
  /** Instead of ~/.ssh/config and /etc/ssh/ssh_config. */
  readonly userConfig?: string;
  /** The ssh program; null: do without. Default: ssh. */
  readonly program?: string | null;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

const MOST_JUMPS = 8;

/**
 * Settings for `target`. Errors: SSH_TARGET_INVALID (a name that cannot be one), SSH_CONFIG_INVALID (ssh refuses its
 * configuration), SSH_JUMP_LOOP.
 */
export async function resolveTarget(target: SshTarget, options: ResolveOptions): Promise<SshSettings> {
  const explicit: Explicit = { ...target, name: target.host };
  return resolveOne(explicit, target.jump, options, 0);
}

async function resolveOne(
  explicit: Explicit,
  jump: string | undefined,
  options: ResolveOptions,
  depth: number,
): Promise<SshSettings> {
  if (!/^[^\s-][^\s]*$/.test(explicit.name) || /[`$"'\\;&|<>(){}]/.test(explicit.name)) {
    throw hostProblem(options.host, {
      code: 'SSH_TARGET_INVALID',
      message: `"${explicit.name}" cannot be the name or address of a host.`,
      hint: 'Write [user@]host[:port], or a Host alias of ~/.ssh/config.',
      data: { name: explicit.name },
    });
  }
  if (depth > MOST_JUMPS) {
    throw hostProblem(options.host, {
      code: 'SSH_JUMP_LOOP',
      message: `The way to ${options.host} goes through more than ${MOST_JUMPS} machines: the ProxyJump lines of ssh's configuration go in a circle.`,
      hint: 'Look at ProxyJump in ~/.ssh/config.',
    });
  }
  const around = surroundings(options);
  const directives = await readDirectives(explicit, options, around);
  const settings = settingsFrom(explicit, directives, around);
  const jumpText = jump ?? directives.get('proxyjump')?.[0] ?? '';
  const hops = parseJumps(jumpText);
  if (hops === null) {
    throw hostProblem(options.host, {
      code: 'SSH_TARGET_INVALID',
      message: `The jump "${jumpText}" is not of the form [user@]host[:port], with commas between several.`,
      hint: 'Correct it in the file or in ~/.ssh/config.',
      data: { name: jumpText },
    });
  }
  const jumps: SshSettings[] = [];
  for (const hop of hops) {
    // Only the first machine of the chain is reached from here, so only its own ProxyJump counts.
    const resolved = await resolveOne({ ...hop, name: hop.host }, jumps.length === 0 ? undefined : 'none', options, depth + 1);
    jumps.push(...resolved.jumps, { ...resolved, jumps: [] });
  }
  return { ...settings, proxyCommand: jump === undefined && hops.length === 0 ? settings.proxyCommand : null, jumps };
}

async function readDirectives(explicit: Explicit, options: ResolveOptions, around: Surroundings): Promise<Directives> {
  let configFile = options.userConfig;
  for (const file of options.configFiles ?? []) {
    if (await declaresHost(file, explicit.name, around.home)) {
      configFile = file;
      break;
    }
  }
  if (options.program !== null) {
    const question = {
      host: options.host,
      name: explicit.name,
      user: explicit.user,
      port: explicit.port,
      configFile,
      signal: options.signal,
    };
    const directives = await askSshProgram(question, options.program);
    if (directives) return directives;
  }
  const files = configFile === undefined ? [join(around.home, '.ssh/config'), '/etc/ssh/ssh_config'] : [configFile];
  return readConfigFiles(files, explicit.name, around.home);
}

function surroundings(options: ResolveOptions): Surroundings {
  const env = options.env ?? process.env;
  return { home: env['HOME'] ?? homedir(), user: userInfo().username, localHostname: hostname(), env };
}
