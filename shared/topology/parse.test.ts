import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentSchema } from './document.ts';
import { locateProblem, parseTopology } from './parse.ts';
import { documents } from './write.arbitraries.ts';
import { writeTopology } from './write.ts';

const SOUND = `vlanvas: 1
name: two-vlans
segments: { lan: { vlans: [10, 20] } }
hosts:
  docker01:
    ssh: root@192.168.1.11
    interfaces:
      ens33:    { segment: lan, promiscuous: true }
      ens33.10: { parent: ens33, vlan: 10 }
networks:
  mac_net10:
    driver: macvlan
    parents: { docker01: ens33.10 }
    subnets:
      - subnet: 172.16.10.0/24
        gateway: 172.16.10.1
containers:
  bbox1: { host: docker01, image: busybox, networks: { mac_net10: { ipv4: 172.16.10.10 } } }
`;

/** The problems of a text as `line:column code path | message | hint`. */
function problemsOf(text: string): readonly string[] {
  return parseTopology(text, 'x.yaml').problems.map(({ code, place, message, hint }) => {
    expect(place?.file).toBe('x.yaml');
    return [`${place?.line ?? '?'}:${place?.column ?? '?'} ${code} ${place?.path ?? '-'}`, message, hint ?? '-'].join(' | ');
  });
}

const changed = (before: string, after: string) => {
  expect(SOUND).toContain(before);
  return problemsOf(SOUND.replace(before, after));
};

describe('parseTopology', () => {
  it('reads a sound file', () => {
    const { document, topology, problems } = parseTopology(SOUND);
    expect(problems).toEqual([]);
    expect(document?.networks?.['mac_net10']?.subnets?.[0]?.gateway).toBe('172.16.10.1');
    expect(topology?.hosts.get('docker01')?.interfaces.get('ens33.10')).toMatchObject({
      kind: 'vlan',
      parent: 'ens33',
      vlan: 10,
    });
  });

  it('finds places by path, dots in names included', () => {
    const { locate } = parseTopology(SOUND);
    expect(locate('networks.mac_net10.subnets[0].gateway')).toEqual({ line: 16, column: 18 });
    expect(locate('hosts.docker01.interfaces.ens33.10.vlan')).toEqual({ line: 9, column: 40 });
    expect(locate('hosts.docker01.interfaces.ens33.10')).toEqual({ line: 9, column: 7 });
    expect(locate('containers.bbox1.networks.mac_net10.ipv6')).toEqual({ line: 18, column: 56 });
    expect(locate('nothing')).toEqual({ line: 1, column: 1 });
    const parsed = parseTopology(SOUND);
    const problem = { code: 'X', severity: 'error' as const, message: 'x', place: { path: 'containers.bbox1.host' } };
    expect(locateProblem(problem, parsed, 'f').place).toEqual({ file: 'f', line: 18, column: 18, path: 'containers.bbox1.host' });
  });

  it('names the nearest key, word and variable', () => {
    expect(changed('gateway:', 'gatway:')).toEqual([
      '16:9 UNKNOWN_KEY networks.mac_net10.subnets[0].gatway | "gatway" is not a key in networks.mac_net10.subnets[0]; did you mean gateway? | Write gateway in place of gatway.',
    ]);
    expect(changed('driver: macvlan', 'driver: macvlna')).toEqual([
      '12:13 WRONG_VALUE networks.mac_net10.driver | networks.mac_net10.driver: macvlna is not a driver; did you mean macvlan? | Write driver: macvlan.',
    ]);
    expect(changed('image: busybox', 'image: "busybox:${tga}"')[0]).toMatch(/^18:35 UNKNOWN_VARIABLE containers.bbox1.image/);
    expect(problemsOf('vlanvas: 1\nname: x\nservices: {}\n')[0]).toContain('here they are containers');
  });

  it.each([
    ['promiscuous: true', 'promiscuous: yes', 'is the text "yes"; expected true or false', 'Write promiscuous: true'],
    ['vlan: 10', 'vlan: "10"', 'is the text "10"; expected a whole number', 'Write it without quotes: vlan: 10.'],
    ['vlans: [10, 20]', 'vlans: 10', 'is the number 10; expected a list', 'Write it as a list: vlans: [10].'],
    ['ipv4: 172.16.10.10', 'mac: 525400123456', 'is the number 525400123456; expected text', 'Put it in quotes'],
    ['image: busybox', 'image: ', 'is empty; expected text', 'Write a value after image:'],
    ['{ lan: { vlans: [10, 20] } }', '[lan]', 'segments is a list; expected a mapping', 'not as a list with dashes'],
    ['host: docker01, ', '', 'containers.bbox1 has no host: it names the host', 'Add host to containers.bbox1.'],
    ['name: two-vlans\n', '', 'The file has no name', 'Add name.'],
    [
      'ssh: root@192.168.1.11',
      'ssh: { user: root }',
      'hosts.docker01.ssh has no host: it is the name, address or alias',
      'Add host',
    ],
    ['ssh: root@192.168.1.11', 'ssh: { host: a, port: 70000 }', 'must be at most 65535', '-'],
    ['bbox1:', '"b ox":', '"b ox" cannot be a name here', '-'],
    ['vlan: 10', 'vlan: 10, vlan: 20', '"vlan" stands here a second time; the first is on line 9', 'Rename or remove one'],
    ['  docker01:\n', '\tdocker01:\n', 'indented with a tab', 'Replace the tab by two spaces'],
    ['image: busybox', 'image: !x busybox', 'Tags', 'Remove the tag'],
    ['image: busybox', 'image: *x', '*x refers to an anchor', 'needs quotes'],
    ['parents: {', 'parents: { <<: { a: b },', 'networks.mac_net10.parents.<< has no interface', 'Add interface'],
    ['driver: macvlan', '<<: {}', 'Merge keys', 'Write the keys out'],
    ['containers:', 'containers', 'stands where a plain value was begun', 'misses its colon'],
  ])('%j as %j: %s', (before, after, message, hint) => {
    const [first] = changed(before, after).filter((text) => text.includes(message));
    expect(first).toBeDefined();
    expect(first).toContain(hint);
    expect(first).toMatch(/^\d+:\d+ /);
    expect(parseTopology(SOUND.replace(before, after)).document).toBeNull();
  });

  it.each([
    ['172.16.10.0/24', '172.16.10.5/24', 'IPAM_HOST_BITS', 'It should be 172.16.10.0/24', '172.16.10.0/24'],
    ['gateway: 172.16.10.1', 'gateway: 172.016.10.1', 'BAD_ADDRESS', 'leading zero', '172.16.10.1'],
    ['ipv4: 172.16.10.10', 'ipv4: 172.16.10.10/24', 'BAD_ADDRESS', 'has a prefix length', '172.16.10.10'],
    ['ipv4: 172.16.10.10', 'ipv4: 172.16.10.300', 'BAD_ADDRESS', '300 is more than 255', undefined],
    ['ipv4: 172.16.10.10', 'ipv4: "172.16.10"', 'BAD_ADDRESS', 'has four numbers, this has 3', undefined],
    ['172.16.10.0/24', '172.16.10.0', 'BAD_ADDRESS', 'has no prefix length', undefined],
    ['172.16.10.0/24', '172.16.10.0/255.255.255.0', 'BAD_ADDRESS', 'write the mask as a prefix length', undefined],
    ['ipv4: 172.16.10.10', 'ipv4: fd00::1', 'BAD_ADDRESS', 'is not an IPv4 address', undefined],
    ['ipv4: 172.16.10.10', 'mac: 0242ac100a0a', 'BAD_ADDRESS', 'is not a MAC address', '02:42:ac:10:0a:0a'],
    ['root@192.168.1.11', '"-oProxyCommand=x"', 'WRONG_VALUE', 'is not the name or address of a host', undefined],
    ['root@192.168.1.11', 'root:secret@a', 'WRONG_VALUE', 'a password does not belong in the file', undefined],
  ])('%j as %j keeps the document and says %s', (before, after, code, message, better) => {
    const { document, topology, problems } = parseTopology(SOUND.replace(before, after));
    expect(document).not.toBeNull();
    expect(topology).not.toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.place?.line).toBeGreaterThan(0);
    if (better !== undefined) expect(problems[0]?.fix?.changes[0]?.value).toBe(better);
  });

  it.each([
    ['', 'FILE_EMPTY'],
    ['# only a comment\n', 'FILE_EMPTY'],
    ['[1, 2]', 'FILE_NOT_A_TOPOLOGY'],
    ['hello', 'FILE_NOT_A_TOPOLOGY'],
    ['services: {}', 'FILE_NOT_A_TOPOLOGY'],
    ['vlanvas: 2\nname: x', 'FORMAT_VERSION'],
    ['vlanvas: "1"\nname: x', 'FORMAT_VERSION'],
    ['vlanvas: 1\nname: x\n---\na: 1', 'FILE_SYNTAX'],
    ['\u0000\u0001ELF', 'FILE_NOT_TEXT'],
    ['v\u0000l\u0000', 'FILE_NOT_TEXT'],
    ['['.repeat(5000), 'FILE_NOT_A_TOPOLOGY'],
    [`vlanvas: 1\na: ${'['.repeat(5000)}`, 'FILE_SYNTAX'],
    [`vlanvas: 1\na: ${'['.repeat(500_000)}`, 'FILE_SYNTAX'],
    ['x'.repeat(10_000_000), 'FILE_TOO_LARGE'],
    ['vlanvas: 1\nname: x\nhosts: { __proto__: {} }', 'BAD_NAME'],
    ['vlanvas: 1\nname: x\n? [a]\n: 1', 'WRONG_TYPE'],
    [
      `vlanvas: 1\nname: x\na: &a [1]\n${'bcdefghijk'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghijk'.charAt(index)},`.repeat(9)}1]\n`)
        .join('')}`,
      'FILE_TOO_LARGE',
    ],
  ])('%#: garbage is refused with a place', (text, code) => {
    const { document, problems } = parseTopology(text);
    expect(document).toBeNull();
    expect(problems[0]?.code).toBe(code);
    expect(problems[0]?.place).toMatchObject({ line: expect.any(Number) as number, column: expect.any(Number) as number });
  });

  it.each([
    ['promiscuous: true }', 'promiscuous: true', '8:17', 'The brace { of line 8 is not closed: } is missing before line 9.'],
    ['[10, 20]', '[10, 20', '3:27', 'The bracket [ of line 3 is closed by }, and not by ].'],
    ['[10, 20]', '10, 20]', '3:18', 'The brace { of line 3 is closed by ], and not by }.'],
    ['{ vlans: [10, 20] } }', '{ vlans: [10, 20] }', '3:11', 'The brace { of line 3 is not closed: } is missing before line 4.'],
    ['{ vlans: [10, 20] } }', '{ vlans: [10, 20', '3:11', 'The { { [ of line 3 are not closed: ] } } is missing before line 4.'],
    ['{ docker01: ens33.10 }', '{ docker01: ens33.10', '13:14', 'The brace { of line 13 is not closed'],
    ['root@', '"root@', '6:10', 'The quote " of line 6 is not closed: " is missing before the end of the file.'],
    [
      'image: busybox',
      "image: 'busybox",
      '18:35',
      "The quote ' of line 18 is not closed: ' is missing before the end of the file.",
    ],
    ['172.16.10.10 } } }', '172.16.10.10 } }', '18:10', 'The brace { of line 18 is not closed'],
  ])('what is open is named, with the line at which it was opened: %j as %j', (before, after, place, message) => {
    const problems = changed(before, after);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${place} FILE_SYNTAX`));
    expect(problems[0]).toContain(message);
  });

  it('a quote that the quote of a later line closes', () => {
    const text = SOUND.replace('image: busybox, networks: ', 'image: "busybox,\n    networks: ').replace(
      'ipv4: 172.16.10.10',
      'ipv4: "172.16.10.10"',
    );
    expect(problemsOf(text)).toEqual([expect.stringContaining('The quote " of line 18 is closed on line 19 only') as string]);
  });

  it('keeps what was wrong before the open bracket, and says nothing of its consequences', () => {
    const text = SOUND.replace('name: two-vlans', 'name: @two').replace('promiscuous: true }', 'promiscuous: true');
    expect(problemsOf(text).map((problem) => problem.split(' ')[0])).toEqual(['2:7', '8:17']);
  });

  it.each([
    ['# A title\n\nSome text: with a colon.\nAnd more of it, on and on.\n', 'And more of it'],
    [`# A title\n\nNote: ${'very long '.repeat(50)}\n${'words '.repeat(300)}\n`, 'words'],
    ["import { a } from 'b';\nexport const c = { d: [1, 2] };\n", 'import { a }'],
  ])('a text that is something else is said to be, with at most one line of it', (text, excerpt) => {
    const problems = parseTopology(text).problems;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'FILE_NOT_A_TOPOLOGY' });
    expect(problems[0]?.message).toContain('This is not a Vlanvas file');
    expect(problems[0]?.message).toContain(excerpt);
    expect(problems[0]?.message.length).toBeLessThan(180);
    expect(problems[0]?.message).not.toContain('\n');
  });

  it('never quotes more than a line of the file', () => {
    const long = 'words and words '.repeat(100);
    const texts = [
      `vlanvas: 1\nname: x\n"${long}": 1\n"${long}": 2\n`,
      `vlanvas: 1\nname: x\n${long}\nhosts: {}\n${long}\n`,
      `vlanvas: 1\nname: "${long}"\n`,
      `vlanvas: 1\nname: x\nhosts: ${long}\n`,
      `vlanvas: "${long}"\nname: x\n`,
      `vlanvas: 1\nname: x\nhosts: {}\nnot a key\n  ${long}\n`,
    ];
    for (const text of texts) {
      const problems = parseTopology(text).problems;
      expect(problems.length).toBeGreaterThan(0);
      for (const { message, hint = '' } of problems) {
        expect(message.length, message).toBeLessThan(260);
        expect(hint.length, hint).toBeLessThan(260);
      }
    }
  });

  it('takes empty sections and hosts as they stand while one writes', () => {
    const { document, problems } = parseTopology('vlanvas: 1\nname: x\nhosts:\n  a:\nnetworks:\nexpect:\n');
    expect(problems).toEqual([]);
    expect(document).toEqual({ vlanvas: 1, name: 'x', hosts: { a: {} } });
  });

  it('stays readable with hundreds of errors', () => {
    const text = `vlanvas: 1\nname: x\nhosts:\n${Array.from({ length: 300 }, (_, index) => `  h${index}: { nix: 1 }`).join('\n')}\n`;
    expect(parseTopology(text).problems).toHaveLength(50);
  });

  it('never throws, and tells a place for whatever it refuses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom(
                'vlanvas: 1\n',
                'name: x\n',
                'hosts:',
                ' ',
                '\n',
                '- ',
                ': ',
                '{',
                '}',
                '[',
                ']',
                '&a ',
                '*a',
                '"',
                "'",
                '#',
                '|',
                '\t',
                'a',
                '~',
              ),
              { maxLength: 40 },
            )
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const { document, problems } = parseTopology(text);
          expect(document !== null || problems.length > 0).toBe(true);
          for (const problem of problems) expect(problem.place?.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads whatever the schema lets through', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const parsed = parseTopology(writeTopology('', document));
        expect(parsed.document).toEqual(document);
        expect(documentSchema.safeParse(parsed.document).success).toBe(true);
        expect(parsed.topology?.containers.size).toBe(Object.keys(document.containers ?? {}).length);
      }),
      { numRuns: 60 },
    );
  });
});
