/** What the checks call an error right after a drop or a wire was said at the pointer, or the drop was refused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { produce } from 'immer';
import { expect, it } from 'vitest';
import { checkDesign } from '../../shared/checks/check-design.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { resolve } from '../../shared/topology/resolve.ts';
import { layOut } from '../canvas/layout/layout.ts';
import { addContainer, addHost, addNetwork, addSubInterface, type DesignDraft } from '../store/edits/add.ts';
import { connect, connectionBetween } from '../store/edits/connect.ts';
import { dropMeaning, type DropMeaning } from './drop-meaning.ts';
import { PALETTE_ITEMS, type PaletteItem } from './items.ts';
import { makeDropped } from './make-dropped.ts';

const folder = join(import.meta.dirname, '..', '..', 'examples');
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): [string, TopologyDocument] => {
    const { document } = parseTopology(readFileSync(join(folder, name), 'utf8'));
    if (!document) throw new Error(`${name} cannot be read`);
    return [name, document];
  });

/** What else people have: old engines, a second segment, networks that share nothing, long names, nothing at all. */
const variants: readonly [string, TopologyDocument][] = examples.flatMap(([name, document]): [string, TopologyDocument][] => [
  [name, document],
  [
    `${name}, engine 24`,
    produce(document, (draft) => Object.values(draft.hosts ?? {}).forEach((host) => void (host.engine = '24.0.7'))),
  ],
  [
    `${name}, two segments`,
    produce(document, (draft) => {
      draft.segments = { ...draft.segments, other: {} };
      const [first] = Object.values(draft.hosts ?? {});
      for (const nic of Object.values(first?.interfaces ?? {})) if (nic?.segment !== undefined) nic.segment = 'other';
    }),
  ],
  [
    `${name}, one more of each`,
    produce(document, (draft) => {
      const [host] = Object.keys(draft.hosts ?? {});
      addHost(draft);
      addNetwork(draft, 'ipvlan');
      addNetwork(draft, 'bridge', undefined, { host: host ?? '' });
      addContainer(draft, host ?? '');
    }),
  ],
]);
const long: TopologyDocument = {
  vlanvas: 1,
  name: 'long',
  segments: { lan: {} },
  hosts: { docker01: { interfaces: { enx001122334455: { segment: 'lan' } } } },
};
const designs: readonly [string, TopologyDocument][] = [
  ...variants,
  ['long names', long],
  ['empty', { vlanvas: 1, name: 'empty' }],
];

/** These say what is missing, and let it be drawn all the same: it is mended by what is drawn next. */
const SAYS: readonly string[] = ['place.networkNowhere'];

/** Errors of the checks, as they read without the names of what was made. */
function errors(document: TopologyDocument): readonly string[] {
  const { topology, problems } = resolve(document);
  const found = [...problems, ...checkDesign(topology)];
  return found.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
}

/** What a change adds to these errors. */
function news(before: TopologyDocument, known: readonly string[], change: (draft: DesignDraft) => void): readonly string[] {
  return errors(produce(before, change)).filter((error) => !known.includes(error));
}

it.each(designs)('a drop on %s makes no error that was not said', (_, document) => {
  const ids = layOut(document).boxes.map(({ id }) => id);
  const known = errors(document);
  const unsaid: string[] = [];
  const tryDrop = (item: PaletteItem, under: readonly string[]): void => {
    const meaning: DropMeaning = dropMeaning(document, item, under);
    if (meaning.does !== 'make' || SAYS.includes(meaning.words)) return;
    for (const error of news(document, known, (draft) => void makeDropped(draft, item, meaning, document)))
      unsaid.push(`${item} on ${under.join() || 'nothing'}: ${error}`);
  };
  for (const item of PALETTE_ITEMS) for (const under of [[], ...ids.map((id) => [id])]) tryDrop(item, under);
  expect(unsaid).toEqual([]);
});

it.each(designs)('a wire on %s makes no error that was not said', (_, document) => {
  const ids = layOut(document).boxes.map(({ id }) => id);
  const known = errors(document);
  const unsaid: string[] = [];
  for (const from of ids) {
    for (const to of ids) {
      const answer = from < to ? connectionBetween(document, from, to) : null;
      if (!answer || !('connection' in answer)) continue;
      for (const error of news(document, known, (draft) => connect(draft, answer.connection)))
        unsaid.push(`${from} to ${to}: ${error}`);
    }
  }
  expect(unsaid).toEqual([]);
});

it('a sub-interface on a NIC with a long name has a short one', () => {
  const made = produce(long, (draft) => void addSubInterface(draft, 'docker01', 'enx001122334455', 10));
  expect(Object.keys(made.hosts?.['docker01']?.interfaces ?? {})).toEqual(['enx001122334455', 'vlan10']);
});
