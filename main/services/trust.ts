import { VlanvasError } from '../../shared/problem/problem.ts';
import type { OpenHostOptions } from '../host/open-host.ts';
import { resolveHost } from '../host/open-host.ts';
import { trustHostKey } from '../ssh/trust-host-key.ts';
import { readDesign } from './read-design.ts';
import type { Design } from './services.ts';

/** Writes a host's key to known_hosts if it is still the one that the person has seen. */
export async function trustHost(design: Design, name: string, fingerprint: string, options: OpenHostOptions): Promise<void> {
  const host = readDesign(design).topology.hosts.get(name);
  if (!host) {
    throw new VlanvasError('usage', {
      code: 'UNKNOWN_HOST',
      message: `The design has no host ${name}.`,
      hint: 'Name a host of the design.',
    });
  }
  const way = await resolveHost(host, options);
  if (way.kind === 'ssh') await trustHostKey(way.settings, fingerprint, { ...options, host: name });
}
