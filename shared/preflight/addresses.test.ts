import { describe, expect, it } from 'vitest';
import type { MacAddress } from '../address/address.ts';
import { container, host, ip, macvlan, nic, vlan } from '../reach/fixture.ts';
import type { HostState } from '../state/state.ts';
import { addressQuestions, answerProblems } from './addresses.ts';
import type { AddressAnswer } from './addresses.ts';

const mac = (text: string) => text as MacAddress;
const OURS = { 'io.vlanvas.topology': 'office' };
const attached = (
  name: string,
  last: number,
  labels: Readonly<Record<string, string>> = OURS,
  status: 'running' | 'exited' = 'running',
) =>
  container(name, [macvlan('ens33', [`172.16.10.${last}/24`])], {
    labels,
    status,
    attachments: [{ network: 'net10', ipv4: ip(`172.16.10.${last}`), mac: mac(`02:42:ac:10:0a:${last}`) }],
  });
const network = (parent: string, driver = 'macvlan', mode = 'bridge') => ({
  name: 'net10',
  driver,
  parent,
  mode,
  internal: false,
  subnets: [],
  options: {},
  labels: {},
});
const desired = (
  parent = 'ens33',
  links = [nic('ens33', ['172.16.10.200/24'])],
  driver = 'macvlan',
  mode = 'bridge',
): HostState => host('docker01', links, [attached('c1', 11), attached('c2', 12)], { networks: [network(parent, driver, mode)] });
const ask = (want: HostState, have: HostState, refused: Parameters<typeof addressQuestions>[3] = []) =>
  addressQuestions('office', [want], [have], refused);
const asked = (...given: Parameters<typeof ask>) =>
  ask(...given).questions.map(({ link, tag, address }) => `${link} ${tag} ${address}`);

describe('what is asked', () => {
  it('is every address that nobody of the design has', () => {
    expect(asked(desired(), host('docker01', [nic('ens33')]))).toEqual([
      'ens33 0 172.16.10.200',
      'ens33 0 172.16.10.11',
      'ens33 0 172.16.10.12',
    ]);
    expect(asked(desired(), host('docker01', [nic('ens33', ['172.16.10.200/24'])], [attached('c1', 11)]))).toEqual([
      'ens33 0 172.16.10.12',
    ]);
  });

  it('is also what a container has that does not run, or is not of the design', () => {
    const have = host(
      'docker01',
      [nic('ens33', ['172.16.10.200/24'])],
      [attached('c1', 11, OURS, 'exited'), attached('c2', 12, {})],
    );
    expect(asked(desired(), have)).toEqual(['ens33 0 172.16.10.11', 'ens33 0 172.16.10.12']);
  });

  it('is not what the plan refuses already', () => {
    const refused = [{ code: 'ADDRESS_IN_USE', severity: 'error' as const, message: '', data: { address: '172.16.10.11' } }];
    expect(asked(desired(), host('docker01', [nic('ens33')]), refused)).not.toContain('ens33 0 172.16.10.11');
  });

  it('goes out with the tag of a sub-interface that is still to be made, or by one that has the tag', () => {
    const want = desired('ens33.10', [nic('ens33'), vlan('ens33', 10)]);
    expect(asked(want, host('docker01', [nic('ens33')]))).toEqual(['ens33 10 172.16.10.11', 'ens33 10 172.16.10.12']);
    const other = { ...vlan('ens33', 10), name: 'vlan10' };
    expect(asked(want, host('docker01', [nic('ens33'), other]))[0]).toBe('vlan10 0 172.16.10.11');
  });

  it('is nothing over links that are down, which is told', () => {
    const have = host('docker01', [nic('ens33', [], { up: false })]);
    expect(ask(desired(), have)).toEqual({ questions: [], silent: [{ host: 'docker01', link: 'ens33' }] });
  });

  it('is nothing of networks whose containers answer no ARP', () => {
    const want = desired('ens33', [nic('ens33')], 'ipvlan', 'l3');
    expect(asked(want, host('docker01', [nic('ens33')]))).toEqual([]);
  });
});

describe('an answer', () => {
  const have = host('docker01', [nic('ens33', [], { mac: '52:54:00:00:00:01' })], [attached('moving', 13)]);
  const { questions } = ask(desired(), have);
  const answer = (from: string): AddressAnswer => ({
    host: 'docker01',
    link: 'ens33',
    tag: 0,
    address: ip('172.16.10.11'),
    mac: mac(from),
  });
  const problems = (...from: readonly string[]) => answerProblems('office', questions, from.map(answer), [have]);

  it('of a stranger is ADDRESS_IN_USE, and says who', () => {
    expect(problems('de:ad:be:ef:00:01')).toMatchObject([
      {
        code: 'ADDRESS_IN_USE',
        severity: 'error',
        place: { host: 'docker01' },
        objects: [{ kind: 'container', name: 'c1' }],
        data: { address: '172.16.10.11', mac: 'de:ad:be:ef:00:01', link: 'ens33' },
      },
    ]);
    expect(problems('de:ad:be:ef:00:01', 'de:ad:be:ef:00:02')[0]?.message).toContain('de:ad:be:ef:00:01 and de:ad:be:ef:00:02');
  });

  it('of a NIC or a container of the design is no problem', () => {
    expect(problems('52:54:00:00:00:01')).toEqual([]);
    expect(problems('02:42:AC:10:0A:13')).toEqual([]);
  });

  it('to another question is none to this one', () => {
    expect(answerProblems('office', questions, [{ ...answer('de:ad:be:ef:00:01'), tag: 10 }], [have])).toEqual([]);
  });
});
