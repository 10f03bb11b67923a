/** What the inspector writes into the file, and what it says of a mistake; each of them undone again. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';
import { undoTo } from '../support/undo.ts';

describe('the inspector', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let inspector: Locator;
  let before: string;

  const box = (name: string) => inspector.getByRole('textbox', { name, exact: true });
  const list = (name: string) => inspector.getByRole('combobox', { name, exact: true });
  const button = (name: string) => inspector.getByRole('button', { name, exact: true });
  const unfold = async (words: string) => {
    const summary = inspector.locator('summary', { hasText: words }).last();
    if ((await summary.locator('..').getAttribute('open')) === null) await summary.click();
  };
  const type = async (field: Locator, text: string) => {
    await field.fill(text);
    await page.keyboard.press('Tab');
  };

  beforeAll(async () => {
    door = ending(await openWeb({ file: join(repository, 'examples', 'two-vlans-one-router.vlanvas.yaml') }));
    page = door.page;
    bench = workbenchOn(page);
    inspector = page.getByRole('complementary', { name: 'Inspector' });
    await bench.object('container:bbox4').waitFor();
    before = await bench.text();
  });

  afterEach(async () => {
    await undoTo(bench, before, 8);
  });

  test('expectations are added, changed, put in order and removed', async () => {
    await page.keyboard.press('Escape');
    await button('Expectation').click();
    const third = inspector.getByRole('region', { name: 'Expectation 3' });
    await third.getByRole('combobox', { name: 'From' }).selectOption('bbox1');
    await third.getByRole('combobox', { name: 'To' }).selectOption('bbox2');
    await third.getByRole('combobox', { name: 'Must be' }).selectOption('not reachable');
    await expect.poll(() => bench.text()).toMatch(/expect:[\s\S]*from: bbox1, to: bbox2, reachable: false/);
    await third.getByRole('button', { name: 'Move Expectation 3 up' }).click();
    await expect.poll(() => bench.text()).toMatch(/bbox1, to: bbox2[\s\S]*from: mac_net20/);
    await inspector.getByRole('region', { name: 'Expectation 2' }).getByRole('button', { name: 'Remove number 2' }).click();
    await expect.poll(() => bench.text()).toBe(before);
  });

  test('a forwarding rule has source, destination, protocol and ports, and its place', async () => {
    await bench.select('host:router01');
    const rule = inspector.getByRole('region', { name: 'Rule 1' });
    await type(rule.getByRole('textbox', { name: 'Source' }), '172.16.10.0/24');
    await rule.getByRole('combobox', { name: 'Protocol' }).selectOption('tcp');
    await type(rule.getByRole('textbox', { name: 'Ports' }), '80, 8000-8100');
    await expect.poll(() => bench.text()).toMatch(/source: 172\.16\.10\.0\/24[\s\S]*protocol: tcp[\s\S]*80[\s\S]*8000-8100/);
    await type(rule.getByRole('textbox', { name: 'Ports' }), '0');
    await rule.getByText('Ports from 1 to 65535').waitFor();
    await rule.getByRole('button', { name: 'Move Rule 1 down' }).click();
    await expect.poll(() => bench.text()).toMatch(/forward:[\s\S]*eth2\.20[\s\S]*protocol: tcp/);
  });

  test('a route has an interface and a metric', async () => {
    await bench.select('host:router01');
    await button('Route').click();
    const route = inspector.getByRole('region', { name: 'Route 1' });
    await type(route.getByRole('textbox', { name: 'To' }), '10.0.0.0/8');
    await route.getByRole('combobox', { name: 'Interface' }).selectOption('eth2.10');
    await type(route.getByRole('textbox', { name: 'Metric' }), '50');
    await expect.poll(() => bench.text()).toMatch(/to: 10\.0\.0\.0\/8[\s\S]*interface: eth2\.10[\s\S]*metric: 50/);
  });

  test('reserved addresses, options and an MTU of a network', async () => {
    await bench.select('network:mac_net10');
    const reserved = inspector.getByRole('region', { name: 'Reserved: never handed out' });
    await reserved.getByRole('button', { name: 'Add' }).click();
    await type(reserved.getByRole('textbox', { name: /^Name of/ }), 'dhcp');
    await type(reserved.getByRole('textbox', { name: 'Value of dhcp' }), '172.16.10.192/26');
    await expect.poll(() => bench.text()).toMatch(/reserved:[\s\S]*dhcp: 172\.16\.10\.192\/26/);
    await unfold('More settings');
    await type(box('MTU'), '1400');
    await expect.poll(() => bench.text()).toContain('mtu: 1400');
  });

  test('environment, restart and ports of a container; MAC and names of an attachment', async () => {
    await bench.select('container:bbox1');
    await unfold('More settings');
    await list('Restart').selectOption('always');
    const environment = inspector.getByRole('region', { name: 'Environment' });
    await environment.getByRole('button', { name: 'Add' }).click();
    await type(environment.getByRole('textbox', { name: /^Name of/ }), 'MODE');
    await type(environment.getByRole('textbox', { name: 'Value of MODE' }), 'test');
    await expect.poll(() => bench.text()).toMatch(/restart: always[\s\S]*MODE: test/);
    await inspector.getByRole('region', { name: 'mac_net10' }).locator('summary').click();
    await type(box('MAC address'), '02:42:ac:10:0a');
    await inspector.getByText('A MAC has six pairs').waitFor();
    await type(box('MAC address'), '02:42:ac:10:0a:0a');
    await expect.poll(() => bench.text()).toContain('02:42:ac:10:0a:0a');
  });

  test('SSH is one line, or a mapping where more is said', async () => {
    await bench.select('host:docker01');
    await unfold('More about SSH');
    await type(box('Jump host'), 'me@gateway');
    await expect.poll(() => bench.text()).toMatch(/host: docker01\.lab[\s\S]*jump: me@gateway/);
    await type(box('Jump host'), '');
    await expect.poll(() => bench.text()).toMatch(/ssh: docker01\.lab/);
  });

  test('a bond is made of two NICs, with its mode and members', async () => {
    await bench.select('host:docker02');
    await button('NIC').click();
    await bench.select('host:docker02');
    await button('NIC').click();
    await bench.select('host:docker02');
    await button('Bond').click();
    await bench.object('interface:docker02/bond0').click();
    await list('Mode').selectOption('802.3ad');
    await inspector.getByRole('checkbox', { name: 'eth1' }).uncheck();
    await expect.poll(() => bench.text()).toMatch(/bond0:[\s\S]*interfaces: \[\s*eth0\s*\][\s\S]*mode: 802\.3ad/);
  });

  test('a tunnel has its kind, its number and the addresses of its ends', async () => {
    await bench.add('tunnel');
    await list('Kind').selectOption('GRE');
    await type(box('GRE key'), '77');
    await type(inspector.getByRole('region', { name: 'docker01' }).getByRole('textbox', { name: 'Local address' }), '10.0.0.1');
    await expect.poll(() => bench.text()).toMatch(/tunnels:[\s\S]*kind: gre[\s\S]*local: 10\.0\.0\.1[\s\S]*id: 77/);
  });

  test('several tunnels are changed at once, and say where they differ', async () => {
    await bench.add('tunnel');
    await bench.add('tunnel');
    await list('Kind').selectOption('GRE');
    await bench.object('tunnel:tunnel1').click({ position: { x: 40, y: 12 }, modifiers: ['Shift'] });
    expect(await list('Kind').innerText()).toContain('mixed');
    await list('Kind').selectOption('VXLAN');
    await list('On').selectOption('Open vSwitch');
    await type(box('UDP port'), '8472');
    await expect
      .poll(() => bench.text())
      .toMatch(/tunnel1:[\s\S]*backend: ovs[\s\S]*port: 8472[\s\S]*tunnel2:[\s\S]*backend: ovs[\s\S]*port: 8472/);
  });

  test('a registry is renamed, and the images that come from it follow', async () => {
    await page.keyboard.press('Escape');
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await unfold('More settings');
    await button('Registry').click();
    await button('busybox').click();
    const image = inspector.getByRole('region', { name: 'Sources of images' }).getByRole('region', { name: 'busybox' });
    await type(image.getByRole('textbox', { name: 'Registry' }), 'registry');
    await type(box('Name of registry'), 'hub mirror');
    await inspector.getByText('A name has no spaces.').waitFor();
    await type(box('Name of registry'), 'hub');
    await expect.poll(() => bench.text()).toMatch(/registry: hub[\s\S]*registries:\s+hub:/);
    await type(box('Name of busybox'), 'busybox:1.36');
    await expect.poll(() => bench.text()).toMatch(/bbox1: .*image: busybox:1\.36/);
  });

  test.each([
    ['docker 01', 'A name has no spaces.'],
    ['-docker', 'A name begins with a letter or a digit.'],
    ['docker/1', 'A name has letters, digits and _ . - only.'],
    ['docker02', 'Another one has this name already.'],
  ])('the name %s is refused with what is wrong with it, and Escape brings the old one back', async (name, words) => {
    await bench.select('host:docker01');
    await box('Name').fill(name);
    await page.keyboard.press('Tab');
    await inspector.getByText(words).waitFor();
    expect(await box('Name').inputValue()).toBe(name);
    await box('Name').press('Escape');
    expect(await box('Name').inputValue()).toBe('docker01');
  });

  test('an interface name that Linux would not take says how long one may be', async () => {
    await bench.select('interface:docker01/ens33.10');
    await box('Name').fill('production-vlan10');
    await inspector.getByText('15 bytes').waitFor();
    await box('Name').press('Escape');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
