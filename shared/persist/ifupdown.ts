/**
 * ifupdown: one file in /etc/network/interfaces.d. Links of ours are `inet manual` stanzas whose hooks call `ip`: the words
 * `vlan-raw-device` and `bond-slaves` need the packages vlan and ifenslave, which a host may not have, while iproute2 is what
 * ifupdown itself needs.
 *
 * What is added to an interface of the user's is put there by a script in if-up.d, which runs after each stanza. A second
 * stanza would be merged too, but in the order of the files, and Debian's /etc/network/interfaces begins with `source`: ours
 * would run first, dhclient would flush its address, and a command of ours that fails would keep the user's stanza from running.
 */
import { addLink } from '../plan/link-commands.ts';
import { shellQuote } from '../plan/shell-quote.ts';
import { additionCases } from './additions.ts';
import { ownMtu } from './duties.ts';
import type { Duties, LinkDuty } from './duties.ts';
import { joinOnce, linkIsThere, linkUp, promiscuousOn, putAddress, routeOut, setMtu } from './ip-commands.ts';
import { header, ownName } from './names.ts';
import type { PersistentFile, PersistRequest } from './request.ts';

export function ifupdownFiles(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  const name = ownName(request.topology);
  const cases = additionCases(duties);
  const hook = ['#!/bin/sh', header(request.topology), 'case "$IFACE" in', ...cases, 'esac', 'exit 0', ''].join('\n');
  const hooks = cases.length === 0 ? [] : [{ path: `/etc/network/if-up.d/${name}`, content: hook, mode: 0o755 }];
  const stanzas = duties.links
    .filter(({ native }) => native)
    .flatMap((duty) => (duty.own ? [ownStanza(duties, duty)] : hostStanza(duty)));
  if (stanzas.length === 0) return hooks;
  return [
    {
      path: `/etc/network/interfaces.d/${name}`,
      content: `${[header(request.topology), ...stanzas].join('\n\n')}\n`,
      mode: 0o644,
    },
    ...hooks,
  ];
}

function ownStanza(duties: Duties, duty: LinkDuty): string {
  const { link } = duty;
  const mtu = ownMtu(duty, duties);
  const name = shellQuote(link.name);
  return stanza(link.name, [
    ...(link.parent === undefined ? [] : [`pre-up ${linkUp(link.parent.link)}`]),
    `pre-up ${linkIsThere(link.name)} || ${addLink(link)}`,
    ...duty.members.map((member) => `pre-up ${joinOnce(member.name, link.name)}`),
    ...(mtu === undefined ? [] : [`pre-up ${setMtu(link.name, mtu)}`]),
    `up ${linkUp(link.name)}`,
    ...duty.members.map((member) => `up ${linkUp(member.name)}`),
    ...commands(duty),
    `post-down ip link delete dev ${name} 2>/dev/null || true`,
  ]);
}

/** An interface that no stanza of the user's names. */
function hostStanza(duty: LinkDuty): readonly string[] {
  const { link } = duty;
  const added = [...(duty.up ? [`up ${linkUp(link.name)}`] : []), ...commands(duty)];
  if (added.length === 0) return [];
  const removed = duty.addresses.map(
    (address) => `down ip address del ${address} dev ${shellQuote(link.name)} 2>/dev/null || true`,
  );
  return [stanza(link.name, [...added, ...removed])];
}

function commands(duty: LinkDuty): readonly string[] {
  const name = duty.link.name;
  return [
    ...(duty.promiscuous ? [`up ${promiscuousOn(name)}`] : []),
    ...duty.addresses.map((address) => `up ${putAddress(address, name)}`),
    ...duty.routes.map((route) => `up ${routeOut(route, name)}`),
  ];
}

function stanza(link: string, lines: readonly string[]): string {
  return [`auto ${link}`, `iface ${link} inet manual`, ...lines.map((line) => `    ${line}`)].join('\n');
}
