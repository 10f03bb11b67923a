/** Random documents and random edits of them, for the round-trip tests. */
import fc from 'fast-check';
import { documentSchema } from './document.ts';
import type { TopologyDocument } from './document.ts';

const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,8}$/),
  fc.constantFrom('yes', 'null', '1', '1e3', '0x10', 'constructor', 'ens33.10', '22', '1.0'),
);
const text = fc
  .oneof(
    name,
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'a: b',
      '# no',
      '"',
      "it's",
      '- x',
      '[a]',
      '{',
      '22:22',
      'a\nb',
      '',
      ' x ',
      '~',
      '*',
      '&a',
      '!t',
      'x:',
      '${v}',
      '\\',
      'é😀',
    ),
  )
  .filter((value) => !/[^\P{Cc}\t\n\r]|\ufffd/u.test(value));
const link = fc.stringMatching(/^[a-z][a-z0-9.]{0,8}$/);
const optional = { requiredKeys: [] };
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });
const map = <T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
  fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });
const wholeNumber = fc.integer({ min: -5, max: 5000 });

const nic = fc.record(
  {
    segment: text,
    parent: text,
    vlan: wholeNumber,
    addresses: list(text),
    promiscuous: fc.boolean(),
    access: fc.option(wholeNumber),
  },
  optional,
);
const host = fc.record(
  {
    ssh: fc.oneof(
      text,
      fc.record(
        { host: text, port: fc.integer({ min: 1, max: 65535 }), agent: fc.oneof(text, fc.boolean()) },
        { requiredKeys: ['host'] },
      ),
    ),
    docker: text,
    interfaces: map(link, fc.option(nic)),
    forwarding: fc.boolean(),
    routes: list(fc.record({ to: text, via: text }, { requiredKeys: ['to'] })),
  },
  optional,
);
const network = fc.record(
  {
    driver: fc.constantFrom('macvlan' as const, 'bridge' as const),
    parents: map(name, fc.oneof(link, fc.record({ interface: link, shim: fc.boolean() }, { requiredKeys: ['interface'] }))),
    subnets: list(fc.record({ subnet: text, gateway: text, ranges: map(name, text) }, { requiredKeys: ['subnet'] })),
    internal: fc.boolean(),
    options: map(text, text),
  },
  { requiredKeys: ['driver'] },
);
const container = fc.record(
  {
    host: text,
    image: text,
    command: fc.oneof(text, list(text)),
    environment: map(text, text),
    networks: map(name, fc.option(fc.record({ ipv4: text, mac: text, gatewayPriority: wholeNumber }, optional))),
  },
  { requiredKeys: ['host', 'image'] },
);
const expectation = fc.record({ from: text, to: text, reachable: fc.boolean() });
const coordinate = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
  .map((value) => (Object.is(value, -0) ? 0 : value));

/** Documents of every shape that the schema lets through. */
export const documents: fc.Arbitrary<TopologyDocument> = fc
  .record(
    {
      vlanvas: fc.constant(1 as const),
      name,
      variables: map(text, fc.oneof(text, wholeNumber, fc.boolean())),
      segments: map(name, fc.option(fc.record({ vlans: list(wholeNumber), foreignMacs: fc.boolean() }, optional))),
      hosts: map(name, host),
      networks: map(name, network),
      containers: map(name, container),
      expect: list(expectation),
      canvas: fc.record({ positions: map(text, fc.record({ x: coordinate, y: coordinate })) }, optional),
    },
    { requiredKeys: ['vlanvas', 'name'] },
  )
  .map((document) => JSON.parse(JSON.stringify(document)) as unknown)
  .filter(
    (document): document is TopologyDocument =>
      !JSON.stringify(document).includes('"__proto__"') && documentSchema.safeParse(document).success,
  );

/** Some edits of a document that leave it one: keys and items removed, renamed, doubled and moved, values changed. */
export function edited(document: TopologyDocument, choices: readonly number[]): TopologyDocument {
  let drawn = 0;
  const draw = (below: number) => {
    const value = choices[drawn++ % choices.length] ?? 0;
    return below === 0 ? 0 : value % below;
  };
  let current = document;
  for (let round = draw(4) + 1; round > 0; round--) {
    const candidate = copyOf(current);
    mutate(candidate, draw);
    if (documentSchema.safeParse(candidate).success) current = candidate;
  }
  return current;
}

function mutate(value: unknown, draw: (below: number) => number): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  const key = keys[draw(keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(value, key);
  if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && draw(4) > 0) return mutate(inner, draw);
  switch (draw(5)) {
    case 0:
      if (Array.isArray(value)) value.splice(Number(key), 1);
      else Reflect.deleteProperty(value, key);
      return;
    case 1:
      if (Array.isArray(value)) value.splice(draw(value.length + 1), 0, copyOf(inner));
      else Reflect.set(value, `n${draw(50)}`, copyOf(inner));
      return;
    case 2:
      if (Array.isArray(value)) return void value.reverse();
      Reflect.deleteProperty(value, key);
      Reflect.set(value, `r${draw(50)}`, inner);
      return;
    case 3:
      Reflect.set(value, key, Array.isArray(inner) ? [] : typeof inner === 'object' && inner !== null ? {} : inner);
      return;
    default:
      Reflect.set(
        value,
        key,
        typeof inner === 'string'
          ? `${inner}${draw(100)}`
          : typeof inner === 'number'
            ? draw(4000) + 1
            : inner === true
              ? false
              : inner,
      );
  }
}

function copyOf<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}

/** Paths of plain values, lists left out, that are the same in both. */
export function leaves(a: unknown, b: unknown, path = ''): readonly string[] {
  if (Array.isArray(a) || Array.isArray(b) || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return path !== '' && typeof a !== 'object' && a === b ? [path] : [];
  }
  return Object.entries(a).flatMap(([key, value]) =>
    Object.hasOwn(b, key) ? leaves(value, Reflect.get(b, key), path === '' ? key : `${path}.${key}`) : [],
  );
}

/** A comment at the end of every line that says something. */
export function withComments(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (line.trim() === '' ? line : `${line}  #mark${index}`))
    .join('\n');
}
