import { expect, it } from 'vitest';
import { translatorFor } from '../../locales/index.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { policyText, routesText, ruleFacts, ruleWords } from './rule-facts.ts';

const t = translatorFor('en');
const rule = { from: 'eth2.10', to: 'eth2.20', action: 'drop', protocol: 'tcp', ports: [22], masquerade: true } as const;
const document = {
  ...twoVlans(),
  hosts: { router01: { forward: [{ action: 'accept' as const }, { ...rule, ports: [22] }] } },
};

it('tells the whole rule and where it is in the file', () => {
  const told = Object.fromEntries(ruleFacts(document, 'rule:router01/1', t).map(({ label, value }) => [label, value]));
  expect(told).toMatchObject({
    'Rule 2': 'drop',
    'Comes in by': 'eth2.10',
    'Goes out by': 'eth2.20',
    Protocol: 'tcp',
    Ports: '22',
    'In the file': 'hosts.router01.forward[1]',
  });
  expect(told['NAT']).toContain('eth2.20');
  expect(ruleFacts(document, 'rule:router01/7', t)).toEqual([]);
});

it('is one sentence for who hears it', () => {
  expect(ruleWords(document, 'router01', 1, t)).toBe(
    'Rule 2 of router01: drop what comes in by eth2.10 and goes out by eth2.20 (tcp 22, NAT)',
  );
});

it('names the VLAN of an interface whose own name does not', () => {
  const interfaces = { 'eth2.10': { parent: 'eth2', vlan: 10 }, guests: { parent: 'eth2', vlan: 20 } };
  const router01 = { interfaces, forward: [{ from: 'eth2.10', to: 'guests', action: 'accept' as const }] };
  expect(ruleWords({ ...document, hosts: { router01 } }, 'router01', 0, t)).toBe(
    'Rule 1 of router01: accept what comes in by eth2.10 and goes out by guests (VLAN 20)',
  );
});

it('lists rules in their order and routes with their way', () => {
  expect(policyText(document.hosts.router01.forward, t).split('\n')).toEqual([
    '1. accept what comes in by any and goes out by any',
    '2. drop what comes in by eth2.10 and goes out by eth2.20 (tcp 22, NAT)',
    'What matches none is dropped.',
  ]);
  expect(
    routesText(
      [
        { to: '10.0.0.0/8', via: '192.168.1.1' },
        { to: 'default', interface: 'eth0', metric: 5 },
      ],
      t,
    ),
  ).toBe('10.0.0.0/8 Via 192.168.1.1\ndefault Interface eth0 Metric 5');
});
