/** Which kinds of interfaces this machine's kernel can make. They are tried: a version number says nothing about modules. */
import { command } from '../command.ts';
import { LINK_KINDS, type LinkKind } from '../../../shared/lab/needs.ts';

const MAKE: Readonly<Record<LinkKind, string>> = {
  vlan: 'link va name made type vlan id 10',
  macvlan: 'link va name made type macvlan',
  ipvlan: 'link va name made type ipvlan',
  bond: 'name made type bond',
  vxlan: 'name made type vxlan id 42 dstport 4789 remote 127.0.0.1',
  gretap: 'name made type gretap local 127.0.0.1 remote 127.0.0.2',
};

/** Makes one of each kind in a network namespace that ends with the call. */
export async function kernelLinkKinds(signal: AbortSignal): Promise<readonly LinkKind[]> {
  const tries = LINK_KINDS.map((kind) => `ip link add ${MAKE[kind]} && echo ${kind} && ip link delete dev made`);
  const script = ['exec 2>/dev/null', 'ip link add va type veth peer name vb', ...tries, 'true'].join('\n');
  const { stdout } = await command(['unshare', '--net', 'sh', '-c', script], { signal, timeout: 10_000 });
  const made = stdout.split('\n');
  return LINK_KINDS.filter((kind) => made.includes(kind));
}
