/** What a daemon is: versions, system, and what decides which networks it can make. */
import type Docker from 'dockerode';
import { orAborted } from '../streams/signals.ts';

export interface EngineInfo {
  /** As in 28.2.2. */
  readonly version: string;
  readonly apiVersion: string;
  readonly minApiVersion: string;
  /** As in "Debian GNU/Linux 12 (bookworm)". */
  readonly operatingSystem: string;
  readonly kernel: string;
  /** As in amd64, arm64. */
  readonly architecture: string;
  /** The host's own name. */
  readonly name: string;
  /** The daemon runs in a user namespace: no macvlan on the host's NICs (PITFALLS P20). */
  readonly rootless: boolean;
  /** The daemon runs in a virtual machine of Docker Desktop: the same. */
  readonly desktop: boolean;
  readonly swarm: 'inactive' | 'pending' | 'active' | 'error' | 'locked';
  readonly containers: number;
}

export async function engineInfo(docker: Docker, signal?: AbortSignal): Promise<EngineInfo> {
  const [version, info] = await orAborted(
    Promise.all([docker.version(), docker.info() as Promise<Record<string, unknown>>]),
    signal,
  );
  const security = Array.isArray(info['SecurityOptions']) ? info['SecurityOptions'].map(String) : [];
  const swarm = (info['Swarm'] as { LocalNodeState?: string } | undefined)?.LocalNodeState;
  const operatingSystem = text(info['OperatingSystem']);
  return {
    version: text(version.Version),
    apiVersion: text(version.ApiVersion),
    minApiVersion: text(version.MinAPIVersion),
    operatingSystem,
    kernel: text(version.KernelVersion),
    architecture: text(version.Arch),
    name: text(info['Name']),
    rootless: security.some((option) => option.includes('name=rootless')),
    desktop: operatingSystem.startsWith('Docker Desktop'),
    swarm: swarm === 'pending' || swarm === 'active' || swarm === 'error' || swarm === 'locked' ? swarm : 'inactive',
    containers: typeof info['Containers'] === 'number' ? info['Containers'] : 0,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
