import type { Problem } from '../../problem/problem.ts';
import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { parentNetworks } from '../needs.ts';

/** ROOTLESS, DOCKER_DESKTOP and WSL: daemons that do not see the NICs of the machine (PITFALLS, P20). */
export const engineKind: FindOnHost = ({ host, desired, observed }) => {
  const { engine, kernel } = observed;
  const networks = desired.networks.filter(({ driver }) => driver === 'overlay').concat(parentNetworks(desired));
  if (!engine || networks.length === 0) return [];
  const which = listed(networks.map(({ name }) => name));
  const objects = [{ kind: 'host' as const, name: host }, ...networks.map(({ name }) => ({ kind: 'network' as const, name }))];
  const found: Problem[] = [];
  const release = kernel?.release ?? '';
  if (engine.operatingSystem?.startsWith('Docker Desktop') === true || release.includes('linuxkit')) {
    found.push(
      finding(host, {
        code: 'DOCKER_DESKTOP',
        severity: 'error',
        message: `Docker on ${host} is Docker Desktop: its daemon runs in a virtual machine of its own that has none of the host's NICs, so ${which} cannot be made on them.`,
        hint: 'Use a Linux machine with Docker Engine, or the sandbox: vlanvas lab up',
        objects,
      }),
    );
  } else if (engine.rootless === true) {
    found.push(
      finding(host, {
        code: 'ROOTLESS',
        severity: 'error',
        message: `The Docker daemon of ${host} is rootless: it has a network namespace of its own without the host's NICs, so ${which} cannot be made on them.`,
        hint: `Use the daemon of the system on ${host} (docker: unix:///var/run/docker.sock with a user in the group docker).`,
        objects,
      }),
    );
  } else if (/microsoft/i.test(release)) {
    found.push(
      finding(host, {
        code: 'WSL',
        severity: 'warning',
        message: `${host} is a Linux inside of Windows (WSL): its NIC is behind an address translation of Windows, so containers of ${which} are not in the LAN of the machine.`,
        hint: 'Set networkingMode=bridged in .wslconfig with an external switch, or use a virtual machine whose NIC is bridged.',
        objects,
      }),
    );
  }
  return found;
};
