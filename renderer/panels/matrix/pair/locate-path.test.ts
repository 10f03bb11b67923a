import { describe, expect, it } from 'vitest';
import type { Located, LocatedStage } from '../../../../shared/locate/located.ts';
import { locatedPath } from './locate-path.ts';

const stage = (at: string, link: string, crossing: number, segment?: string): LocatedStage => ({
  at,
  link,
  direction: 'out',
  object: at.includes('/') ? { kind: 'container', name: at.split('/')[1] ?? '' } : { kind: 'interface', name: `${at}/${link}` },
  crossing,
  sender: { at, link },
  ...(segment !== undefined && { segment }),
  packet: null,
  question: null,
  answer: null,
});
const there = [
  stage('docker01/a1', 'eth0', 0),
  stage('docker01', 'ens33', 0),
  stage('router01', 'eth1', 0, 'lan'),
  stage('router01', 'eth2', 1),
  stage('docker02', 'ens34', 1, 'lan2'),
];
const located = (more: Partial<Located>): Located => ({
  from: 'a1',
  to: 'b2',
  address: '10.0.0.2',
  sent: 3,
  answered: 0,
  rttMs: null,
  there,
  back: [...there].reverse().map(({ segment: _segment, ...stage }) => stage),
  lost: 'request',
  last: null,
  next: null,
  fault: { kind: 'segment', name: 'lan' },
  text: '',
  notes: [],
  ...more,
});
const names = (path: ReturnType<typeof locatedPath>) => path?.hops.map((ids) => ids[0]);

describe('the way of a located ping on the canvas', () => {
  it('stops where its frames were seen last, the segment and the rest beyond it', () => {
    const path = locatedPath(located({ last: { way: 'there', index: 1 } }));
    expect(names(path)).toEqual([
      'interface:docker01/a1/eth0',
      'interface:docker01/ens33',
      'segment:lan',
      'interface:router01/eth1',
      'interface:router01/eth2',
      'segment:lan2',
      'interface:docker02/ens34',
    ]);
    expect(path).toMatchObject({ reached: 1, stops: true, fault: 'segment:lan' });
    // A container's own link is not drawn: the container is.
    expect(path?.hops[0]).toContain('container:a1');
    expect(locatedPath(located({ last: { way: 'there', index: 2 } }))?.reached).toBe(3);
  });

  it('goes all the way where it was answered', () => {
    const path = locatedPath(located({ answered: 3, lost: null, fault: null, last: { way: 'back', index: 4 } }));
    expect(path).toMatchObject({ stops: false, fault: null, reached: (path?.hops.length ?? 0) - 1 });
  });

  it('comes back where the reply was lost, and within its stretch where an answer was', () => {
    expect(names(locatedPath(located({ lost: 'reply', last: { way: 'back', index: 0 } })))?.[0]).toBe('interface:docker02/ens34');
    const answer = locatedPath(located({ lost: 'answer', last: { way: 'there', index: 2 } }));
    expect(names(answer)).toEqual([
      'interface:router01/eth1',
      'segment:lan',
      'interface:docker01/ens33',
      'interface:docker01/a1/eth0',
    ]);
    expect(answer?.reached).toBe(0);
  });

  it('is nothing where nothing was seen', () => {
    expect(locatedPath(located({ lost: null }))).toBeNull();
  });
});
