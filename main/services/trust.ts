import type { OpenHostOptions } from '../host/open-host.ts';
import { resolveHost } from '../host/open-host.ts';
import { trustHostKey } from '../ssh/trust-host-key.ts';
import { findHost } from './find-host.ts';
import type { Design } from './services.ts';

/** Writes a host's key to known_hosts if it is still the one that the person has seen. */
export async function trustHost(design: Design, name: string, fingerprint: string, options: OpenHostOptions): Promise<void> {
  const way = await resolveHost(findHost(design, name).host, options);
  if (way.kind === 'ssh') await trustHostKey(way.settings, fingerprint, { ...options, host: name });
}
