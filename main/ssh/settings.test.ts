import { describe, expect, test } from 'vitest';
import { computeDirectives } from './config-file.ts';
import { parseDirectives } from './config-program.ts';
import type { Explicit, Surroundings } from './settings.ts';
import { settingsFrom } from './settings.ts';

const around: Surroundings = {
  home: '/home/me',
  user: 'me',
  localHostname: 'desk.lan',
  env: { SSH_AUTH_SOCK: '/run/agent', OTHER: '/run/other' },
};
const from = (text: string, explicit: Partial<Explicit> = {}): ReturnType<typeof settingsFrom> =>
  settingsFrom({ name: 'box', ...explicit }, parseDirectives(text), around);

test('nothing said: ssh’s own defaults', () => {
  expect(from('')).toEqual({
    name: 'box',
    hostname: 'box',
    port: 22,
    user: 'me',
    identities: ['id_rsa', 'id_ecdsa', 'id_ed25519'].map((name) => ({ path: `/home/me/.ssh/${name}`, named: false })),
    identityFirst: false,
    identitiesOnly: false,
    agent: '/run/agent',
    hostKeyAlias: null,
    userKnownHosts: ['/home/me/.ssh/known_hosts', '/home/me/.ssh/known_hosts2'],
    globalKnownHosts: ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2'],
    hashKnownHosts: false,
    connectTimeout: null,
    proxyCommand: null,
    sudo: true,
  });
});

test('what the file says wins over the configuration', () => {
  const config = 'user you\nport 2200\nidentityfile ~/.ssh/theirs\nhostname 10.0.0.1\nidentityagent none';
  expect(from(config, { user: 'root', port: 22, identityFile: '~/mine', agent: true, sudo: false })).toMatchObject({
    hostname: '10.0.0.1',
    user: 'root',
    port: 22,
    identities: [{ path: '/home/me/mine', named: true }],
    identityFirst: true,
    agent: '/run/agent',
    sudo: false,
  });
});

describe('identities', () => {
  test('ssh -G prints its default list: none of it was asked for', () => {
    expect(from('identityfile ~/.ssh/id_rsa\nidentityfile ~/.ssh/id_ed25519_sk').identities.map((each) => each.named)).toEqual([
      false,
      false,
    ]);
  });
  test('with one other name in it, all were', () => {
    expect(from('identityfile ~/.ssh/id_rsa\nidentityfile ~/.ssh/work').identities.map((each) => each.named)).toEqual([
      true,
      true,
    ]);
  });
  test('tokens, blanks, tilde and variables', () => {
    expect(
      from(
        'user bob\nhostname h.lan\nidentityfile %d/my key\nidentityfile ~/k_%r_%h_%p%%\nidentityfile ${OTHER}/k',
      ).identities.map((each) => each.path),
    ).toEqual(['/home/me/my key', '/home/me/k_bob_h.lan_22%', '/run/other/k']);
  });
  test('none is none', () => {
    expect(from('identityfile none').identities).toEqual([]);
  });
});

describe('agent', () => {
  test.each([
    ['', undefined, '/run/agent'],
    ['identityagent none', undefined, null],
    ['identityagent SSH_AUTH_SOCK', undefined, '/run/agent'],
    ['identityagent $OTHER', undefined, '/run/other'],
    ['identityagent $MISSING', undefined, null],
    ['identityagent ~/agent.sock', undefined, '/home/me/agent.sock'],
    ['identityagent ${OTHER}.x', undefined, '/run/other.x'],
    ['identityagent none', '/run/explicit', '/run/explicit'],
    ['identityagent ~/agent.sock', false, null],
  ])('%j with %j in the file is %j', (config, agent, expected) => {
    expect(from(config, { agent }).agent).toBe(expected);
  });
});

describe('known_hosts', () => {
  test('several files on one line, blanks inside a path, tokens', () => {
    expect(from('userknownhostsfile /a b/kh /root/.kh2 ~/c %d/x').userKnownHosts).toEqual([
      '/a b/kh',
      '/root/.kh2',
      '/home/me/c',
      '/home/me/x',
    ]);
  });
  test('quotes', () => {
    expect(from('userknownhostsfile "/a /b" /c').userKnownHosts).toEqual(['/a /b', '/c']);
  });
  test('none', () => {
    expect(from('userknownhostsfile none\nglobalknownhostsfile none')).toMatchObject({
      userKnownHosts: [],
      globalKnownHosts: [],
    });
  });
});

test.each([
  ['connecttimeout none', null],
  ['connecttimeout 5', 5000],
  ['connecttimeout 0', null],
])('%j is %j ms', (config, expected) => {
  expect(from(config).connectTimeout).toBe(expected);
});

describe('without the ssh program', () => {
  const text = `
Host box lab-*
  HostName %h.lan
  User root
  Port 2222
  IdentityFile ~/.ssh/lab
  IdentityFile ~/.ssh/lab2
  ProxyJump gate
Match exec "touch /tmp/never"
  User evil
Host *
  User me
  IdentityFile ~/.ssh/any
  ServerAliveInterval 3
`;
  test('the first value counts, key files add up', () => {
    const settings = settingsFrom({ name: 'lab-1' }, computeDirectives(text, 'lab-1'), around);
    expect(settings).toMatchObject({ hostname: 'lab-1.lan', user: 'root', port: 2222 });
    expect(settings.identities.map((each) => each.path)).toEqual([
      '/home/me/.ssh/lab',
      '/home/me/.ssh/lab2',
      '/home/me/.ssh/any',
    ]);
    expect(computeDirectives(text, 'lab-1').get('proxyjump')).toEqual(['gate']);
  });
  test('a stranger gets what is for everybody, and no program is run to find out', () => {
    expect(settingsFrom({ name: 'other' }, computeDirectives(text, 'other'), around)).toMatchObject({
      hostname: 'other',
      user: 'me',
      port: 22,
    });
  });
});
