import { describe, expect, test } from 'vitest';
import { firewallCommands } from '../../shared/persist/firewall.ts';
import { at, link, router } from '../../shared/persist/testing/requests.ts';
import type { ForwardPolicy, NamespaceState } from '../../shared/state/state.ts';
import { withNamespaces } from './testing/namespaces.ts';
import type { ScratchNamespace } from './testing/namespaces.ts';

/** Every rule, and every chain that is not built in, of both families. */
async function rules(host: ScratchNamespace): Promise<readonly string[]> {
  const text = await host.sh('iptables-save; ip6tables-save');
  return text
    .split('\n')
    .filter((line) => line.startsWith('-A') || /^:\S+ -/.test(line))
    .map((line) => line.replace(/ \[\d+:\d+\]$/, ''));
}

const apply = async (host: ScratchNamespace, commands: readonly string[]) => {
  for (const command of commands) await host.sh(command);
};

const DOCKER = `iptables -P FORWARD DROP; iptables -N DOCKER-USER; iptables -A DOCKER-USER -j RETURN; iptables -I FORWARD -j DOCKER-USER`;

describe('firewall commands on a real kernel', () => {
  test('applied twice they change nothing, removed they leave nothing', async () => {
    await withNamespaces(1, async ([host]) => {
      await host!.sh('iptables -A FORWARD -i theirs -j ACCEPT; ip6tables -A INPUT -i theirs -j ACCEPT');
      const before = await rules(host!);
      const commands = firewallCommands(router, 'lab', false);
      await apply(host!, commands.apply);
      const once = await rules(host!);
      await apply(host!, commands.apply);
      expect(await rules(host!)).toEqual(once);
      const ours = once.filter((line) => line.startsWith('-A') && !before.includes(line));
      expect(ours.length).toBeGreaterThan(10);
      for (const line of ours) expect(line).toContain('--comment "vlanvas:lab"');
      expect(once.find((line) => line.startsWith('-A FORWARD'))).toContain('VLANVAS-');
      await apply(host!, commands.remove);
      expect(await rules(host!)).toEqual(before);
      await apply(host!, commands.remove);
    });
  });

  test('a changed policy replaces the old one, two topologies keep apart, and a family that is no longer routed is cleared', async () => {
    await withNamespaces(1, async ([host]) => {
      await apply(host!, firewallCommands(router, 'lab', false).apply);
      await apply(host!, firewallCommands({ ...router, forwarding: { ipv4: true, ipv6: false } }, 'lab-2', false).apply);
      const other = (await rules(host!)).filter((line) => line.includes('vlanvas:lab-2'));
      const { masquerade: _, ...less } = router;
      const changed: NamespaceState = {
        ...less,
        forwarding: { ipv4: true, ipv6: false },
        forward: { rules: [{ from: 'a', action: 'accept' }], fallback: 'drop' },
      };
      await apply(host!, firewallCommands(changed, 'lab', false).apply);
      const now = await rules(host!);
      expect(now.filter((line) => line.includes('vlanvas:lab-2'))).toEqual(other);
      expect(
        now
          .filter((line) => line.includes('vlanvas:lab"') && !line.startsWith('-A FORWARD'))
          .map((line) => line.replace(/^\S+ \S+ /, '')),
      ).toEqual([
        '-m comment --comment "vlanvas:lab" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
        '-i a -m comment --comment "vlanvas:lab" -j ACCEPT',
        '-m comment --comment "vlanvas:lab" -j DROP',
      ]);
    });
  });

  test('on a Docker host: in FORWARD until Docker has started, then in DOCKER-USER alone; its other rules stay', async () => {
    await withNamespaces(1, async ([host]) => {
      const { apply: make, remove } = firewallCommands(router, 'lab', true);
      const jumps = async () => (await host!.sh('iptables -S')).split('\n').filter((line) => line.includes('-j VLANVAS-'));
      await apply(host!, make);
      expect(await jumps()).toEqual([expect.stringContaining('-A FORWARD')]);
      await host!.sh(DOCKER);
      await apply(host!, make);
      await apply(host!, make);
      expect(await jumps()).toEqual([expect.stringContaining('-A DOCKER-USER')]);
      await apply(host!, remove);
      expect((await host!.sh('iptables -S')).trim().split('\n').slice(3)).toEqual([
        '-N DOCKER-USER',
        '-A FORWARD -j DOCKER-USER',
        '-A DOCKER-USER -j RETURN',
      ]);
    });
  });
});

/** Two hosts and the router between them: `left` on 10.1.0.2, `right` on 10.2.0.2, both families. */
async function between(hosts: readonly ScratchNamespace[]): Promise<NamespaceState> {
  const [left, middle, right] = hosts as readonly [ScratchNamespace, ScratchNamespace, ScratchNamespace];
  await middle.sh(
    `ip link add toleft type veth peer name e netns ${left.name}; ip link add toright type veth peer name e netns ${right.name}
    for n in toleft toright; do ip link set $n up; done
    for a in 10.1.0.1/24 fd00:1::1/64; do ip address add $a dev toleft nodad; done
    for a in 10.2.0.1/24 fd00:2::1/64; do ip address add $a dev toright nodad; done
    sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1`,
  );
  for (const [host, n] of [
    [left, 1],
    [right, 2],
  ] as const) {
    await host.sh(`ip link set e up; ip address add 10.${n}.0.2/24 dev e; ip address add fd00:${n}::2/64 dev e nodad`);
    await host.sh(`ip route add default via 10.${n}.0.1; ip -6 route add default via fd00:${n}::1`);
  }
  return {
    links: [
      link('toleft', 'nic', { addresses: [at('10.1.0.1/24')] }),
      link('toright', 'nic', { addresses: [at('10.2.0.1/24')] }),
    ],
    routes: [],
    forwarding: { ipv4: true, ipv6: true },
  };
}

const reaches = async (host: ScratchNamespace, address: string) =>
  host.sh(`ping -c2 -i0.3 -W2 ${address}`).then(
    () => true,
    () => false,
  );

describe('what passes a router', () => {
  const oneWay: ForwardPolicy = { rules: [{ from: 'toleft', to: 'toright', action: 'accept' }], fallback: 'drop' };

  test('one direction accepted: replies pass, requests the other way are dropped, in both families', async () => {
    await withNamespaces(3, async (hosts) => {
      const [left, middle, right] = hosts as readonly [ScratchNamespace, ScratchNamespace, ScratchNamespace];
      const state = await between(hosts);
      expect(await reaches(right, '10.1.0.2')).toBe(true);
      await apply(middle, firewallCommands({ ...state, forward: oneWay }, 'lab', false).apply);
      expect([await reaches(left, '10.2.0.2'), await reaches(left, 'fd00:2::2')]).toEqual([true, true]);
      expect([await reaches(right, '10.1.0.2'), await reaches(right, 'fd00:1::2')]).toEqual([false, false]);
    });
  });

  test('masquerade by incoming and outgoing interface: answered without a route back', async () => {
    await withNamespaces(3, async (hosts) => {
      const [left, middle, right] = hosts as readonly [ScratchNamespace, ScratchNamespace, ScratchNamespace];
      const state = await between(hosts);
      await right.sh('ip route del default; ip -6 route del default');
      expect(await reaches(left, '10.2.0.2')).toBe(false);
      const wrongWay = { ...state, forward: oneWay, masquerade: [{ in: 'toright', out: 'toleft' }] };
      await apply(middle, firewallCommands(wrongWay, 'lab', false).apply);
      expect(await reaches(left, '10.2.0.2')).toBe(false);
      await apply(middle, firewallCommands({ ...wrongWay, masquerade: [{ in: 'toleft', out: 'toright' }] }, 'lab', false).apply);
      expect([await reaches(left, '10.2.0.2'), await reaches(left, 'fd00:2::2')]).toEqual([true, true]);
    });
  });

  test('a Docker host that drops: without a policy its own interfaces meet, with one the rest is dropped, Docker’s bridges stay Docker’s', async () => {
    await withNamespaces(3, async (hosts) => {
      const [left, middle, right] = hosts as readonly [ScratchNamespace, ScratchNamespace, ScratchNamespace];
      const state = await between(hosts);
      await middle.sh(DOCKER);
      expect(await reaches(left, '10.2.0.2')).toBe(false);
      await apply(middle, firewallCommands(state, 'lab', true).apply);
      expect([await reaches(left, '10.2.0.2'), await reaches(right, '10.1.0.2')]).toEqual([true, true]);
      await apply(middle, firewallCommands({ ...state, forward: oneWay }, 'lab', true).apply);
      expect([await reaches(left, '10.2.0.2'), await reaches(right, '10.1.0.2')]).toEqual([true, false]);
      // The same interface under the name of a bridge of Docker's is judged by Docker's own rules.
      await middle.sh(
        'ip link set toright down; ip link set toright name docker0; ip link set docker0 up; iptables -A FORWARD -i docker0 -j ACCEPT',
      );
      await middle.sh('iptables -A FORWARD -o docker0 -m conntrack --ctstate ESTABLISHED -j ACCEPT');
      expect([await reaches(right, '10.1.0.2'), await reaches(left, '10.2.0.2')]).toEqual([true, false]);
    });
  });
});
