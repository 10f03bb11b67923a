/** What we write, read by the programs that it is written for. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { persistentFiles } from '../../shared/persist/persistent-files.ts';
import type { PersistRequest, PersistentFile } from '../../shared/persist/request.ts';
import { at, link, net, routerRequest } from '../../shared/persist/testing/requests.ts';
import { openLocalShell } from '../host/local-shell.ts';
import { abortAfter } from '../streams/abort-after.ts';
import { detectDialect } from './detect.ts';
import { withNamespaces } from './testing/namespaces.ts';
import { networkTools } from './testing/network-tools.ts';
import type { NetworkTools } from './testing/network-tools.ts';

const run = promisify(execFile);
let tools: NetworkTools;
let folder: string;

beforeAll(async () => {
  tools = await networkTools();
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-persist-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Writes the files below a new folder, as if it were the root of a host. */
async function root(
  name: string,
  files: readonly PersistentFile[],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const base = join(folder, name);
  const theirs = Object.entries(more).map(([path, content]) => ({ path, content, mode: 0o600 }));
  for (const { path, content, mode } of [...files, ...theirs]) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), content, { mode });
  }
  return base;
}

/** A host whose links this kernel can make: a NIC with an address more, and a shim. */
const SHIM: Partial<PersistRequest> = {
  desired: {
    links: [
      link('ens33', 'nic', { promiscuous: true, addresses: [at('192.168.50.11/24')] }),
      link('vs-mac', 'macvlan', {
        parent: { link: 'ens33' },
        mode: 'bridge',
        addresses: [at('192.168.50.250/32')],
        alias: 'io.vlanvas/lab=made',
      }),
    ],
    routes: [
      { to: net('192.168.50.64/32'), link: 'vs-mac' },
      { to: net('10.9.0.0/16'), via: at('192.168.50.1/32').replace('/32', '') as never },
    ],
    forwarding: { ipv4: false, ipv6: false },
  },
};

describe('netplan', () => {
  const theirs = 'network:\n  version: 2\n  ethernets:\n    ens33:\n      dhcp4: true\n';

  test('merges with the file of the user, for networkd', async () => {
    const base = await root('netplan', persistentFiles(routerRequest('netplan')), { '/etc/netplan/50-cloud-init.yaml': theirs });
    await run(tools.netplanGenerate, ['--root-dir', base], { env: tools.env });
    const generated = (name: string) => readFile(join(base, 'run/systemd/network', `10-netplan-${name}`), 'utf8');
    const nic = await generated('ens33.network');
    for (const line of ['DHCP=ipv4', 'Address=192.168.50.11/24', 'VLAN=ens33.10', 'VLAN=ens33.20', 'Destination=10.9.0.0/16'])
      expect(nic.split('\n')).toContain(line);
    expect(await generated('ens33.10.netdev')).toContain('Id=10');
    expect(await generated('bond0.netdev')).toContain('Mode=active-backup');
    expect(await generated('ens34.network')).toContain('Bond=bond0');
    expect(await generated('bond0.30.network')).toContain('Gateway=172.16.30.254');
    // The drop-in for the shim is named after a file that netplan does generate.
    expect(await generated('ens33.10.network')).toContain('Address=fd00:10::1/64');
    expect(await readdir(join(base, 'etc/systemd/network'))).toContain('10-netplan-ens33.10.network.d');
  });

  test('and for NetworkManager', async () => {
    const base = await root('netplan-nm', persistentFiles(routerRequest('netplan', { renderer: 'networkmanager' })), {
      '/etc/netplan/50-x.yaml': theirs.replace('version: 2', 'version: 2\n  renderer: NetworkManager'),
    });
    await run(tools.netplanGenerate, ['--root-dir', base], { env: tools.env });
    const profile = (name: string) =>
      readFile(join(base, `run/NetworkManager/system-connections/netplan-${name}.nmconnection`), 'utf8');
    expect(await profile('ens33')).toMatch(/method=auto\naddress1=192\.168\.50\.11\/24/);
    expect(await profile('ens33.10')).toMatch(/\[vlan\]\nid=10\n/);
    expect(await profile('ens34')).toContain('master=bond0');
  });
});

test('NetworkManager reads every profile and says the same back', async () => {
  const profiles = persistentFiles(routerRequest('networkmanager')).filter(({ path }) => path.endsWith('.nmconnection'));
  expect(profiles).toHaveLength(7);
  for (const { content } of profiles) {
    const child = spawn(tools.nmcli, ['--offline', 'connection', 'modify', 'connection.zone', ''], { env: tools.env });
    const [out, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdin.end(content);
    await once(child, 'close');
    expect(Buffer.concat(errors).toString()).toBe('');
    const back = Buffer.concat(out).toString().split('\n');
    // `autoconnect=true` is the default, which it leaves out.
    const said = content.split('\n').filter((line) => line.includes('=') && !line.startsWith('#') && line !== 'autoconnect=true');
    for (const line of said) expect(back).toContain(line);
  }
});

describe('ifupdown', () => {
  const theirs = (base: string) =>
    `source ${base}/etc/network/interfaces.d/*\nallow-hotplug ens33\niface ens33 inet static\n    address 192.168.1.11/24\n`;
  const noAct = (base: string, link: string) =>
    run(tools.ifup, ['--no-act', '--verbose', '--force', '-i', `${base}/etc/network/interfaces`, '--state-dir', base, link], {
      env: tools.env,
    });

  test('runs the hooks of our stanzas in order and leaves the stanza of the user alone', async () => {
    const base = await root('ifupdown', persistentFiles(routerRequest('ifupdown')));
    await writeFile(join(base, 'etc/network/interfaces'), theirs(base));
    const commands = async (name: string) =>
      (await noAct(base, name)).stderr.split('\n').filter((line) => /^ip |\|\| ip /.test(line));
    expect((await commands('vs-mac10')).slice(0, 4)).toEqual([
      'ip link set dev ens33.10 up',
      'ip link show dev vs-mac10 >/dev/null 2>&1 || ip link add link ens33.10 name vs-mac10 type macvlan mode bridge',
      'ip link set dev vs-mac10 up 2>/dev/null || true',
      'ip link set dev vs-mac10 up',
    ]);
    expect(await commands('bond0.30')).toContain('ip -4 route replace 10.0.0.0/8 via 172.16.30.254 dev bond0.30 metric 50');
    const nic = await commands('ens33');
    expect(nic.some((line) => line.includes('192.168.1.11/255.255.255.0'))).toBe(true);
    expect(nic.some((line) => line.includes('192.168.50.11'))).toBe(false);
  });

  test('the hook adds what is ours to an interface of the user, and may run again', async () => {
    const request = routerRequest('ifupdown', { ...SHIM, hasDocker: false });
    const base = await root('if-up.d', persistentFiles(request));
    await withNamespaces(1, async ([host]) => {
      await host!.sh('ip link add ens33 type veth peer name p; ip link set p up; ip link set ens33 up');
      const hook = `${base}/etc/network/if-up.d/vlanvas-lab`;
      await host!.sh(`IFACE=p ${hook}; IFACE=ens33 ${hook}; IFACE=ens33 ${hook}`);
      expect(await host!.sh('ip -br -4 address show')).toMatch(/^ens33@p +UP +192\.168\.50\.11\/24 *$/m);
    });
  });
});

test('systemd accepts the units', async () => {
  const files = persistentFiles(routerRequest('networkd'));
  const units = files.filter(({ path }) => path.endsWith('.service'));
  expect(units).toHaveLength(3);
  const base = await root(
    'units',
    units.map((file) => ({ ...file, content: file.content.replaceAll('/etc/vlanvas/lab/', `${folder}/units/`) })),
  );
  const { stderr } = await run('systemd-analyze', ['verify', '--man=no', ...units.map(({ path }) => join(base, path))]);
  expect(stderr.split('\n').filter((line) => line.includes('vlanvas'))).toEqual([]);
});

test('the scripts are POSIX sh', async () => {
  for (const dialect of ['unit', 'networkmanager', 'ifupdown', 'netplan'] as const) {
    const files = persistentFiles(routerRequest(dialect)).filter(({ content }) => content.startsWith('#!/bin/sh'));
    const base = await root(`scripts-${dialect}`, files);
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const { path } of files) await run('sh', ['-n', join(base, path)]);
  }
});

test('network.sh makes everything by itself, marks it, and may run again', async () => {
  const base = await root('network-sh', persistentFiles(routerRequest('unit', SHIM)));
  await withNamespaces(1, async ([host]) => {
    await host!.sh('ip link add ens33 type veth peer name p; ip link set p up');
    const script = `${base}/etc/vlanvas/lab/network.sh`;
    await host!.sh(`sh ${script}`);
    const state = () =>
      host!
        .sh('ip -br address show; ip route; ip -d link show ens33; ip link show vs-mac')
        .then((text) => text.replaceAll(/fe80\S+/g, ''));
    const first = await state();
    expect(first).toMatch(/^ens33@p +UP +192\.168\.50\.11\/24/m);
    expect(first).toMatch(/^vs-mac@ens33 +UP +192\.168\.50\.250\/32/m);
    expect(first).toContain('10.9.0.0/16 via 192.168.50.1 dev ens33');
    expect(first).toContain('192.168.50.64 dev vs-mac scope link');
    expect(first).toContain('PROMISC');
    expect(first).toContain('alias io.vlanvas/lab=promisc,192.168.50.11/24');
    expect(first).toContain('alias io.vlanvas/lab=made');
    await host!.sh(`sh ${script}`);
    expect(await state()).toBe(first);
  });
});

test('systemd-networkd takes the files, and detection finds which file configures the NIC', async () => {
  const files = persistentFiles(routerRequest('networkd', SHIM)).filter(({ path }) => path.startsWith('/etc/systemd/network/'));
  const base = await root('networkd', files, {
    '/etc/systemd/network/20-wired.network': '[Match]\nName=ens33\n\n[Network]\nAddress=192.168.1.11/24\n',
  });
  await run('chmod', ['-R', 'a+rX', folder]);
  await withNamespaces(1, async ([host]) => {
    await host!.sh('ip link add ens33 type veth peer name p; ip link set p up');
    const script = `mount -t tmpfs none /run && mkdir -p /run/systemd
      # A read-only /sys tells it that there is no udev to wait for.
      mount -o remount,bind,ro /sys
      mount --bind ${base}/etc/systemd/network /etc/systemd/network
      SYSTEMD_LOG_TARGET=console SYSTEMD_LOG_LEVEL=info /lib/systemd/systemd-networkd >${base}/log 2>&1 & networkd=$!
      trap 'kill $networkd' EXIT
      left=50; until ip -br link show vs-mac >/dev/null 2>&1 && ip route | grep -q 10.9; do left=$((left-1)); [ $left -gt 0 ] || break; sleep 0.1; done
      ip -br address show; ip route; ip link show ens33
      grep -H ^NETWORK_FILE= /run/systemd/netif/links/*`;
    await writeFile(join(base, 'run.sh'), script);
    const seen = await host!.sh(`unshare -m sh ${base}/run.sh`);
    const log = await readFile(join(base, 'log'), 'utf8');
    expect(log).toContain('ens33: Configuring with /etc/systemd/network/20-wired.network');
    // What it does not know it says, with the file: "Unknown key name …, ignoring".
    expect(log.split('\n').filter((line) => /vlanvas.*(ignor|Unknown|Invalid|disabling)/i.test(line))).toEqual([]);
    expect(seen).toMatch(/^ens33@p +UP .*192\.168\.50\.11\/24/m);
    expect(seen).toContain('10.9.0.0/16 via 192.168.50.1 dev ens33 proto static');
    expect(seen).toMatch(/^vs-mac@ens33 /m);
    expect(seen).toContain('PROMISC');
    expect(seen).toMatch(/links\/\d+:NETWORK_FILE=\/etc\/systemd\/network\/20-wired\.network/);
  });
});

test('detection runs on this machine and changes nothing', async () => {
  const shell = await openLocalShell('here');
  const found = await detectDialect(shell, abortAfter(20_000));
  expect(found.reason).not.toBe('');
  const booted = (await shell.run('[ -d /run/systemd/system ]')).code === 0;
  expect(found.dialect === null).toBe(!booted);
});
