import { expect, it } from 'vitest';
import { parseTopology } from '../topology/parse.ts';
import { compile } from '../compile/compile.ts';
import { CLOSED, OPEN, UNCERTAIN } from './outcome-table.ts';
import { reach } from './reach.ts';

/** Two networks, a bridge, an address that is held twice, and containers of one class on several hosts. */
const DESIGN = `vlanvas: 1
name: lab
segments: { lan: {} }
hosts:
  a: { interfaces: { e: { segment: lan, addresses: [10.0.0.1/24] } } }
  b: { interfaces: { e: { segment: lan, addresses: [10.0.0.2/24] } } }
networks:
  m: { driver: macvlan, parents: { a: e, b: e }, subnets: [{ subnet: 10.0.0.0/24 }] }
  d: { driver: bridge, hosts: [a, b], subnets: [{ subnet: 172.18.0.0/24 }] }
containers:
  c1: { host: a, image: x, networks: { m: {}, d: {} } }
  c2: { host: a, image: x, networks: { m: {} } }
  c3: { host: b, image: x, networks: { m: { ipv4: 10.0.0.77 } } }
  c4: { host: b, image: x, networks: { m: { ipv4: 10.0.0.77 } } }
  c5: { host: b, image: x, networks: { d: {} } }
  c6: { host: b, image: x }
`;

it('says of every pair what its fate says, and nothing of an endpoint and itself', () => {
  const { topology } = parseTopology(DESIGN);
  if (!topology) throw new Error('no design');
  const { hosts, fabric, endpoints } = compile(topology);
  const matrix = reach(hosts, fabric, endpoints);
  const table = matrix.outcomes();
  const codes = new Set<number>();
  let at = 0;
  for (const from of endpoints) {
    for (const to of endpoints) {
      for (const { address } of to.addresses) {
        const fate = matrix.fate({ from: from.id, to: to.id, address });
        const code = from === to ? 0 : (fate.reachable ? OPEN : CLOSED) | (fate.uncertain ? UNCERTAIN : 0);
        expect(`${from.id} ${to.id} ${address} ${table[at] ?? -1}`).toBe(`${from.id} ${to.id} ${address} ${code}`);
        codes.add(code);
        at++;
      }
    }
  }
  expect(table).toHaveLength(at);
  expect([...codes].filter((code) => (code & UNCERTAIN) !== 0)).not.toEqual([]);
  expect(codes).toContain(OPEN);
  expect(codes).toContain(CLOSED);
});
