import { produce } from 'immer';
import { expect, it } from 'vitest';
import { twoVlans } from '../testing/two-vlans.ts';
import { changedNames } from './changed-names.ts';
import { place } from './edits/arrange.ts';

it('what is new, gone or changed is told by its name, and what has none as a part', () => {
  const before = twoVlans();
  expect(changedNames(before, twoVlans())).toEqual({ names: [], parts: [] });
  const after = produce(before, (draft) => {
    draft.name = 'other';
    delete draft.containers?.['bbox1'];
    const host = draft.hosts?.['docker02'];
    if (host) host.ssh = 'elsewhere';
    draft.segments = { ...draft.segments, lan2: {} };
    place(draft, [{ id: 'host:docker01', x: 1, y: 2 }]);
  });
  const { names, parts } = changedNames(before, after);
  expect(names).toEqual(['lan2', 'docker02', 'bbox1']);
  expect(parts).toEqual(['name', 'canvas']);
});
