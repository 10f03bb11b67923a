import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { identityScript, type Identity } from './identity.ts';

const identity: Identity = {
  spec: {
    name: 'docker01',
    nics: [{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.11/24'] }],
    users: [
      { name: 'ann', groups: ['docker'], sudo: true },
      { name: 'bob', sudo: 'password', password: "it's a $ecret" },
    ],
  },
  nics: [{ name: 'ens33', mac: '02:00:00:00:00:01', addresses: ['172.22.16.11/24'] }],
  managementMac: '02:00:00:00:00:ff',
  hostKey: '-----BEGIN OPENSSH PRIVATE KEY-----\n',
  hostKeyPublic: 'ssh-ed25519 AAAA',
  authorized: 'ssh-ed25519 BBBB',
  machineId: 'f'.repeat(32),
  seed: '0'.repeat(64),
  now: 1_700_000_000,
};

test.each(['ifupdown', 'networkd', 'netplan', 'networkmanager'] as const)('%s: a shell can read it', (network) => {
  for (const docker of [true, false]) {
    const script = identityScript({ ...identity, spec: { ...identity.spec, network, docker } });
    execFileSync('sh', ['-n'], { input: script });
    expect(script.includes('disable --now docker')).toBe(!docker);
  }
});

test('sudo asks where it is to ask, and a password survives the shell', () => {
  const script = identityScript(identity);
  const rules = [...script.matchAll(/printf %s (\S+) \| base64 -d >'\/etc\/sudoers.d/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64').toString(),
  );
  expect(rules).toEqual(['ann ALL=(ALL) NOPASSWD:ALL\n', 'bob ALL=(ALL) ALL\n']);
  const line = script.split('\n').find((one) => one.includes('chpasswd')) ?? '';
  expect(execFileSync('sh', ['-c', line.replace('chpasswd', 'cat')]).toString()).toBe("bob:it's a $ecret\n");
});
