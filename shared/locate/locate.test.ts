import { describe, expect, it } from 'vitest';
import { interfaceAddress } from '../address/address.ts';
import { ip } from '../reach/fixture.ts';
import type { HostState } from '../state/state.ts';
import type { PingOutcome } from './capture.ts';
import { locatePair } from './locate.ts';
import type { LocateInput } from './locate.ts';
import { captureOf, HOSTS, MACS, sceneOf, sights } from './testing/scene.ts';
import type { Sight } from './testing/scene.ts';

const LOST: PingOutcome = { sent: 3, answered: 0, rttMs: null };
const near = sceneOf('a1', 'a2', '10.0.10.102');
const far = sceneOf('a1', 'b2', '10.0.20.102');

function locate(scene: Omit<LocateInput, 'capture' | 'ping'>, seen: readonly Sight[], more: Partial<LocateInput> = {}) {
  return locatePair({ ...scene, capture: captureOf(scene, seen), ping: LOST, ...more });
}
const names = ({ there }: Pick<LocateInput, 'there'>) => there.map(({ direction, at, link }) => `${direction} ${at} ${link}`);

describe('the stages of a path', () => {
  it('are its links with the direction of the packet, a router on a stick twice', () => {
    expect(names(near)).toEqual([
      'out docker01/a1 eth0',
      'out docker01 ens33.10',
      'out docker01 ens33',
      'in docker02 ens33',
      'in docker02 ens33.10',
      'in docker02/a2 eth0',
    ]);
    expect(names(far).slice(3, 8)).toEqual([
      'in router01 eth2',
      'in router01 eth2.10',
      'out router01 eth2.20',
      'out router01 eth2',
      'in docker02 ens33',
    ]);
    expect(far.there.map(({ crossing }) => crossing)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(far.there.flatMap(({ segment, at }) => (segment === undefined ? [] : [`${segment} ${at}`]))).toEqual([
      'lan router01',
      'lan docker02',
    ]);
  });
});

describe('a ping that is lost', () => {
  it('on the wire with a tag: the last NIC, the tag and the MAC address are named', () => {
    const found = locate(near, [...sights('question', near.there.slice(0, 3))]);
    expect(found).toMatchObject({
      lost: 'question',
      last: { way: 'there', index: 2 },
      next: { way: 'there', index: 3 },
      fault: { kind: 'segment', name: 'lan' },
    });
    expect(found.text).toBe(
      `The ARP question who has 10.0.10.102 left ens33 of docker01 with tag 10, from MAC ${MACS.a1}; it never came in on ens33 of docker02. Segment lan between them does not carry VLAN 10 towards docker02, or drops the MAC address ${MACS.a1}, which is not that of the NIC.`,
    );
    expect(found.hint).toContain('do they carry VLAN 10, tagged');
  });

  it('although broadcasts pass: frames are dropped by their MAC address', () => {
    const seen = [
      ...sights('question', near.there),
      ...sights('answer', [...near.there].reverse()),
      ...sights('request', near.there.slice(0, 3)),
    ];
    const found = locate(near, seen);
    expect(found).toMatchObject({ lost: 'request', last: { index: 2 }, next: { index: 3 }, fault: { kind: 'segment' } });
    expect(found.text).toContain('Broadcasts pass between them');
  });

  it('in the answer to the question for it', () => {
    const found = locate(near, [...sights('question', near.there), ...sights('answer', [...near.there].reverse().slice(0, 3))]);
    expect(found).toMatchObject({ lost: 'answer', last: { way: 'there', index: 3 }, next: { way: 'there', index: 2 } });
    expect(found.text).toContain('The ARP answer about 10.0.10.102 left ens33 of docker02');
    expect(found.text).toContain('it never came in on ens33 of docker01');
  });

  it('behind a NIC that gets another tag than its sub-interface takes', () => {
    const untagged = locate(near, [
      ...sights('question', near.there.slice(0, 3)),
      ...sights('question', near.there.slice(3, 4), { tags: [] }),
    ]);
    expect(untagged.text).toContain('ens33.10 of docker02, which takes frames with tag 10 alone: this one came without a tag.');
    const other = locate(near, [
      ...sights('question', near.there.slice(0, 3)),
      ...sights('question', near.there.slice(3, 4), { tags: [30] }),
    ]);
    expect(other.text).toContain('this one came with tag 30.');
    expect(other.fault).toEqual({ kind: 'interface', name: 'docker02/ens33.10' });
  });

  it('because it is addressed to another machine', () => {
    const found = locate(near, sights('request', near.there.slice(0, 4), { destination: '02:00:00:00:00:99' }));
    expect(found.text).toContain(`It is addressed to 02:00:00:00:00:99, and eth0 of a2 has ${MACS.a2}`);
    expect(found.fault).toEqual({ kind: 'container', name: 'a2' });
  });

  it('in a router that does not pass it on, and in one that asks in vain', () => {
    const denied = locate(far, sights('request', far.there.slice(0, 5)));
    expect(denied).toMatchObject({
      lost: 'request',
      last: { index: 4 },
      next: { index: 5 },
      fault: { kind: 'host', name: 'router01' },
    });
    expect(denied.text).toContain('came in on eth2.10 of router01');
    const asked = locate(far, [...sights('request', far.there.slice(0, 5)), ...sights('question', far.there.slice(5, 7))]);
    expect(asked).toMatchObject({ lost: 'question', last: { index: 6 }, next: { index: 7 }, fault: { kind: 'segment' } });
    expect(asked.text).toContain('The ARP question who has 10.0.20.102 left eth2 of router01 with tag 20');
  });

  it('in a router that refreshes what it knows of its next hop all the same', () => {
    const seen = [
      ...sights('request', far.there.slice(0, 5)),
      ...sights('question', far.there.slice(5)),
      ...sights('answer', far.there.slice(5)),
    ];
    expect(locate(far, seen)).toMatchObject({ lost: 'request', last: { index: 4 }, fault: { kind: 'host', name: 'router01' } });
  });

  it('in the target, which hears it and sends no reply, or hears the question alone', () => {
    expect(locate(near, sights('request', near.there))).toMatchObject({
      lost: 'reply',
      last: { way: 'there', index: 5 },
      next: { way: 'back', index: 0 },
      fault: { kind: 'container', name: 'a2' },
    });
    expect(locate(near, sights('question', near.there))).toMatchObject({
      lost: 'question',
      last: { way: 'there', index: 5 },
      next: null,
      fault: { kind: 'container', name: 'a2' },
    });
  });

  it('towards its own parent, which macvlan keeps apart: the rule is named, and not the asker', () => {
    const isolated = HOSTS.map((host) =>
      host.host !== 'docker01'
        ? host
        : {
            ...host,
            namespace: {
              ...host.namespace,
              links: host.namespace.links.map((link) =>
                link.name === 'ens33.10' ? { ...link, addresses: [interfaceAddress(ip('10.0.10.11'), 24)] } : link,
              ),
            },
          },
    );
    for (const [from, to, address] of [
      ['a1', 'host:docker01', '10.0.10.11'],
      ['host:docker01', 'a1', '10.0.10.101'],
    ] as const) {
      const scene = sceneOf(from, to, address, isolated, isolated);
      const found = locate(scene, sights('question', scene.there));
      expect(found).toMatchObject({ reason: 'HOST_ISOLATION', fault: { kind: 'interface', name: 'docker01/ens33.10' } });
      expect(found.text).toContain('nobody answered it. By design, a macvlan child never talks to its own parent interface');
      expect(found.text).not.toContain('did not answer');
      expect(found.hint).toBe('Give docker01 a shim on ens33.10 (shim: true).');
      expect(found.notes).toEqual([]);
    }
  });

  it('in a target that ignores pings: it arrived, nobody answered, and the setting is named', () => {
    const deaf = (hosts: readonly HostState[]) =>
      hosts.map((host) => ({
        ...host,
        containers: host.containers.map((one) =>
          one.name === 'a2' && one.namespace
            ? { ...one, namespace: { ...one.namespace, echoIgnored: { ipv4: true, ipv6: false } } }
            : one,
        ),
      }));
    const found = locate({ ...near, hosts: deaf(HOSTS) }, sights('request', near.there));
    expect(found).toMatchObject({ lost: 'reply', last: { way: 'there', index: 5 }, fault: { kind: 'container', name: 'a2' } });
    expect(found.text).toContain('The echo request came in on eth0 of a2');
    expect(found.text).toContain('nobody answered it: a2 gets pings and ignores them: net.ipv4.icmp_echo_ignore_all is 1 there.');
    expect(found.hint).toMatch(/^On docker02: nsenter .* sysctl -w net\.ipv4\.icmp_echo_ignore_all=0$/);
  });

  it('on its way back', () => {
    const found = locate(far, [...sights('request', far.there), ...sights('reply', far.back.slice(0, 3))]);
    expect(found).toMatchObject({ lost: 'reply', last: { way: 'back', index: 2 }, next: { way: 'back', index: 3 } });
    expect(found.text).toContain('The echo reply left ens33 of docker02 with tag 20');
  });

  it('in its own sender, at the end or before it began', () => {
    const back = locate(near, [...sights('request', near.there), ...sights('reply', near.back)]);
    expect(back).toMatchObject({ lost: null, fault: { kind: 'container', name: 'a1' } });
    expect(back.text).toContain('a1 did not take it');
    const silent = locate(near, [], { ping: { sent: 0, answered: 0, rttMs: null, refused: 'Network is unreachable' } });
    expect(silent.text).toBe('Nothing left eth0 of a1: its kernel says "Network is unreachable".');
    const answered = locate(near, [...sights('question', near.there), ...sights('answer', near.there)]);
    expect(answered.text).toContain('no echo of a1 followed');
  });
});

describe('what is not the ping', () => {
  it('a frame that a switch sent everywhere was not meant for this host', () => {
    // The request to the router, flooded to docker02 as well.
    const flooded = { kind: 'request' as const, stage: far.there[7]!, destination: MACS.router, tags: [10] };
    const found = locate(far, [...sights('request', far.there.slice(0, 3)), flooded]);
    expect(found).toMatchObject({ last: { index: 2 }, next: { index: 3 } });
  });

  it('a question of somebody else', () => {
    const other = { kind: 'question' as const, stage: near.there[5]! };
    const elsewhere = sceneOf('b2', 'a1', '10.0.10.101');
    const found = locate(elsewhere, [{ ...other, stage: near.there[3]! }]);
    expect(found.there.every(({ question }) => question === null)).toBe(true);
  });

  it('a frame that cannot be read', () => {
    const capture = captureOf(near, sights('request', near.there.slice(0, 1)));
    const broken = { ...capture, frames: capture.frames.map((frame) => ({ ...frame, hex: 'ff' })) };
    expect(locatePair({ ...near, capture: broken, ping: LOST }).there[0]?.packet).toBeNull();
  });
});

describe('places that nobody could listen at', () => {
  const unheard = { 'docker02 ens33': 'docker02 could not be reached.', 'docker02 ens33.10': 'x', 'docker02/a2 eth0': 'x' };

  it('are passed over, and said', () => {
    const scene = near;
    const capture = captureOf(scene, sights('request', scene.there.slice(0, 3)), unheard);
    const found = locatePair({ ...scene, capture, ping: LOST });
    expect(found).toMatchObject({ last: { index: 2 }, next: null });
    expect(found.text).toContain('Nobody could listen beyond that.');
    expect(found.notes).toContain('ens33 of docker02 could not be listened at: docker02 could not be reached.');
  });

  it('a reply shows that the request came all the way', () => {
    const capture = captureOf(near, [...sights('request', near.there.slice(0, 3)), ...sights('reply', near.back.slice(0, 3))], {
      'docker02/a2 eth0': 'no shell',
    });
    expect(locatePair({ ...near, capture, ping: LOST })).toMatchObject({ lost: 'reply', last: { way: 'back', index: 2 } });
  });
});

describe('what the hosts tell', () => {
  const without = (change: (host: HostState) => HostState) =>
    HOSTS.map((host) => (host.host === 'router01' ? change(host) : host));

  it('is the reason where it is about the place where the frames were lost', () => {
    const off = without((host) => ({ ...host, namespace: { ...host.namespace, forwarding: { ipv4: false, ipv6: false } } }));
    const scene = sceneOf('a1', 'b2', '10.0.20.102', off);
    const found = locate(scene, sights('request', scene.there.slice(0, 5)));
    expect(found.text).toContain('forwarding is off');
    expect(found.hint).toContain('ip_forward');
    expect(found.notes).toEqual([]);
  });

  it('is a note where they were lost elsewhere', () => {
    const off = without((host) => ({ ...host, namespace: { ...host.namespace, forwarding: { ipv4: false, ipv6: false } } }));
    const scene = sceneOf('a1', 'b2', '10.0.20.102', off);
    const found = locate(scene, sights('request', scene.there.slice(0, 1)));
    expect(found.fault).toEqual({ kind: 'interface', name: 'docker01/ens33.10' });
    expect(found.notes.join()).toContain('By what the hosts tell:');
  });
});

describe('a ping that is answered', () => {
  it('says so, with every place that it passed', () => {
    const seen = [...sights('request', far.there), ...sights('reply', far.back)];
    const found = locate(far, seen, { ping: { sent: 3, answered: 3, rttMs: 1.5 } });
    expect(found).toMatchObject({ lost: null, fault: null, last: { way: 'back', index: far.back.length - 1 } });
    expect([...found.there, ...found.back].every(({ packet }) => packet?.frames === 1)).toBe(true);
    expect(found.there.map(({ packet }) => packet?.tags[0] ?? 0)).toEqual([0, 0, 10, 10, 0, 0, 20, 20, 0, 0]);
    expect(locate(far, seen, { ping: { sent: 3, answered: 1, rttMs: 1.5 } }).text).toContain('now and then');
  });

  it('only while the NICs listened to everything: that NIC drops foreign MAC addresses', () => {
    const first = sights('request', near.there.slice(0, 3));
    const second = [...sights('request', near.there), ...sights('reply', near.back)];
    const capture = { ...captureOf(near, [...first, ...second]), wideFrom: first.length * 1000 };
    const found = locatePair({ ...near, capture, ping: LOST, widePing: { sent: 2, answered: 2, rttMs: 1 } });
    expect(found.there[3]?.packet).toBeNull();
    expect(found.fault).toEqual({ kind: 'interface', name: 'docker02/ens33' });
    expect(found.hint).toBe('Next: set promiscuous: true for ens33 of docker02, and deploy.');
  });
});
