import { describe, expect, it } from 'vitest';
import { checkDesign } from '../checks/check-design.ts';
import { compile } from '../compile/compile.ts';
import { reach } from '../reach/reach.ts';
import { parseTopology } from '../topology/parse.ts';
import { changeText } from '../topology/write.ts';
import { fixesFor } from './fix-for.ts';

const text = `vlanvas: 1
name: lab
segments: { lan: { vlans: [10, 20] } }
hosts:
  docker01: { interfaces: { e: { segment: lan, promiscuous: true }, e.10: { parent: e, vlan: 10 }, e.20: { parent: e, vlan: 20 } } }
  docker02: { interfaces: { e: { segment: lan, promiscuous: true }, e.10: { parent: e, vlan: 10 }, e.20: { parent: e, vlan: 20 } } }
  router01: { docker: none, forwarding: true, interfaces: { e: { segment: lan }, e.10: { parent: e, vlan: 10, addresses: [10.0.10.1/24] }, e.20: { parent: e, vlan: 20, addresses: [10.0.20.1/24] } } }
networks:
  mac_net10: { driver: macvlan, parents: { docker01: e.10, docker02: e.10 }, subnets: [{ subnet: 10.0.10.0/24, gateway: 10.0.10.1 }] }
  mac_net20: { driver: macvlan, parents: { docker01: e.20, docker02: e.20 }, subnets: [{ subnet: 10.0.20.0/24, gateway: 10.0.20.1 }] }
containers:
  bbox1: { host: docker01, image: busybox, networks: { mac_net10: {} } }
  bbox2: { host: docker01, image: busybox, networks: { mac_net20: {} } }
  bbox3: { host: docker02, image: busybox, networks: { mac_net10: {} } }
  bbox4: { host: docker02, image: busybox, networks: { mac_net20: {} } }
`;

/** How many pairs of containers are closed, and the first fix of the first of them. */
function closed(design: string) {
  const { topology } = parseTopology(design);
  if (!topology) throw new Error('no design');
  const { hosts, fabric, endpoints, addresses } = compile(topology);
  const matrix = reach(
    hosts,
    fabric,
    endpoints.filter(({ container }) => container !== undefined),
  );
  const fates = [...matrix.pairs()].map((pair) => matrix.fate(pair)).filter(({ reachable }) => !reachable);
  const problems = checkDesign(topology, { addresses });
  return { count: fates.length, fixes: fates[0] ? fixesFor(fates[0], problems) : [] };
}

describe('the fixes of a closed pair', () => {
  it.each([
    ['forwarding: true', 'forwarding: false', 'Turn forwarding on in router01'],
    ['vlans: [10, 20]', 'vlans: [10]', 'Let lan carry VLAN 20'],
    ['vlans: [10, 20]', 'vlans: [10, 20], foreignMacs: false', 'Make mac_net10 ipvlan'],
  ])('%s → %s: %s', (was, is, label) => {
    const design = text.replace(was, is);
    const before = closed(design);
    expect(before.count).toBeGreaterThan(0);
    const labels = before.fixes.map((fix) => fix.label);
    expect(labels[0]).toBe(label);
    expect(new Set(labels).size).toBe(labels.length);
    const changes = before.fixes.flatMap((fix) => fix.changes);
    expect(closed(changeText(design, changes)).count).toBeLessThan(before.count);
  });

  it('are none for a pair that is open, and none where nothing is at fault', () => {
    expect(fixesFor({ reachable: true, object: { kind: 'host', name: 'router01' } }, [])).toEqual([]);
    expect(fixesFor({ reachable: false, reason: 'NO_ROUTE' }, [])).toEqual([]);
  });
});
