import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { planAddresses } from '../../../shared/address/planner.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { resolve } from '../../../shared/topology/resolve.ts';
import { addContainer } from '../../store/edits/add.ts';
import { place } from '../../store/edits/arrange.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { stretches } from './rail.ts';
import { planDrop } from '../gestures/drag.ts';
import { layOut, type Box, type DrawnBox, type Layout } from './layout.ts';
import { wirePoints } from './path.ts';

function find(layout: Layout, id: string): DrawnBox {
  const box = layout.boxes.find((candidate) => candidate.id === id);
  if (!box) throw new Error(`${id} is not drawn`);
  return box;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Cards, chips and rails never cover each other; what is in a host lies in it; hosts and bars keep clear. */
function expectNoOverlap(layout: Layout): void {
  const solid = layout.boxes.filter((box) => box.kind !== 'host');
  for (const [index, a] of solid.entries()) {
    for (const b of solid.slice(index + 1)) expect(overlap(a, b), `${a.id} covers ${b.id}`).toBe(false);
  }
  const hosts = layout.boxes.filter((box) => box.kind === 'host');
  for (const [index, a] of hosts.entries()) for (const b of hosts.slice(index + 1)) expect(overlap(a, b)).toBe(false);
  for (const box of layout.boxes)
    if (box.host !== undefined) expect(inside(box, find(layout, `host:${box.host}`)), box.id).toBe(true);
  for (const box of layout.boxes.filter((found) => found.kind === 'segment')) {
    for (const host of hosts) expect(overlap(box, host), `${box.id} covers ${host.id}`).toBe(false);
  }
}

function crowded(): TopologyDocument {
  return produce(twoVlans(), (draft) => {
    for (let count = 0; count < 40; count++)
      addContainer(draft, count % 3 === 0 ? 'docker02' : 'docker01', count % 2 ? 'mac_net10' : 'mac_net20');
    for (const key of ['bbox5', 'bbox6']) {
      const container = draft.containers?.[key];
      if (container) container.networks = { mac_net10: {}, mac_net20: {} };
    }
    addContainer(draft, 'docker01');
  });
}

describe('the loom', () => {
  it('draws the two-VLAN design: containers above their rails, interfaces below, the segment under all', () => {
    const layout = layOut(twoVlans());
    const rail10 = find(layout, 'network:mac_net10');
    const rail20 = find(layout, 'network:mac_net20');
    const nic = find(layout, 'interface:docker01/ens33');
    expect(find(layout, 'container:bbox1').y).toBeLessThan(rail10.y);
    expect(find(layout, 'container:bbox2').y).toBeGreaterThan(rail10.y);
    expect(rail20.y).toBeLessThan(find(layout, 'interface:docker01/ens33.20').y);
    expect(find(layout, 'interface:docker01/ens33.10').y).toBeLessThan(nic.y);
    expect(nic.y).toBeLessThan(find(layout, 'segment:lan').y);
    expectNoOverlap(layout);
  });

  it('runs a rail to the router whose interface has an address in it', () => {
    const layout = layOut(twoVlans());
    const rail = find(layout, 'network:mac_net10');
    const router = find(layout, 'host:router01');
    expect(rail.x + rail.width).toBeGreaterThan(router.x + router.width);
    expect(layout.wires.map((wire) => wire.id)).toContain('router:mac_net10/router01/eth2.10');
  });

  it('covers nothing where it is crowded', () => {
    expectNoOverlap(layOut(crowded()));
  });

  it('keeps every lane clear of the cards that it passes', () => {
    const layout = layOut(crowded());
    for (const wire of layout.wires.filter((found) => found.kind === 'uplink')) {
      const to = find(layout, wire.to);
      const points = wirePoints(wire, find(layout, wire.from), to, find(layout, `host:${to.host ?? ''}`));
      const [start, end] = [points[0], points.at(-1)];
      if (!start || !end) throw new Error('a wire without points');
      for (const card of layout.boxes.filter((box) => box.kind === 'container')) {
        const passes = start.x > card.x && start.x < card.x + card.width && start.y < card.y && end.y > card.y;
        expect(passes, `${wire.id} runs behind ${card.id}`).toBe(false);
      }
    }
  });

  it('lets chosen positions win, and moves what is inside a host with it', () => {
    const before = layOut(twoVlans());
    const after = layOut(produce(twoVlans(), (draft) => place(draft, [{ id: 'host:docker01', x: -400, y: 60 }])));
    const moved = (id: string) => ({ x: find(after, id).x - find(before, id).x, y: find(after, id).y - find(before, id).y });
    expect(moved('host:docker01')).toEqual({ x: -400, y: 60 });
    expect(moved('container:bbox1')).toEqual({ x: -400, y: 60 });
    expect(find(after, 'network:mac_net10').x).toBe(-400 - 34);
  });

  it('leaves every host where it is when one is moved aside', () => {
    const before = layOut(twoVlans());
    const names = Object.keys(twoVlans().hosts ?? {});
    for (const name of names) {
      const own = find(before, `host:${name}`);
      for (const [dx, dy] of [
        [4, 0],
        [-4, 0],
        [0, 30],
        [30, -900],
      ] as const) {
        const after = layOut(
          produce(twoVlans(), (draft) => place(draft, [{ id: `host:${name}`, x: own.x + dx, y: own.y + dy }])),
        );
        for (const other of names.filter((one) => one !== name)) {
          const [was, is] = [find(before, `host:${other}`), find(after, `host:${other}`)];
          expect([is.x, is.y], `${other} when ${name} moves by ${dx}, ${dy}`).toEqual([was.x, was.y]);
        }
      }
    }
  });

  it('makes room for a host that is let go on another, and not before', () => {
    const at = find(layOut(twoVlans()), 'host:docker02');
    const dropped = produce(twoVlans(), (draft) => place(draft, [{ id: 'host:docker01', x: at.x + 20, y: at.y }]));
    const over = layOut(dropped, new Set(['host:docker01']));
    expect(find(over, 'host:docker02').x).toBe(at.x);
    expectNoOverlap(layOut(dropped));
  });

  it('bends a rail where a host stands lower: its containers stay above its piece, its interfaces below', () => {
    const lowered = produce(twoVlans(), (draft) => place(draft, [{ id: 'host:docker02', x: 350, y: 120 }]));
    const layout = layOut(lowered);
    const rail = find(layout, 'network:mac_net10');
    expect(rail.bends).toEqual(new Map([['docker02', 120]]));
    const piece = rail.y + 120;
    const [above] = Object.entries(lowered.containers ?? {}).flatMap(([key, { host, networks }]) =>
      host === 'docker02' && networks && 'mac_net10' in networks ? [find(layout, `container:${key}`)] : [],
    );
    if (!above) throw new Error('docker02 has no container on the rail');
    expect(above.y + above.height).toBeLessThan(piece);
    expect(find(layout, 'interface:docker02/ens33.10').y).toBeGreaterThan(piece + rail.height);
    const wire = layout.wires.find(({ from, to }) => from === above.id && to === rail.id);
    if (!wire) throw new Error('no wire');
    expect(wirePoints(wire, above, rail, null).at(-1)?.y).toBe(piece);
    expect(rail.pieces?.map(({ kind }) => kind)).toContain('step');
    const lower = find(layout, 'host:docker02');
    for (const band of rail.pieces?.filter(({ kind, dy }) => kind === 'band' && dy === 0) ?? []) {
      const right = rail.x + band.x + band.width;
      expect(right <= lower.x || rail.x + band.x >= lower.x + lower.width).toBe(true);
    }
  });

  it('moves the containers of a rail with it, and keeps interfaces below it', () => {
    const before = layOut(twoVlans());
    const y = find(before, 'network:mac_net20').y + 200;
    const after = layOut(produce(twoVlans(), (draft) => place(draft, [{ id: 'network:mac_net20', x: 0, y }])));
    expect(find(after, 'container:bbox2').y).toBe(find(before, 'container:bbox2').y + 200);
    expect(find(after, 'interface:docker01/ens33.20').y).toBeGreaterThan(y + 30);
    expectNoOverlap(after);
  });

  it('is the same for the same document', () => {
    expect(layOut(crowded())).toEqual(layOut(crowded()));
  });

  it('draws an empty document, and one whose names lead nowhere', () => {
    expect(layOut({ vlanvas: 1, name: 'empty' }).boxes).toEqual([]);
    const broken: TopologyDocument = {
      vlanvas: 1,
      name: 'broken',
      hosts: { a: { interfaces: { 'eth0.10': { parent: 'eth9', vlan: 10 }, loop: { parent: 'loop' } } } },
      networks: { net: { driver: 'macvlan', parents: { a: 'nowhere', b: 'eth0' } } },
      containers: { lost: { host: 'nobody', image: 'x', networks: { none: {} } } },
    };
    expect(layOut(broken).boxes.map((box) => box.id)).toContain('interface:a/eth0.10');
  });
});

/** Containers with addresses of both families, planned and written. */
function dualStack(): TopologyDocument {
  return produce(crowded(), (draft) => {
    for (const [index, network] of Object.values(draft.networks ?? {}).entries())
      network.subnets?.push({ subnet: `fd00:${index + 1}0::/64`, gateway: `fd00:${index + 1}0::1` });
  });
}

describe('addresses of both families', () => {
  it('have a line each, and a card is as wide as the longest that is planned', () => {
    const before = find(layOut(crowded()), 'container:bbox5');
    const layout = layOut(dualStack());
    const after = find(layout, 'container:bbox5');
    expect(after.height).toBe(before.height + 2 * 16);
    const topology = resolve(dualStack()).topology;
    const plan = planAddresses(topology);
    for (const [key, { ipv6 }] of plan.attachments) {
      const box = find(layout, `container:${key.split('/')[1] ?? ''}`);
      expect(box.width, ipv6).toBeGreaterThanOrEqual((ipv6?.length ?? 0) * 6.9 + 22);
    }
    expectNoOverlap(layout);
  });

  it('are one line where a network has one family', () => {
    expect(find(layOut(twoVlans()), 'container:bbox1').height).toBe(28 + 16);
  });
});

describe('rules and shims', () => {
  const withRules = (): TopologyDocument =>
    produce(twoVlans(), (draft) => {
      const router = draft.hosts?.['router01'];
      if (router) {
        router.forward = [
          { from: 'eth2.10', to: 'eth2.20', action: 'accept', masquerade: true },
          { from: 'eth2.20', to: 'eth2.10', action: 'drop' },
        ];
      }
    });

  it('draws an arrow for every rule between the interfaces that it names, clear of the rails', () => {
    const layout = layOut(withRules());
    expect(layout.rules.map(({ id, action, masquerade }) => [id, action, masquerade])).toEqual([
      ['rule:router01/0', 'accept', true],
      ['rule:router01/1', 'drop', false],
    ]);
    const rail = find(layout, 'network:mac_net20');
    for (const { points } of layout.rules) {
      const chips = [find(layout, 'interface:router01/eth2.10'), find(layout, 'interface:router01/eth2.20')];
      for (const point of points) expect(point.y).toBeGreaterThan(rail.y + rail.height);
      for (const end of [points[0], points.at(-1)])
        expect(chips.some(({ x, y, width }) => end?.y === y && end.x > x && end.x < x + width)).toBe(true);
    }
    expectNoOverlap(layout);
  });

  it('goes with its host, and keeps clear of a rail that was moved down', () => {
    const moved = layOut(produce(withRules(), (draft) => place(draft, [{ id: 'network:mac_net20', x: 0, y: 700 }])));
    for (const { points } of moved.rules) for (const point of points) expect(point.y).toBeGreaterThan(730);
  });

  it('draws a shim at its parent, and rules that name it', () => {
    const layout = layOut(
      produce(twoVlans(), (draft) => {
        const network = draft.networks?.['mac_net10'];
        if (network?.parents)
          network.parents['docker01'] = { interface: 'ens33.10', shim: { name: 'gw10', addresses: ['172.16.10.1/24'] } };
        const host = draft.hosts?.['docker01'];
        if (host) host.forward = [{ from: 'gw10', to: 'ens33.20', action: 'accept' }];
      }),
    );
    const shim = find(layout, 'shim:mac_net10/docker01');
    const parent = find(layout, 'interface:docker01/ens33.10');
    expect(shim).toMatchObject({ kind: 'shim', link: 'gw10', host: 'docker01', y: parent.y });
    expect(shim.x).toBeGreaterThanOrEqual(parent.x + parent.width);
    expect(layout.rules[0]?.points[0]?.x).toBeGreaterThan(shim.x);
    expectNoOverlap(layout);
  });
});

describe('a rail', () => {
  const hosts = [0, 400, 800].map((x, index) => ({ name: `h${index}`, x, y: 0, width: 300, height: 300 }));
  const rail = { x: -34, y: 100, width: 1146, height: 30 };

  it('is thin where it passes a host that it is not on', () => {
    expect(stretches(rail, hosts, ['h0', 'h2'], false).map((piece) => piece.kind)).toEqual(['band', 'line', 'band']);
    expect(stretches(rail, hosts, ['h0', 'h1', 'h2'], false)).toEqual([{ x: 0, width: 1146, kind: 'band', dy: 0 }]);
  });

  it('is cut between hosts where each has its own', () => {
    expect(stretches(rail, hosts, ['h0', 'h1', 'h2'], true).map((piece) => piece.kind)).toEqual([
      'band',
      'gap',
      'band',
      'gap',
      'band',
    ]);
  });
});

describe('a drop', () => {
  it('moves a container that lies on another host, and puts one beside every host back into its own', () => {
    const hosts = layOut(twoVlans());
    const target = find(hosts, 'host:docker02');
    expect(planDrop(twoVlans(), [{ id: 'container:bbox1', x: target.x + 40, y: 100 }]).move).toEqual([
      { container: 'bbox1', host: 'docker02' },
    ]);
    const outside = planDrop(twoVlans(), [{ id: 'container:bbox1', x: -900, y: -50 }]);
    expect(outside).toEqual({ place: [{ id: 'container:bbox1', x: 8, y: 52 }], move: [], refused: null });
  });

  it('moves a host alone when its containers were dragged along with it', () => {
    const plan = planDrop(twoVlans(), [
      { id: 'host:docker01', x: 10, y: 10 },
      { id: 'container:bbox1', x: 24, y: 64 },
    ]);
    expect(plan).toEqual({ place: [{ id: 'host:docker01', x: 10, y: 10 }], move: [], refused: null });
  });
});
