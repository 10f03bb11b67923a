/** A host that is reached through its Docker socket alone: nothing of it can be looked at or changed but Docker's own. */
import { isOwnLink } from './own-links.ts';
import type { HostDraft } from './step.ts';

/** Every network namespace has a loopback; where no link is known, no shell told them. */
export function hasNoShell({ observed }: HostDraft): boolean {
  return observed.namespace.links.length === 0;
}

/** Refuses what can't be done there. Interfaces that are only named are taken for granted: Docker says so when they are missing. */
export function refuseWithoutShell({ desired, problems }: HostDraft): void {
  const { host, namespace, asked } = desired;
  const needs = [
    // Docker makes `ens33.10` by itself when a network asks for it.
    ...namespace.links
      .filter((link) => isOwnLink(link) && link.name !== `${link.parent?.link ?? ''}.${link.tag ?? ''}`)
      .map(({ name }) => `to make the interface ${name}`),
    ...(Object.keys(asked?.forwarding ?? {}).length > 0 ? ['to set forwarding'] : []),
    ...(asked?.forward ? ['to write firewall rules'] : []),
    ...(namespace.routes.some(({ link }) => link === undefined) ? ['to add routes'] : []),
  ];
  const common = { place: { host }, objects: [{ kind: 'host' as const, name: host }], data: { host } };
  if (needs.length > 0)
    problems.push({
      code: 'SHELL_MISSING',
      severity: 'error',
      message: `${host} is reached through its Docker socket alone, which does not allow ${listed(needs)}.`,
      hint: 'Give the host an "ssh" entry for a user who is root or may run sudo, or take that out of the design.',
      ...common,
    });
  else if (namespace.links.some(({ kind }) => kind === 'nic'))
    problems.push({
      code: 'SHELL_MISSING',
      severity: 'info',
      message: `${host} is reached through its Docker socket alone: its interfaces are taken to be as the design says.`,
      hint: 'Give the host an "ssh" entry to have them looked at.',
      ...common,
    });
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
