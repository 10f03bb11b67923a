import { describe, expect, it } from 'vitest';
import { resolve } from '../shared/topology/resolve.ts';
import type { TopologyDocument } from '../shared/topology/document.ts';
import { checkDesign } from '../shared/checks/check-design.ts';

const HOSTS = Array.from({ length: 50 }, (_, index) => `docker${index}`);
const VLANS = Array.from({ length: 20 }, (_, index) => 10 + index);

/** Containers on 50 hosts with 20 VLANs, half of them with fixed addresses. */
function large(containers: number): TopologyDocument {
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
      Array.from({ length: containers }, (_, index) => {
        const vlan = 10 + (index % 20);
        const attachment = index % 2 === 0 ? {} : { ipv4: `172.${vlan}.${1 + Math.floor(index / 200)}.${1 + (index % 200)}` };
        return [`c${index}`, { host: `docker${index % 50}`, image: 'busybox', networks: { [`net${vlan}`]: attachment } }];
      }),
    ),
  };
}

describe('checkDesign', () => {
  it('takes time in proportion to the design: no rule compares everything with everything', () => {
    const least = (containers: number): number => {
      const { topology } = resolve(large(containers));
      expect(new Set(checkDesign(topology).map(({ code }) => code))).toEqual(new Set(['HOST_ISOLATION']));
      const times = Array.from({ length: 7 }, () => {
        const started = performance.now();
        checkDesign(topology);
        return performance.now() - started;
      });
      return Math.min(...times);
    };
    least(200);
    // Eight times the containers: eight times the time where a rule is linear, sixty-four times where one is quadratic.
    expect(least(1600) / least(200)).toBeLessThan(24);
  });
});
