import { describe, expect, it } from 'vitest';
import type { Hop, Walk } from '../../../../shared/reach/result.ts';
import { packetWay, type KnownWay } from './use-path.ts';

const hop = (at: string, link: string, outcome: Hop['outcome'] = 'passes'): Hop => ({
  at,
  link,
  object: { kind: 'interface', name: `${at}/${link}` },
  text: '',
  outcome,
});

const there = [hop('docker01', 'ens33'), hop('router01', 'eth1'), hop('docker02', 'ens34', 'arrives')];
const open: Walk = { reachable: true, text: '', there, back: [] };
const way = (known: Partial<KnownWay>) =>
  packetWay({ predicted: open, seen: null, fault: undefined, answered: null, located: undefined, ...known });

describe('the way of a pair on the canvas', () => {
  it('is the whole way of what is open', () => {
    expect(way({})).toMatchObject({ hops: { length: 3 }, stops: false, fault: null });
  });

  it('is the way by the hosts as they are, where these show the fault', () => {
    const stopped: Walk = {
      reachable: false,
      text: '',
      there: [hop('docker01', 'ens33'), hop('router01', 'eth1', 'stops')],
      back: [],
      object: { kind: 'host', name: 'router01' },
    };
    expect(way({ seen: stopped, fault: { kind: 'host', name: 'router01' }, answered: false })).toEqual({
      hops: [
        ['interface:docker01/ens33', 'interface:docker01/ens33'],
        ['interface:router01/eth1', 'interface:router01/eth1'],
      ],
      stops: true,
      fault: 'host:router01',
    });
  });

  it('ends at the thing at fault, where the walk itself does not meet it', () => {
    const fault = { kind: 'interface', name: 'router01/eth1' } as const;
    expect(way({ fault, answered: false })).toMatchObject({ hops: { length: 2 }, stops: true, fault: 'interface:router01/eth1' });
  });

  it('goes on where the design ends it, where it was answered nevertheless', () => {
    const closed: Walk = { ...open, reachable: false, object: { kind: 'host', name: 'router01' }, there: there.slice(0, 2) };
    expect(way({ predicted: closed, answered: true })).toMatchObject({ hops: { length: 2 }, stops: false, isLeak: true });
    expect(way({ predicted: closed, seen: open, answered: true })).toMatchObject({ hops: { length: 3 }, isLeak: true });
  });

  it('is told to be lost where nothing came back and nobody knows why', () => {
    expect(way({ answered: false })).toMatchObject({ hops: { length: 3 }, stops: false, isLost: true });
    expect(way({ predicted: null })).toBeNull();
  });
});
