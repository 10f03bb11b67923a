/** The words of every kind of step, and of every place where a ping can be lost, with no English left. */
import { expect, it } from 'vitest';
import { interfaceAddress } from '../../../shared/address/address.ts';
import { locatePair } from '../../../shared/locate/locate.ts';
import { captureOf, sceneOf, sights } from '../../../shared/locate/testing/scene.ts';
import { describeAction } from '../../../shared/plan/commands.ts';
import type { Action } from '../../../shared/plan/plan.ts';
import { container, ip, link, route } from '../../../shared/reach/fixture.ts';
import { allLeft } from '../../testing/left-in-english.ts';

const VLAN = link('ens33.10', 'vlan', ['10.0.0.1/24'], { parent: { link: 'ens33' }, tag: 10 });
const ROUTE = route('10.8.0.0/16', '10.0.0.9', { link: 'ens33' });
const ADDRESS = interfaceAddress(ip('10.0.0.1'), 24);
const FILE = { path: '/etc/systemd/system/vlanvas-lab.service', content: '', mode: 0o644 };
const NETWORK = { name: 'n', driver: 'macvlan', parent: 'ens33', internal: false, subnets: [], options: {}, labels: {} };
const ATTACHMENT = { network: 'n', ipv4: ip('10.0.0.7') };
const CONTAINER = container('c', [], { attachments: [ATTACHMENT] });

const ACTIONS = {
  'link.up': { type: 'link.up', link: 'ens33' },
  'link.down': { type: 'link.down', link: 'ens33' },
  'link.promiscuous': { type: 'link.promiscuous', link: 'ens33', on: true },
  'link.own-arp': { type: 'link.own-arp', link: 'ens33', on: true },
  'link.mark': { type: 'link.mark', link: 'ens33', alias: 'x' },
  'link.mtu': { type: 'link.mtu', link: 'ens33', mtu: 9000 },
  'link.create': { type: 'link.create', link: VLAN, alias: '', routes: [] },
  'link.remove': { type: 'link.remove', link: VLAN },
  'link.join': { type: 'link.join', link: 'ens33', bond: 'bond0' },
  'link.leave': { type: 'link.leave', link: 'ens33', bond: 'bond0', up: true },
  'route.add': { type: 'route.add', route: ROUTE },
  'route.remove': { type: 'route.remove', route: ROUTE },
  'forwarding.set': { type: 'forwarding.set', setting: 'ipv4', on: false },
  'firewall.apply': { type: 'firewall.apply', rules: 1, commands: [] },
  'firewall.remove': { type: 'firewall.remove', commands: [] },
  'file.write': { type: 'file.write', file: FILE },
  'file.remove': { type: 'file.remove', file: FILE },
  'address.add': { type: 'address.add', link: 'ens33', address: ADDRESS },
  'address.remove': { type: 'address.remove', link: 'ens33', address: ADDRESS },
  'network.create': { type: 'network.create', network: NETWORK },
  'network.remove': { type: 'network.remove', network: NETWORK },
  'image.ensure': { type: 'image.ensure', image: 'busybox' },
  'container.create': { type: 'container.create', container: CONTAINER },
  'container.start': { type: 'container.start', name: 'c' },
  'container.stop': { type: 'container.stop', name: 'c' },
  'container.remove': { type: 'container.remove', container: CONTAINER },
  'container.connect': { type: 'container.connect', name: 'c', attachment: ATTACHMENT },
  'container.disconnect': { type: 'container.disconnect', name: 'c', attachment: ATTACHMENT },
} as const satisfies { readonly [Type in Action['type']]: Extract<Action, { readonly type: Type }> };

it('every kind of step, by itself and where it was refused', () => {
  const texts = Object.values(ACTIONS).flatMap((action) => {
    const { words } = describeAction(action);
    const refused = `To ${words} on h1 needs root, which the user who logs in there is not and may not become.`;
    const cut = `To ${words} on h1 would cut the SSH session, which came in on 10.0.0.1.`;
    const isDocker = /^(?:network|image|container)\./.test(action.type);
    return [words, `h1 could not ${words}: exit status 1`, ...(isDocker ? [] : [refused, cut])];
  });
  expect(allLeft(texts)).toEqual([]);
});

it('every place of its way where a ping can be lost', () => {
  const lost = { sent: 3, answered: 0, rttMs: null };
  const scenes = [
    sceneOf('a1', 'a2', '10.0.10.102'),
    sceneOf('a1', 'b2', '10.0.20.102'),
    sceneOf('host:router01', 'a2', '10.0.10.102'),
  ];
  const texts = scenes.flatMap((scene) => {
    const { there, back } = scene;
    const asked = [...sights('question', there), ...sights('answer', there.toReversed())];
    const seen = [
      ...there.flatMap((_, index) => [
        sights('question', there.slice(0, index)),
        [...sights('question', there), ...sights('answer', there.toReversed().slice(0, index))],
        [...asked, ...sights('request', there.slice(0, index + 1))],
        sights('request', there.slice(0, index + 1)),
        sights('request', there.slice(0, index + 1), { destination: '02:00:00:00:00:99' }),
        [...sights('question', there.slice(0, index)), ...sights('question', there.slice(index, index + 1), { tags: [30] })],
      ]),
      ...back.map((_, index) => [...sights('request', there), ...sights('reply', back.slice(0, index + 1))]),
    ];
    const found = seen.flatMap((sighted) => {
      const capture = captureOf(scene, sighted);
      const deaf = captureOf(scene, sighted, { 'docker02 ens33': 'docker02 could not be reached.' });
      return [
        locatePair({ ...scene, capture, ping: lost }),
        locatePair({ ...scene, capture: deaf, ping: lost }),
        locatePair({ ...scene, capture: { ...capture, truncated: true }, ping: { ...lost, answered: 2, rttMs: 1.5 } }),
        locatePair({ ...scene, capture: { ...capture, wideFrom: 1e9 }, ping: lost, widePing: { ...lost, answered: 3 } }),
      ];
    });
    return found.flatMap(({ text, hint, notes }) => [text, hint ?? text, ...notes]);
  });
  expect(new Set(texts).size).toBeGreaterThan(60);
  expect(allLeft(texts)).toEqual([]);
});

it('what the sandbox tells while it comes up, and why a host of it does not', () => {
  const ways = [
    'The lab is made of namespaces, because this kernel has all that is asked for; VXLAN tunnels, GRE tunnels would need virtual machines here.',
    'The lab is made of virtual machines, because the kernel of this machine cannot make macvlan interfaces and VLAN sub-interfaces (802.1Q).',
    'The lab is up already: 2 hosts (0.12 s).',
    'docker01: SSH and Docker answer (3.20 s).',
  ];
  const failures = [
    'does not come up',
    'ended while it started',
    'has an sshd that does not answer',
    'has a Docker daemon that does not come up',
  ].flatMap((what) => [`Lab host docker01 ${what}.`, `Lab host docker01 ${what}. Its log ends:\n"operation not permitted"`]);
  expect(allLeft([...ways, ...failures])).toEqual([]);
});
