import { describe, expect, it } from 'vitest';
import { createDesignStore } from '../design.ts';
import { createLiveStore } from '../live.ts';
import { createViewStore } from '../view.ts';
import { mayAutosave } from './autosave.ts';

const FILE = { path: '/designs/a.vlanvas.yaml', revision: 'r1', text: 'vlanvas: 1\nname: a\n' };

function opened(autosave = true) {
  const bench = {
    design: createDesignStore(),
    view: createViewStore({ theme: 'system', language: 'en', autosave }),
    live: createLiveStore(),
  };
  bench.live.setState({ door: 'open' });
  bench.design.getState().load(FILE);
  bench.design.getState().edit('Rename', (draft) => {
    draft.name = 'b';
  });
  return bench;
}

describe('a file is written without being asked', () => {
  it('where the person chose so', () => {
    expect(mayAutosave(opened())).toBe(true);
    expect(mayAutosave(opened(false))).toBe(false);
  });

  it('and not while there is nothing to write', () => {
    const bench = opened();
    bench.design.getState().undo();
    expect(mayAutosave(bench)).toBe(false);
  });

  it('and not where it has no place yet', () => {
    const bench = opened();
    bench.design.getState().load({ ...FILE, path: null, revision: null });
    expect(mayAutosave(bench)).toBe(false);
  });

  it('and not while its text cannot be read', () => {
    const bench = opened();
    bench.design.getState().typeText('vlanvas: [', 'Edit text');
    expect(mayAutosave(bench)).toBe(false);
  });

  it('and not over what somebody else wrote, removed, or while nobody could write it', () => {
    const bench = opened();
    bench.live.setState({ onDisk: { ...FILE, text: 'other', revision: 'r2' } });
    expect(mayAutosave(bench)).toBe(false);
    bench.live.setState({ onDisk: null, fileGone: true });
    expect(mayAutosave(bench)).toBe(false);
    bench.live.setState({ fileGone: false, door: 'lost' });
    expect(mayAutosave(bench)).toBe(false);
  });
});
