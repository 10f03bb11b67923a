/** A namespace that takes pings and says nothing, because it is told to: the frames arrive, and no firewall is at fault. */
import { familyOf } from '../address/address.ts';
import type { IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { HostState, NamespaceState } from '../state/state.ts';

export interface IgnoredEcho {
  readonly at: string;
  readonly object: ObjectRef;
  readonly text: string;
  readonly hint: string;
}

/** `at`: `docker01`, or `docker01/bbox1` for a container. Undefined: it answers pings to this address, or could not be asked. */
export function ignoredEcho(at: string, address: IpAddress, hosts: readonly HostState[]): IgnoredEcho | undefined {
  const [host = '', key] = at.split('/');
  const state = hosts.find((candidate) => candidate.host === host);
  const container = state?.containers.find((candidate) => (candidate.key ?? candidate.name) === key);
  const namespace: NamespaceState | undefined = key === undefined ? state?.namespace : container?.namespace;
  const family = familyOf(address);
  if (namespace?.echoIgnored?.[family === 4 ? 'ipv4' : 'ipv6'] !== true) return undefined;
  // Linux, ip-sysctl: "If set non-zero, then the kernel will ignore all ICMP ECHO requests sent to it."
  const setting = family === 4 ? 'net.ipv4.icmp_echo_ignore_all' : 'net.ipv6.icmp.echo_ignore_all';
  const name = key ?? host;
  const inside = container ? `nsenter -t $(docker inspect -f '{{.State.Pid}}' ${container.name}) -n ` : '';
  return {
    at,
    object: key === undefined ? { kind: 'host', name } : { kind: 'container', name },
    text: `${name} gets pings and ignores them: ${setting} is 1 there. What else it is asked, it may answer.`,
    hint: `On ${host}: ${inside}sysctl -w ${setting}=0`,
  };
}
