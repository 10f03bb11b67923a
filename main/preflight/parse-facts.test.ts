import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseFacts } from './parse-facts.ts';
import { factsScript, MARK } from './script.ts';
import type { Look } from './script.ts';

const look: Look = { kinds: ['macvlan', 'vlan'], routes: true, docker: true };
const asked = { before: 1_700_000_000_000, after: 1_700_000_000_400 };

/** What the script prints, section by section. */
const output = (sections: Readonly<Record<string, string>>) =>
  Object.entries(sections)
    .map(([title, body]) => `${MARK}${title}\n${body}\n`)
    .join('');
const parse = (sections: Readonly<Record<string, string>>, what: Look = look) =>
  parseFacts('docker01', output(sections), what, asked);

describe('facts', () => {
  it('are all unknown where nothing was printed', () => {
    expect(parse({})).toEqual({
      host: 'docker01',
      kernel: { macvlan: 'unknown', vlan: 'unknown' },
      machine: { vendor: '', product: '', chassis: '' },
      leases: [],
      drivers: {},
      neighbourLimits: {},
      firewalld: false,
      selinux: false,
    });
  });

  it('know who the machine is; a machine id that is still to be made is none', () => {
    const identity = 'net:[4026531840]\n6.1.0-18-amd64\ndocker01\nb00t\n';
    expect(parse({ identity: `${identity}0123456789abcdef` })).toMatchObject({
      release: '6.1.0-18-amd64',
      hostname: 'docker01',
      bootId: 'b00t',
      networkNamespace: 'net:[4026531840]',
      machineId: '0123456789abcdef',
    });
    expect(parse({ identity: `${identity}uninitialized` }).machineId).toBeUndefined();
  });

  it('tell the clock beside ours, with what the whole second and the way leave open', () => {
    expect(parse({ clock: '1700000000' }).clock).toEqual({ offsetMs: 300, uncertaintyMs: 700 });
    expect(parse({ clock: '1700003600' }).clock?.offsetMs).toBe(3_600_300);
    expect(parse({ clock: 'date: not found' }).clock).toBeUndefined();
  });

  it('take a module for there when it is loaded, on the disk or its link could be made, for absent only when somebody says no', () => {
    expect(parse({ modules: 'macvlan\nlisted\n8021q' }).kernel).toEqual({ macvlan: 'there', vlan: 'there' });
    expect(parse({ modules: 'macvlan\nlisted' }).kernel).toEqual({ macvlan: 'there', vlan: 'absent' });
    expect(parse({ modules: 'macvlan' }).kernel).toEqual({ macvlan: 'there', vlan: 'unknown' });
    expect(
      parse({ modules: '', trial: '1: lo: <LOOPBACK>\n2: q@p: <BROADCAST>\n3: p@q: <BROADCAST>\n4: t_macvlan@p: <BROADCAST>' })
        .kernel,
    ).toEqual({ macvlan: 'there', vlan: 'absent' });
  });

  it('know the addresses that a DHCP server gave', () => {
    expect(parse({ leases: 'ens33 192.168.1.57/24\nens34 nonsense' }).leases).toEqual([
      { link: 'ens33', address: '192.168.1.57/24' },
    ]);
  });

  it('read the machine and the drivers of its NICs', () => {
    const facts = parse({
      machine: 'sys_vendor VMware, Inc.\nproduct_name VMware7,1\nchassis_asset_tag No Asset Tag',
      drivers: 'ens33 vmxnet3\nens34 e1000',
    });
    expect(facts.machine).toEqual({
      vendor: 'VMware, Inc.',
      product: 'VMware7,1',
      chassis: 'No Asset Tag',
    });
    expect(facts.drivers).toEqual({ ens33: 'vmxnet3', ens34: 'e1000' });
  });

  it('read the limits of the neighbour tables from /proc or, in another namespace, from ip ntable', () => {
    expect(parse({ neighbours: '4 1024\n6 2048' }).neighbourLimits).toEqual({ ipv4: 1024, ipv6: 2048 });
    const table = 'family 4\nthresh 1024\nfamily 6\nthresh 512';
    expect(parse({ neighbours: table }).neighbourLimits).toEqual({ ipv4: 1024, ipv6: 512 });
    expect(parse({ neighbours: '4 none' }).neighbourLimits).toEqual({});
  });

  it('take the stricter of two reverse-path filters', () => {
    expect(parse({ rp_filter: '0\n1' }).reversePathFilter).toBe(1);
    expect(parse({ rp_filter: '2\n1' }).reversePathFilter).toBe(2);
    expect(parse({ rp_filter: '0' }).reversePathFilter).toBeUndefined();
  });

  it('read the policy of FORWARD and what drops in DOCKER-USER that is not ours', () => {
    const forward = [
      '-P FORWARD DROP',
      '-A FORWARD -j DOCKER-USER',
      '-N DOCKER-USER',
      '-A DOCKER-USER -i eth9 -j DROP',
      '-A DOCKER-USER -m comment --comment "io.vlanvas.topology=office" -j REJECT',
      '-A DOCKER-USER -j RETURN',
    ].join('\n');
    expect(parse({ forward }).forward).toEqual({ policy: 'drop', dropped: ['-A DOCKER-USER -i eth9 -j DROP'] });
    expect(parse({ forward: 'iptables: Permission denied' }).forward).toBeUndefined();
  });

  it('read firewalld and SELinux', () => {
    expect(parse({ firewalld: 'active', selinux: '1' })).toMatchObject({ firewalld: true, selinux: true });
    expect(parse({ firewalld: 'inactive', selinux: '0' })).toMatchObject({ firewalld: false, selinux: false });
  });

  it('read the room on the disk, also where a file system counts no inodes', () => {
    const [blocks, inodes] = [
      'Filesystem 1024-blocks Used Available Capacity Mounted on',
      'Filesystem Inodes IUsed IFree IUse% Mounted on',
    ];
    const df = '/dev/vda1 41152812 20576406 18453406 53% /';
    expect(parse({ disk: `/var/lib/docker\n${blocks}\n${df}\n${inodes}\n/dev/vda1 2621440 300000 2321440 12% /` }).disk).toEqual({
      path: '/var/lib/docker',
      freeBytes: 18453406 * 1024,
      freeInodes: 2321440,
    });
    expect(parse({ disk: `/var/lib/docker\n${blocks}\n${df}\n${inodes}\n/dev/vda1 0 0 0 - /` }).disk).toEqual({
      path: '/var/lib/docker',
      freeBytes: 18453406 * 1024,
    });
    expect(parse({ disk: '/var/lib/docker' }).disk).toBeUndefined();
  });
});

describe('the script', () => {
  it('is one that sh understands, and tells of this machine what any user may know', () => {
    const stdout = execFileSync('sh', ['-eu', '-c', `set +eu; ${factsScript(look)}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const before = Date.now();
    const facts = parseFacts('here', stdout, look, { before, after: before });
    expect(facts.bootId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(facts.clock?.offsetMs ?? Infinity)).toBeLessThan(60_000);
    expect(facts.networkNamespace).toMatch(/^net:\[\d+\]$/);
  });

  it('leaves out what the design does not need', () => {
    const script = factsScript({ kinds: [], routes: false, docker: false });
    for (const word of ['modules', 'trial', 'iptables', 'data-root']) expect(script).not.toContain(word);
  });
});
