/**
 * /etc/vlanvas/NAME/network.sh: waits for the links that the host's own configuration makes, and does the rest with `ip`.
 * Docker starts after it, so a network whose parent is a sub-interface finds it. Safe to run at any time.
 */
import { markPrefix, writeMark } from '../compile/labels.ts';
import { addLink, ownArp, putRoute } from '../plan/link-commands.ts';
import { shellQuote } from '../plan/shell-quote.ts';
import { ownMtu } from './duties.ts';
import type { Duties, LinkDuty } from './duties.ts';
import { joinOnce, linkUp, promiscuousOn, putAddress, routeOut, setMtu } from './ip-commands.ts';
import { header } from './names.ts';
import type { PersistRequest } from './request.ts';

/** Seconds that a NIC may take to appear, and a link that the dialect makes. */
const NIC_WAIT = 30;
const LINK_WAIT = 20;
/** And until a route is accepted. */
const ROUTE_WAIT = 20;

const FUNCTIONS = `PATH=/usr/sbin:/usr/bin:/sbin:/bin
failed=0
set -f
# there LINK SECONDS: waits until the link is there.
there() {
  left=$2
  until ip link show dev "$1" >/dev/null 2>&1; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 1
  done
}
# eventually COMMAND: a route needs an address to be there first, which DHCP may still be waiting for.
eventually() {
  left=${ROUTE_WAIT}
  until "$@" 2>/dev/null; do
    if [ "$left" -le 0 ]; then try "$@"; return; fi
    left=$((left - 1))
    sleep 1
  done
}
try() { "$@" || { echo "failed: $*" >&2; failed=1; }; }
# mark LINK BEGINNING WORD: notes in the interface alias what is ours, as the deploy does, for the next apply and for destroy.
mark() {
  others=
  for word in $(cat "/sys/class/net/$1/ifalias" 2>/dev/null); do
    case $word in "$2"*) ;; *) others="$others$word " ;; esac
  done
  try ip link set dev "$1" alias "$others$3"
}`;

export function networkScript(request: PersistRequest, duties: Duties): string {
  const parts = duties.links.map((duty) => (duty.own ? ownLink(request, duties, duty) : hostLink(request, duty)));
  const others = [...(request.marks ?? [])].filter(([name]) => !duties.links.some(({ link }) => link.name === name));
  return [
    '#!/bin/sh',
    header(request.topology),
    FUNCTIONS,
    ...parts.filter((part) => part !== ''),
    ...duties.routes.map((route) => `eventually ${putRoute(route)}`),
    ...others.flatMap(([name, mark]) => markLine(request, name, mark)),
    'exit "$failed"',
    '',
  ].join('\n');
}

/** Whether the dialect leaves the additions on an interface of the host to us. */
export function leftToScript(request: PersistRequest, duty: LinkDuty): boolean {
  return !duty.own && (!duty.native || request.dialect === 'unit');
}

function hostLink(request: PersistRequest, duty: LinkDuty): string {
  const { link, addresses, promiscuous, up, mtu } = duty;
  const mark = request.marks?.get(link.name) ?? writeMark(undefined, request.topology, { up, promiscuous, addresses });
  const lines = [
    link.master === undefined || duty.native ? `try ${linkUp(link.name)}` : undefined,
    mtu === undefined ? undefined : `try ${setMtu(link.name, mtu)}`,
    promiscuous ? `try ${promiscuousOn(link.name)}` : undefined,
    duty.ownArp ? `try ${ownArp(link.name, true)}` : undefined,
    ...(leftToScript(request, duty) ? addresses.map((address) => `try ${putAddress(address, link.name)}`) : []),
    ...markLine(request, link.name, mark),
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return '';
  return block(`if there ${shellQuote(link.name)} ${NIC_WAIT}; then`, lines, [
    'else',
    `  echo ${shellQuote(`${link.name} is not there`)} >&2; failed=1`,
    'fi',
  ]);
}

function markLine({ topology }: PersistRequest, link: string, mark: string): readonly string[] {
  return mark === '' ? [] : [`mark ${shellQuote(link)} ${shellQuote(markPrefix(topology))} ${shellQuote(mark)}`];
}

function ownLink(request: PersistRequest, duties: Duties, duty: LinkDuty): string {
  const { link } = duty;
  const mtu = ownMtu(duty, duties);
  const name = shellQuote(link.name);
  const make = [
    `try ${addLink(link)}`,
    `try ${linkUp(link.name)}`,
    ...link.addresses.map((address) => `try ${putAddress(address, link.name)}`),
    ...(duty.native ? duty.routes.map((route) => `try ${routeOut(route, link.name)}`) : []),
  ];
  // A link that the dialect was told to make and did not is made here all the same, and the journal says so.
  const missing = duty.native
    ? block(
        `if ! there ${name} ${LINK_WAIT}; then`,
        [`echo ${shellQuote(`${link.name} was not made by the host's own configuration; making it`)} >&2`, ...make],
        ['fi'],
      )
    : block(`if ! there ${name} 0; then`, make, ['fi']);
  const joins = duty.members
    .filter((member) => !duty.native || !memberIsNative(duties, member.name))
    .flatMap((member) => [`${joinOnce(member.name, link.name)} || failed=1`, `try ${linkUp(member.name)}`]);
  return [
    missing,
    ...joins,
    ...(mtu === undefined ? [] : [`try ${setMtu(link.name, mtu)}`]),
    ...(link.promiscuous ? [`try ${promiscuousOn(link.name)}`] : []),
    ...(duty.ownArp ? [`try ${ownArp(link.name, true)}`] : []),
    ...markLine(request, link.name, request.marks?.get(link.name) ?? link.alias ?? ''),
  ].join('\n');
}

function memberIsNative(duties: Duties, name: string): boolean {
  return duties.links.some((duty) => duty.link.name === name && duty.native);
}

function block(first: string, lines: readonly string[], last: readonly string[]): string {
  return [first, ...lines.map((line) => `  ${line}`), ...last].join('\n');
}
