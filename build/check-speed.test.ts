import { describe, expect, it } from 'vitest';
import { resolve } from '../shared/topology/resolve.ts';
import type { TopologyDocument } from '../shared/topology/document.ts';
import { checkDesign } from '../shared/checks/check-design.ts';

const HOSTS = Array.from({ length: 50 }, (_, index) => `docker${index}`);
const VLANS = Array.from({ length: 20 }, (_, index) => 10 + index);

/** 1,000 containers on 50 hosts with 20 VLANs, half of them with fixed addresses. */
function large(): TopologyDocument {
  const interfaces = {
    eth0: { segment: 'lan' },
    ...Object.fromEntries(VLANS.map((vlan) => [`eth0.${vlan}`, { parent: 'eth0', vlan }])),
  };
  return {
    vlanvas: 1,
    name: 'large',
    segments: { lan: {} },
    hosts: Object.fromEntries(HOSTS.map((host) => [host, { interfaces }])),
    networks: Object.fromEntries(
      VLANS.map((vlan) => [
        `net${vlan}`,
        {
          driver: 'macvlan' as const,
          parents: Object.fromEntries(HOSTS.map((host) => [host, `eth0.${vlan}`])),
          subnets: [{ subnet: `172.${vlan}.0.0/16` }],
        },
      ]),
    ),
    containers: Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => {
        const vlan = 10 + (index % 20);
        const attachment = index % 2 === 0 ? {} : { ipv4: `172.${vlan}.${1 + Math.floor(index / 200)}.${1 + (index % 200)}` };
        return [`c${index}`, { host: `docker${index % 50}`, image: 'busybox', networks: { [`net${vlan}`]: attachment } }];
      }),
    ),
  };
}

describe('checkDesign', () => {
  it('checks 1,000 containers on 50 hosts fast enough for every edit', () => {
    const { topology } = resolve(large());
    expect(new Set(checkDesign(topology).map(({ code }) => code))).toEqual(new Set(['HOST_ISOLATION']));
    const times = Array.from({ length: 7 }, () => {
      const started = performance.now();
      checkDesign(topology);
      return performance.now() - started;
    });
    // 12 to 30 ms alone on the slowest machine tried; the bound leaves room for a busy one and still catches a quadratic rule.
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
