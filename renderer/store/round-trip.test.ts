/**
 * Any edits of a design, in any order, with undo, redo and saving between them: the text says what was drawn, in the order in
 * which it was drawn; what was not touched keeps its comment; and undo and redo give the same bytes again.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDesign } from '../../shared/checks/check-design.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { resolve } from '../../shared/topology/resolve.ts';
import { leaves, withComments } from '../../shared/topology/write.arbitraries.ts';
import { createDesignStore, isDirty, textOf, type DesignStore } from './design.ts';
import {
  addContainer,
  addHost,
  addNetwork,
  addNic,
  addRouter,
  addSegment,
  addSubInterface,
  addTunnel,
  type DesignDraft,
} from './edits/add.ts';
import { addLogins } from './edits/add-logins.ts';
import { applyFix, place, tidy } from './edits/arrange.ts';
import { addBond } from './edits/bond.ts';
import { clipOf } from './edits/clip.ts';
import { connect, connectionBetween, moveContainer } from './edits/connect.ts';
import { addExpectations, expectationIds, removeExpectation } from './edits/expect.ts';
import { group, ungroup } from './edits/group.ts';
import { moveItem } from './edits/list.ts';
import { offersFrom, takeOffer } from './edits/offers.ts';
import { addClip } from './edits/paste.ts';
import { removeObject } from './edits/remove.ts';
import { renameObject } from './edits/rename.ts';
import { spreadVlan } from './edits/vlan-mates.ts';
import { OBJECT_KINDS, splitObjectId } from './object-id.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');
const TEXTS = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(EXAMPLES, name), 'utf8'));

/** Draws a number below a limit; every run is made of such draws, so that a failing one shrinks. */
type Draw = (below: number) => number;
const oneOf = <Item>(items: readonly Item[], draw: Draw): Item | undefined => items[draw(items.length)];
const keys = (record: object | undefined): readonly string[] => Object.keys(record ?? {});

/** Everything that is drawn, wires included. */
function idsOf(document: TopologyDocument): readonly string[] {
  const { hosts, networks, containers, segments, tunnels } = document;
  return [
    ...keys(hosts).map((name) => `host:${name}`),
    ...keys(networks).map((name) => `network:${name}`),
    ...keys(containers).map((name) => `container:${name}`),
    ...keys(segments).map((name) => `segment:${name}`),
    ...keys(tunnels).map((name) => `tunnel:${name}`),
    ...Object.entries(hosts ?? {}).flatMap(([name, host]) =>
      [...keys(host.interfaces), ...keys(host.bonds)].flatMap((link) => [`interface:${name}/${link}`, `cable:${name}/${link}`]),
    ),
    ...Object.entries(networks ?? {}).flatMap(([name, network]) => keys(network.parents).map((host) => `uplink:${name}/${host}`)),
    ...Object.entries(containers ?? {}).flatMap(([key, container]) =>
      keys(container.networks).map((network) => `attachment:${key}/${network}`),
    ),
    ...Object.entries(tunnels ?? {}).flatMap(([name, tunnel]) => keys(tunnel.hosts).map((host) => `end:${name}/${host}`)),
    ...expectationIds(document.expect ?? []),
  ];
}

type Edit = (draft: DesignDraft, draw: Draw, id: string) => void;

const host = (draft: DesignDraft, draw: Draw) => oneOf(keys(draft.hosts), draw) ?? '';
const link = (draft: DesignDraft, name: string, draw: Draw) => oneOf(keys(draft.hosts?.[name]?.interfaces), draw) ?? '';

/** Every kind of edit that the canvas makes. The inspector sets and drops single values, which `value` stands for. */
const EDITS = {
  addHost: (draft, draw) => void addHost(draft, draw(2) ? { index: draw(3) } : {}),
  addRouter: (draft, draw) => void addRouter(draft, draw(2) ? { index: draw(3) } : {}),
  addLogins: (draft) => void addLogins(draft, ['root@10.0.0.9', 'web']),
  addSegment: (draft) => void addSegment(draft),
  addNic: (draft, draw) => void addNic(draft, host(draft, draw)),
  addBond: (draft, draw) => void addBond(draft, host(draft, draw)),
  addSubInterface(draft, draw) {
    const name = host(draft, draw);
    const parent = link(draft, name, draw);
    if (parent !== '') addSubInterface(draft, name, parent);
  },
  addNetwork: (draft, draw) =>
    void addNetwork(
      draft,
      oneOf(['macvlan', 'ipvlan', 'bridge', 'overlay'] as const, draw) ?? 'bridge',
      draw(2) ? draw(3) : undefined,
    ),
  addContainer: (draft, draw) =>
    void addContainer(draft, host(draft, draw), draw(3) ? oneOf(keys(draft.networks), draw) : undefined),
  addTunnel: (draft) => void addTunnel(draft),
  place: (draft, draw, id) => place(draft, [{ id, x: draw(900) - 300, y: draw(900) / 7 }]),
  tidy: (draft) => tidy(draft),
  fix(draft, draw) {
    const { topology } = resolve(JSON.parse(JSON.stringify(draft)) as TopologyDocument);
    const fix = oneOf(
      checkDesign(topology).flatMap(({ fix: found }) => (found ? [found] : [])),
      draw,
    );
    if (fix) applyFix(draft, fix.changes);
  },
  paste(draft, draw, id) {
    const plain = JSON.parse(JSON.stringify(draft)) as TopologyDocument;
    const clip = clipOf(plain, [id, oneOf(idsOf(plain), draw) ?? id]);
    if (clip) addClip(draft, clip, oneOf(keys(draft.hosts), draw) ?? null);
  },
  connect(draft, draw, id) {
    const answer = connectionBetween(draft, id, oneOf(idsOf(draft), draw) ?? id);
    if ('connection' in answer) connect(draft, answer.connection);
  },
  moveContainer: (draft, draw) => moveContainer(draft, oneOf(keys(draft.containers), draw) ?? '', host(draft, draw)),
  group: (draft, draw, id) => group(draft, [...new Set([id, oneOf(idsOf(draft), draw) ?? id])]),
  ungroup: (draft, _, id) => ungroup(draft, [id]),
  moveItem: (draft, draw) => moveItem(draft.expect, draw(3), draw(2) ? 1 : -1),
  offer(draft, draw, id) {
    const offer = oneOf(offersFrom(draft, id), draw);
    if (offer) takeOffer(draft, id, offer, draw(3));
  },
  remove: (draft, _, id) => removeObject(draft, id),
  rename(draft, draw, id) {
    const object = splitObjectId(id);
    const kind = OBJECT_KINDS.find((candidate) => candidate === object?.kind);
    if (object && kind) renameObject(draft, kind, object.name, oneOf(['web', 'x1', 'a.b', 'yes', '10'], draw) ?? 'web');
  },
  spreadVlan(draft, draw) {
    const name = host(draft, draw);
    spreadVlan(draft, name, link(draft, name, draw));
  },
  expect: (draft, draw) =>
    void addExpectations(draft, [{ from: oneOf(keys(draft.containers), draw) ?? 'any', to: 'any' }], draw(2) === 1),
  forgetExpectation: (draft, draw) => removeExpectation(draft, oneOf(expectationIds(draft.expect ?? []), draw) ?? ''),
  value(draft, draw) {
    const container = draft.containers?.[oneOf(keys(draft.containers), draw) ?? ''];
    if (!container) return;
    if (draw(2)) container.command = oneOf(['sleep 9', 'sh -c "a: b"', '# not a comment', 'a\nb'], draw) ?? '';
    else if (draw(2)) container.environment = { ...container.environment, A: oneOf(['1', 'yes', ' x '], draw) ?? '' };
    else delete container.command;
  },
} satisfies Record<string, Edit>;

const NAMES = Object.keys(EDITS) as readonly (keyof typeof EDITS)[];

interface Act {
  readonly kind: keyof typeof EDITS | 'undo' | 'redo' | 'save' | 'type';
  readonly draws: readonly number[];
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const, 'save' as const, 'type' as const) },
  ),
  draws: fc.array(fc.nat({ max: 10_000 }), { minLength: 8, maxLength: 8 }),
});

function drawsOf({ draws }: Act): Draw {
  let drawn = 0;
  return (below) => (below === 0 ? 0 : (draws[drawn++ % draws.length] ?? 0) % below);
}

/** What is drawn in order: the columns and bands of the canvas. */
function orderOf(document: TopologyDocument | null): unknown {
  const { segments, hosts, networks, containers, tunnels } = document ?? {};
  const links = Object.values(hosts ?? {}).map(({ interfaces }) => keys(interfaces));
  return [segments, hosts, networks, containers, tunnels].map(keys).concat(links);
}

const markOf = (text: string, line = 0) => /#mark\d+/.exec(text.split('\n')[line - 1] ?? '')?.[0];

/** The comment at the line of every value that is the same in both. */
function expectComments(before: string, after: string): void {
  const [one, other] = [parseTopology(before), parseTopology(after)];
  for (const path of leaves(one.document, other.document)) {
    const mark = markOf(before, one.locate(path)?.line);
    if (mark !== undefined) expect(markOf(after, other.locate(path)?.line), `the comment of ${path} in\n${after}`).toBe(mark);
  }
}

/** Carries out one act and checks what follows from it; answers the text. */
function take(store: DesignStore, step: Act, typed: number): string {
  const draw = drawsOf(step);
  const before = textOf(store.getState());
  const design = store.getState();
  switch (step.kind) {
    case 'undo':
    case 'redo':
      design[step.kind]();
      break;
    case 'save':
      design.markSaved({ path: '/a.yaml', revision: before, text: before });
      expect(isDirty(store.getState())).toBe(false);
      break;
    case 'type':
      design.typeText(draw(2) ? `# typed ${typed}\n${before}` : before.replace(/^name: (\S+)/m, `name: n${typed}`), 'Edit text');
      store.getState().seal();
      break;
    default: {
      const id = oneOf(idsOf(design.document ?? { vlanvas: 1, name: 'x' }), draw) ?? '';
      const edit: Edit = EDITS[step.kind];
      design.edit(step.kind, (draft) => edit(draft, draw, id));
    }
  }
  const after = textOf(store.getState());
  const { document, problems } = parseTopology(after);
  expect(problems.filter(({ code }) => code.startsWith('FILE') || code === 'UNKNOWN_KEY')).toEqual([]);
  expect(document, after).toEqual(withoutEmpty(store.getState().document));
  expect(orderOf(document), after).toEqual(orderOf(store.getState().document));
  // The text is made of the one that was opened, saved or typed last: what an old name stood for is known there alone.
  if (step.kind in EDITS && design.base === before) expectComments(before, after);
  return after;
}

/** As a file has it: what is undefined is not there. */
function withoutEmpty(document: TopologyDocument | null): unknown {
  return JSON.parse(JSON.stringify(document)) as unknown;
}

function opened(text: string): DesignStore {
  const store = createDesignStore();
  store.getState().load({ path: '/a.yaml', revision: 'r', text });
  expect(store.getState().unreadable).toBeNull();
  return store;
}

describe('the text of a design that is drawn on', () => {
  it('says what is drawn after every edit, keeps what was not touched, and undo and redo give the same bytes', () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.boolean(),
        fc.array(act, { minLength: 1, maxLength: 12 }),
        (text, marks, acts) => {
          const store = opened(marks ? withComments(text) : text);
          // The text at every length of the history, as it was when that step was made.
          const texts: string[] = [textOf(store.getState())];
          acts.forEach((step, index) => {
            tried.add(step.kind);
            const length = store.getState().history.past.length;
            const after = take(store, step, index);
            const now = store.getState().history.past.length;
            if (step.kind === 'undo' || step.kind === 'redo') expect(after, `${step.kind} to ${now}`).toBe(texts[now]);
            else if (step.kind !== 'save' && now > length) texts.splice(now, Infinity, after);
          });
          const last = textOf(store.getState());
          const made = store.getState().history.past.length;
          for (let at = made; at > 0; at--) {
            store.getState().undo();
            expect(textOf(store.getState()), `undone to ${at - 1}`).toBe(texts[at - 1]);
          }
          for (let at = 1; at <= made; at++) {
            store.getState().redo();
            expect(textOf(store.getState()), `redone to ${at}`).toBe(texts[at]);
          }
          expect(textOf(store.getState())).toBe(last);
        },
      ),
      { numRuns: 60 },
    );
    // Every kind had its turn.
    expect([...tried].sort()).toEqual([...NAMES, 'undo', 'redo', 'save', 'type'].sort());
  }, 120_000);
});
