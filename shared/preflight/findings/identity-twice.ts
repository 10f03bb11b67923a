import type { Problem } from '../../problem/problem.ts';
import type { HostFacts } from '../facts.ts';
import { listed } from '../finding.ts';
import type { FindAcross, HostView } from '../finding.ts';

/** HOST_TWICE, MACHINE_ID_TWICE and HOSTNAME_TWICE: machines that were cloned, or one that the file names twice. */
export const identityTwice: FindAcross = (views) => {
  const same = sharing(views, ({ bootId, networkNamespace }) =>
    bootId === undefined || networkNamespace === undefined ? undefined : `${bootId} ${networkNamespace}`,
  );
  const found = same.map(([, hosts]) =>
    twice(hosts, {
      code: 'HOST_TWICE',
      severity: 'error',
      message: `${listed(hosts)} are one and the same machine: what the design wants on one would be removed for the other.`,
      hint: `Correct \`ssh\` or \`docker\` of ${listed(hosts.slice(1))}, or make one host of them.`,
    }),
  );
  // Of one machine it goes without saying.
  const others = views.filter(({ host }) => !same.some(([, hosts]) => hosts.slice(1).includes(host)));
  const ids = sharing(others, ({ machineId }) => machineId);
  const names = sharing(others, ({ hostname }) => hostname);
  return [
    ...found,
    ...ids.map(([id, hosts]) =>
      twice(hosts, {
        code: 'MACHINE_ID_TWICE',
        severity: 'warning',
        message: `${listed(hosts)} have the same machine id (${id.slice(0, 8)}…), as machines do that were cloned: systemd derives MAC addresses and DHCP identities from it, which then collide.`,
        hint: `On all but one: rm /etc/machine-id /var/lib/dbus/machine-id; systemd-machine-id-setup; reboot`,
      }),
    ),
    ...names.map(([name, hosts]) =>
      twice(hosts, {
        code: 'HOSTNAME_TWICE',
        severity: 'warning',
        message: `${listed(hosts)} are all named ${name}: their logs, prompts and swarm nodes cannot be told apart.`,
        hint: `Give each a name of its own: hostnamectl set-hostname NAME`,
      }),
    ),
  ];
};

function twice(
  hosts: readonly string[],
  words: Pick<Problem, 'code' | 'severity' | 'message'> & { readonly hint: string },
): Problem {
  const [first = ''] = hosts;
  return {
    ...words,
    place: { host: hosts[1] ?? first },
    objects: hosts.map((name) => ({ kind: 'host' as const, name })),
    data: { hosts: hosts.join(', ') },
  };
}

/** Hosts by a value that two or more of them have. */
function sharing(
  views: readonly HostView[],
  value: (facts: HostFacts) => string | undefined,
): readonly (readonly [string, readonly string[]])[] {
  const byValue = new Map<string, string[]>();
  for (const { host, facts } of views) {
    const key = value(facts);
    if (key !== undefined && key !== '') byValue.set(key, [...(byValue.get(key) ?? []), host]);
  }
  return [...byValue].filter(([, hosts]) => hosts.length > 1);
}
