/** A small design and a plan for it. */
import type { Plan, Step } from '../../shared/plan/plan.ts';

export const TWO_HOSTS = `vlanvas: 1
name: two-hosts
segments: { lan: {} }
hosts:
  docker01: { ssh: root@docker01.example, interfaces: { eth0: { segment: lan, addresses: [172.22.16.11/24] } } }
  docker02: { ssh: root@docker02.example, interfaces: { eth0: { segment: lan, addresses: [172.22.16.12/24] } } }
networks:
  mac_net1:
    driver: macvlan
    parents: { docker01: eth0, docker02: eth0 }
    subnets: [{ subnet: 172.22.16.0/24, gateway: 172.22.16.1 }]
containers:
  bbox1: { host: docker01, image: busybox, networks: { mac_net1: { ipv4: 172.22.16.101 } } }
  bbox2: { host: docker02, image: busybox, networks: { mac_net1: { ipv4: 172.22.16.102 } } }
`;

export function testStep(id: string, host: string, more: Partial<Step> = {}): Step {
  return {
    id,
    host,
    object: { kind: 'container', name: id },
    words: `create ${id}`,
    command: `docker run ${id}`,
    disruption: 'live',
    why: 'missing',
    action: { type: 'container.start', name: id },
    inverse: { type: 'container.stop', name: id },
    after: [],
    ...more,
  };
}

export function testPlan(more: Partial<Plan> = {}): Plan {
  return {
    topology: 'two-hosts',
    purpose: 'apply',
    steps: [testStep('bbox1', 'docker01'), testStep('bbox2', 'docker02', { disruption: 'recreate' })],
    problems: [],
    unchanged: [],
    ...more,
  };
}
