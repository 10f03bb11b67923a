import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';

/**
 * BRIDGE_FILTER: with br_netfilter, frames between the ports of a Linux bridge pass the FORWARD chain too. ARP goes through
 * and pings do not (PITFALLS, P12). Docker's own bridges have their rules; it is others that suffer.
 */
export const bridgeFilter: FindOnHost = ({ host, desired, observed, facts }) => {
  if (observed.namespace.bridgeFilter !== true || facts.forward?.policy === 'accept') return [];
  const wanted = desired.namespace.links;
  const bridges = observed.namespace.links.filter(({ kind }) => kind === 'bridge').map(({ name }) => name);
  const bridged = wanted.filter(({ name, kind, master }) => {
    const there = observed.namespace.links.find((link) => link.name === name);
    const port = there?.master ?? master;
    return (
      kind === 'bridge' ||
      there?.kind === 'bridge' ||
      (port !== undefined && bridges.includes(port)) ||
      kind === 'vxlan' ||
      kind === 'gre'
    );
  });
  if (bridged.length === 0) return [];
  return [
    finding(host, {
      code: 'BRIDGE_FILTER',
      severity: 'warning',
      message: `On ${host} bridged frames pass the firewall (net.bridge.bridge-nf-call-iptables = 1), and ${listed(bridged.map(({ name }) => name))} is bridged: where FORWARD drops, ARP works and nothing else.`,
      hint: `On ${host}, as root: sysctl -w net.bridge.bridge-nf-call-iptables=0, or allow the bridge in DOCKER-USER.`,
      objects: bridged.map(({ name }) => ({ kind: 'interface' as const, name: `${host}/${name}` })),
    }),
  ];
};
