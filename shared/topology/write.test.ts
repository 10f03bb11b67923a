import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from './document.ts';
import { parseTopology } from './parse.ts';
import { documents, edited, leaves, withComments } from './write.arbitraries.ts';
import { changeText, newTopologyText, writeTopology } from './write.ts';

const TEXT = `# My lab
vlanvas: 1          # format version
name: two-hosts

segments:
  lan: { vlans: [10, 20] }   # the switch

hosts:
  docker01:
    ssh: 'root@192.168.1.11'   # by key
    interfaces:
      ens33:      { segment: lan, promiscuous: true }
      ens33.10:   { parent: ens33, vlan: 10 }          # tagged
  docker02:
    ssh: root@192.168.1.13

networks:
  # the first network
  mac_net10:
    driver: macvlan
    parents: { docker01: ens33.10 }
    subnets:
      - subnet: 172.16.10.0/24
        gateway: 172.16.10.1      # the router

containers:
  # of docker01
  bbox1: { host: docker01, image: busybox, networks: { mac_net10: { ipv4: 172.16.10.10 } } }
  bbox2: { host: docker01, image: busybox, networks: { mac_net10: {} } }
  # of docker02
  bbox3: { host: docker02, image: busybox }

expect:
  - { from: bbox1, to: bbox2, reachable: true }   # same host
`;

function read(text: string): TopologyDocument {
  const { document, problems } = parseTopology(text);
  if (!document) throw new Error(JSON.stringify(problems));
  return document;
}

/** The text after a change of its document, as lines that went (-) and came (+). */
function difference(change: (document: TopologyDocument) => void, text = TEXT): readonly string[] {
  const document = read(text);
  change(document);
  const written = writeTopology(text, document);
  expect(read(written)).toEqual(document);
  const before = text.split('\n');
  const after = written.split('\n');
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}

describe('writeTopology', () => {
  it('gives the identical text where nothing changed', () => {
    expect(writeTopology(TEXT, read(TEXT))).toBe(TEXT);
  });

  it('changes one value in its place, in its quotes, beside its comment', () => {
    expect(difference((document) => (document.hosts!['docker01']!.ssh = 'admin@10.0.0.1'))).toEqual([
      "-    ssh: 'root@192.168.1.11'   # by key",
      "+    ssh: 'admin@10.0.0.1'   # by key",
    ]);
    expect(difference((document) => (document.networks!['mac_net10']!.subnets![0]!.gateway = '172.16.10.254'))).toEqual([
      '-        gateway: 172.16.10.1      # the router',
      '+        gateway: 172.16.10.254      # the router',
    ]);
  });

  it('adds a container on one line, after the others', () => {
    const added = difference((document) => {
      document.containers!['bbox5'] = { host: 'docker01', image: 'busybox', networks: { mac_net10: {} } };
    });
    expect(added).toEqual(['+  bbox5: { host: docker01, image: busybox, networks: { mac_net10: {} } }']);
  });

  it('puts a new entry where it is drawn, and moves one that is drawn elsewhere now', () => {
    const order = (record: object | undefined) => Object.keys(record ?? {});
    const insert = <Value>(
      record: Readonly<Record<string, Value>> | undefined,
      at: number,
      key: string,
      value: NoInfer<Value>,
    ) => {
      const entries = Object.entries(record ?? {});
      entries.splice(at, 0, [key, value]);
      return Object.fromEntries(entries);
    };
    const text =
      'vlanvas: 1\nname: x\nsegments: { a: {}, b: {} }\nhosts:\n  # first\n  one: {}\n  two: {} # second\n  # third\n  three: {}\n';
    for (const at of [0, 1, 2, 3]) {
      const document = read(text);
      document.hosts = insert(document.hosts, at, 'new', { ssh: 'root@new' });
      document.segments = insert(document.segments, Math.min(at, 2), 'c', {});
      const written = writeTopology(text, document);
      expect(order(read(written).hosts)).toEqual(order(document.hosts));
      expect(order(read(written).segments)).toEqual(order(document.segments));
      expect(written).toMatch(/# first\n {2}one: \{\}\n/);
      expect(written).toContain('two: {} # second\n');
      expect(written).toMatch(/# third\n {2}three: \{\}\n/);
    }
    const { one, ...others } = read(text).hosts ?? {};
    const moved = writeTopology(text, { ...read(text), hosts: { ...others, one: one ?? {} } });
    expect(order(read(moved).hosts)).toEqual(['two', 'three', 'one']);
    expect(moved).toContain('two: {} # second\n  # third\n  three: {}\n  one: {}\n');
    // Another thing elsewhere is no rename.
    const other = writeTopology(text, { ...read(text), hosts: { ...others, four: {} } });
    expect(order(read(other).hosts)).toEqual(['two', 'three', 'four']);
  });

  it('adds a host as a block and an interface on a line of its own', () => {
    const added = difference((document) => {
      document.hosts!['docker03'] = {
        ssh: 'root@10.0.0.3',
        interfaces: { eth0: { segment: 'lan', addresses: ['10.0.0.3/24'] } },
      };
    });
    expect(added).toEqual([
      '+  docker03:',
      // The line `interfaces:` is no difference: docker01 has it too.
      '+    ssh: root@10.0.0.3',
      '+      eth0: { segment: lan, addresses: [10.0.0.3/24] }',
    ]);
  });

  it('removes an entry with its own comment and no other', () => {
    expect(difference((document) => delete document.containers!['bbox3'])).toEqual([
      '-  # of docker02',
      '-  bbox3: { host: docker02, image: busybox }',
    ]);
    expect(difference((document) => delete document.containers!['bbox1'])).toEqual([
      '-  bbox1: { host: docker01, image: busybox, networks: { mac_net10: { ipv4: 172.16.10.10 } } }',
    ]);
    expect(difference((document) => delete document.hosts!['docker01']!.interfaces!['ens33']!.promiscuous)).toEqual([
      '-      ens33:      { segment: lan, promiscuous: true }',
      '+      ens33:      { segment: lan }',
    ]);
  });

  it('keeps the comments of an entry that is renamed', () => {
    const renamed = difference((document) => {
      document.networks = { blue: document.networks!['mac_net10']! };
    });
    expect(renamed).toEqual(['-  mac_net10:', '+  blue:']);
  });

  it('puts a new section where the format has it, canvas last', () => {
    const document = read(TEXT);
    document.canvas = { positions: { docker01: { x: 10, y: 20.5 } } };
    document.variables = { tag: '1.36' };
    const written = writeTopology(TEXT, document);
    expect(read(written)).toEqual(document);
    expect(written).toContain('name: two-hosts\n\nvariables:\n  tag: "1.36"\n\nsegments:');
    expect(written.slice(-80)).toMatch(/# same host\n\ncanvas:\n {2}positions:\n {4}docker01: \{ x: 10, y: 20.5 \}\n$/);
  });

  it('empties a section and fills it again', () => {
    const empty = writeTopology(TEXT, { ...read(TEXT), containers: {}, expect: [] });
    expect(empty).toContain('containers: {}\n');
    expect(empty).toContain('expect: []');
    const filled = writeTopology(empty, { ...read(empty), containers: { a: { host: 'docker01', image: 'busybox' } } });
    expect(filled).toContain('containers:\n  a: { host: docker01, image: busybox }\n');
  });

  it('writes below a section or a host that was left empty', () => {
    const text = 'vlanvas: 1\nname: x\nhosts:   # machines\n  a:  # first\nnetworks:\n';
    expect(writeTopology(text, read(text))).toBe(text);
    const written = writeTopology(text, {
      ...read(text),
      hosts: { a: { ssh: 'root@a' }, b: {} },
      containers: { c: { host: 'a', image: 'i' } },
    });
    expect(written).toBe(
      'vlanvas: 1\nname: x\nhosts:   # machines\n  a: # first\n    ssh: root@a\n  b: {}\nnetworks:\n\ncontainers:\n  c: { host: a, image: i }\n',
    );
  });

  it('edits lists: the comment of an item stays with its item', () => {
    const text = `vlanvas: 1\nname: x\nexpect:\n  - { from: a, to: b, reachable: true }  # one\n  # two and three\n  - from: b   # two\n    to: c\n    reachable: true\n  - { from: c, to: d, reachable: true }  # three\n`;
    const change = (items: (list: NonNullable<TopologyDocument['expect']>) => NonNullable<TopologyDocument['expect']>) => {
      const document = { ...read(text), expect: items(read(text).expect ?? []) };
      const written = writeTopology(text, document);
      expect(read(written)).toEqual(document);
      return written;
    };
    expect(change((list) => list.slice(1))).not.toContain('# one');
    expect(change(([one, , three]) => [one!, three!])).toMatch(/# one\n {2}- \{ from: c.*# three\n$/);
    expect(change((list) => [{ from: 'z', to: 'z', reachable: false }, ...list])).toContain(
      'expect:\n  - { from: z, to: z, reachable: false }\n  - { from: a',
    );
    expect(change(([one, two, three]) => [one!, { ...two!, reachable: false }, three!])).toContain(
      '- from: b   # two\n    to: c\n    reachable: false\n',
    );
  });

  it('keeps Windows line ends, and a file without a last line break', () => {
    const text = TEXT.replaceAll('\n', '\r\n').trimEnd();
    const document = read(text);
    const written = writeTopology(text, {
      ...document,
      expect: [...document.expect!, { from: 'any', to: 'any', reachable: false }],
    });
    expect(written).toBe(`${text}\r\n  - { from: any, to: any, reachable: false }\r\n`);
  });

  it('writes aliases out where what they stand for changes', () => {
    const text = 'vlanvas: 1\nname: x\ncontainers:\n  a: &base { host: h, image: i }   # first\n  b: *base\n';
    const document = read(text);
    document.containers!['b'] = { host: 'h', image: 'other' };
    expect(writeTopology(text, document)).toContain('a: &base { host: h, image: i }   # first\n');
    document.containers!['a'] = { host: 'h', image: 'changed' };
    document.containers!['b'] = { host: 'h', image: 'i' };
    const written = writeTopology(text, document);
    expect(read(written)).toEqual(document);
    expect(written).toContain('# first');
  });

  it('replaces a text that is no YAML', () => {
    const document = read('vlanvas: 1\nname: x\n');
    expect(writeTopology('a: [', document)).toBe('vlanvas: 1\nname: x\n');
  });

  it('any edit of any design is read back as it was meant, and what is not touched keeps its comment', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        fc.boolean(),
        (document, choices, comments) => {
          const first = writeTopology('', document);
          expect(read(first)).toEqual(document);
          const text = comments ? withComments(first) : first;
          const target = edited(document, choices);
          const written = writeTopology(text, target);
          expect(read(written)).toEqual(target);
          if (!comments) return;
          const [before, after] = [parseTopology(text), parseTopology(written)];
          const markOf = (source: string, line = 0) => /#mark\d+$/.exec(source.split('\n')[line - 1] ?? '')?.[0];
          for (const path of leaves(document, target)) {
            const mark = markOf(text, before.locate(path)?.line);
            expect(markOf(written, after.locate(path)?.line), `comment of ${path} in\n${text}\nwritten as\n${written}`).toBe(
              mark,
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('changeText', () => {
  it('mends a file that has other errors', () => {
    const text = 'vlanvas: 1\nname: x # mine\nnetworks:\n  n: { driver: macvlna, colour: red }\n';
    expect(changeText(text, [{ path: ['networks', 'n', 'driver'], value: 'macvlan' }])).toBe(text.replace('macvlna', 'macvlan'));
  });

  it('leaves a text alone that it cannot read', () => {
    expect(changeText('a: [', [{ path: ['a'], value: 1 }])).toBe('a: [');
  });
});

describe('newTopologyText', () => {
  it('is a design with a name', () => {
    expect(newTopologyText('my-lab')).toBe('vlanvas: 1\nname: my-lab\n');
    expect(read(newTopologyText('007'))).toEqual({ vlanvas: 1, name: '007' });
  });
});
