/** Two hosts and a router on a stick in VLAN 10 and 20, and captures of pings that come just so far; for tests. */
import { container, endpointsOf, host, ip, macvlan, nic, oneSegment, route, vlan } from '../../reach/fixture.ts';
import { reach } from '../../reach/reach.ts';
import type { PairKey } from '../../reach/result.ts';
import type { HostState } from '../../state/state.ts';
import { linkOf } from '../../verdict/soundings.ts';
import type { Capture, CapturedFrame } from '../capture.ts';
import type { LocateInput } from '../locate.ts';
import type { LocatedKind, Stage } from '../located.ts';
import { stagesOf } from '../stages.ts';
import { arp, echo, ethernet, withTags } from './frames.ts';

export const MACS = {
  ens33one: '02:00:00:00:00:01',
  ens33two: '02:00:00:00:00:02',
  router: '02:00:00:00:00:03',
  a1: '02:42:00:00:00:a1',
  a2: '02:42:00:00:00:a2',
  b2: '02:42:00:00:00:b2',
};

const SIX_ZEROES = 'ff:ff:ff:ff:ff:ff';
const default10 = {
  routes: [route('10.0.10.0/24', undefined, { link: 'eth0' }), route('default', '10.0.10.1', { link: 'eth0' })],
};
const default20 = {
  routes: [route('10.0.20.0/24', undefined, { link: 'eth0' }), route('default', '10.0.20.1', { link: 'eth0' })],
};
const dockerHost = (name: string, mac: string, containers: HostState['containers']) =>
  host(name, [nic('ens33', [], { mac }), vlan('ens33', 10, [], { mac }), vlan('ens33', 20, [], { mac })], containers);

export const HOSTS: readonly HostState[] = [
  dockerHost('docker01', MACS.ens33one, [
    container('a1', [macvlan('ens33.10', ['10.0.10.101/24'], { mac: MACS.a1 })], default10),
  ]),
  dockerHost('docker02', MACS.ens33two, [
    container('a2', [macvlan('ens33.10', ['10.0.10.102/24'], { mac: MACS.a2 })], default10),
    container('b2', [macvlan('ens33.20', ['10.0.20.102/24'], { mac: MACS.b2 })], default20),
  ]),
  host(
    'router01',
    [
      nic('eth2', [], { mac: MACS.router }),
      vlan('eth2', 10, ['10.0.10.1/24'], { mac: MACS.router }),
      vlan('eth2', 20, ['10.0.20.1/24'], { mac: MACS.router }),
    ],
    [],
    {
      routes: [route('10.0.10.0/24', undefined, { link: 'eth2.10' }), route('10.0.20.0/24', undefined, { link: 'eth2.20' })],
      forwarding: { ipv4: true, ipv6: false },
    },
  ),
];

export function sceneOf(
  from: string,
  to: string,
  address: string,
  hosts = HOSTS,
  drawn = HOSTS,
): Omit<LocateInput, 'capture' | 'ping'> {
  const pair: PairKey = { from, to, address: ip(address) };
  const walk = reach(drawn, oneSegment(drawn), endpointsOf(drawn)).walk(pair);
  const now = reach(hosts, oneSegment(hosts), endpointsOf(hosts)).walk(pair);
  return { pair, there: stagesOf(walk.there, drawn), back: stagesOf(walk.back, drawn), hosts, drawn, now };
}

/** What is seen of one kind of frame. */
export interface Sight {
  readonly kind: LocatedKind;
  readonly stage: Stage;
  /** In place of what the frame would have. */
  readonly destination?: string;
  readonly tags?: readonly number[];
}

const ADDRESSES: Readonly<Record<string, string>> = {
  docker01: '10.0.10.11',
  'docker01/a1': '10.0.10.101',
  'docker02/a2': '10.0.10.102',
  'docker02/b2': '10.0.20.102',
};

/** The frames of one kind at the first so many of these stages. */
export function sights(kind: LocatedKind, stages: readonly Stage[], more: Partial<Sight> = {}): readonly Sight[] {
  return stages.map((stage) => ({ kind, stage, ...more }));
}

/** A microsecond between one frame and the next. */
export function captureOf(
  scene: Pick<LocateInput, 'there' | 'back'>,
  seen: readonly Sight[],
  unheard: Readonly<Record<string, string>> = {},
): Capture {
  const names = [...new Set([...scene.there, ...scene.back].map(({ at, link }) => `${at} ${link}`))];
  return {
    startedAt: 0,
    points: names.map((name) => {
      const [at = '', link = ''] = name.split(' ');
      return { at, link, ...(unheard[name] !== undefined && { unheard: unheard[name] }) };
    }),
    frames: seen.map((sight, index): CapturedFrame => {
      const { stage, kind } = sight;
      const out = (stage.direction === 'out') !== (kind === 'answer');
      const hex = frameOf(sight);
      return {
        point: names.indexOf(`${stage.at} ${stage.link}`),
        ns: index * 1000,
        way: out ? 'out' : 'in',
        length: hex.length / 2,
        hex,
      };
    }),
    truncated: false,
  };
}

function frameOf({ kind, stage, destination, tags = stage.tag === undefined ? [] : [stage.tag] }: Sight): string {
  const { sender, receiver = sender } = stage;
  const [from, to] = kind === 'answer' ? [receiver, sender] : [sender, receiver];
  const [source = '', target = ''] = [from, to].map((end) => linkOf(end, HOSTS)?.mac ?? '');
  const ends = { source, destination: destination ?? (kind === 'question' ? SIX_ZEROES : target) };
  const [fromAddress = '', toAddress = ''] = [from, to].map(
    ({ at, link }) => ADDRESSES[at] ?? `10.0.${link.split('.')[1] ?? ''}.1`,
  );
  const body = kind === 'question' || kind === 'answer' ? arp(kind, fromAddress, toAddress) : echo(kind, fromAddress, toAddress);
  return withTags(ethernet(ends, body), tags);
}
