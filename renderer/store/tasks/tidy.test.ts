import { produce } from 'immer';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTopology } from '../../../shared/topology/write.ts';
import { keptLayout } from '../../canvas/layout/kept-layouts.ts';
import { layOut, type Layout } from '../../canvas/layout/layout.ts';
import { translatorFor } from '../../locales/index.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import type { Analyst } from '../../worker/analyst.ts';
import { createAnalyst } from '../../worker/create-analyst.ts';
import { createDesignStore } from '../design.ts';
import { place } from '../edits/arrange.ts';
import { createViewStore } from '../view.ts';
import { tidyDesign } from './tidy.ts';

const MOVED = produce(twoVlans(), (draft) =>
  place(draft, [
    { id: 'host:docker01', x: 900, y: 300 },
    { id: 'container:bbox1', x: 5, y: 7 },
  ]),
);

/** A core that answers when it is told to, as one does that is at something else. */
function setUp() {
  const core = createAnalyst();
  const asked: (() => void)[] = [];
  const analyst: Analyst = {
    ...core,
    tidy: async (question) => {
      await new Promise<void>((answer) => asked.push(answer));
      return structuredClone(await core.tidy(question));
    },
  };
  const design = createDesignStore();
  design.getState().load({ path: null, revision: null, text: writeTopology('', MOVED) });
  const view = createViewStore({ theme: 'system', language: 'en', autosave: false });
  return { bench: { design, view, analyst, t: translatorFor('en') }, answer: () => asked.shift()?.() };
}

describe('tidying', () => {
  let { bench, answer } = setUp();
  const now = () => bench.design.getState();
  const labels = () => now().history.past.map(({ label }) => label);
  const tidied = async (meanwhile: () => void = () => undefined): Promise<void> => {
    const done = tidyDesign(bench);
    meanwhile();
    answer();
    await done;
  };
  const rename = (name: string) => () =>
    now().edit('Rename', (draft) => {
      draft.name = name;
    });

  beforeEach(() => {
    ({ bench, answer } = setUp());
  });

  it('is one step, laid out by the core and not by the page, and the same when it is done again', async () => {
    await tidied();
    const document = now().document!;
    expect(document).toEqual(twoVlans());
    expect(labels()).toEqual(['Tidy']);
    const kept = keptLayout(document);
    expect(kept).toEqual<Layout>(layOut(twoVlans()));
    expect(layOut(document)).toBe(kept);
    await tidied();
    expect(now().document).toBe(document);
    expect(labels()).toEqual(['Tidy']);
    now().undo();
    expect(now().document).toEqual(MOVED);
  });

  it('waits for the core without changing anything', async () => {
    const done = tidyDesign(bench);
    expect(now().document).toEqual(MOVED);
    answer();
    await done;
    expect(now().document).toEqual(twoVlans());
  });

  it('loses no edit that was made meanwhile', async () => {
    await tidied(rename('other'));
    expect(now().document).toEqual({ ...twoVlans(), name: 'other' });
    expect(labels()).toEqual(['Rename', 'Tidy']);
    // It was laid out for another design.
    expect(keptLayout(now().document!)).toBeUndefined();
  });

  it('leaves what was placed meanwhile where it was put', async () => {
    await tidied(() => now().edit('Move', (draft) => place(draft, [{ id: 'container:bbox1', x: 60, y: 90 }])));
    expect(now().document?.canvas?.positions).toEqual({ 'container:bbox1': { x: 60, y: 90 } });
    expect(keptLayout(now().document!)).toBeUndefined();
  });

  it('does nothing to a design that was undone, closed or opened meanwhile', async () => {
    rename('other')();
    await tidied(() => now().undo());
    expect(now().document).toEqual(MOVED);
    await tidied(() => now().close());
    expect(now().document).toBeNull();
    now().load({ path: null, revision: null, text: writeTopology('', MOVED) });
    await tidied(() => now().load({ path: '/a', revision: 'r', text: writeTopology('', { ...MOVED, name: 'a' }) }));
    expect(now().document).toEqual({ ...MOVED, name: 'a' });
  });

  it('moves nothing while somebody drags', async () => {
    bench.view.getState().set({ gesture: true });
    const done = tidyDesign(bench);
    answer();
    await Promise.resolve();
    await new Promise((resume) => setTimeout(resume));
    expect(now().document).toEqual(MOVED);
    bench.view.getState().set({ gesture: false });
    await done;
    expect(now().document).toEqual(twoVlans());
  });

  it('is done by the page alone where the core is gone', async () => {
    const analyst = { ...bench.analyst, tidy: () => Promise.reject(new Error('gone')) };
    await tidyDesign({ ...bench, analyst });
    expect(now().document).toEqual(twoVlans());
  });
});
