import { expect, it } from 'vitest';
import { dropMeaning } from '../palette/drop-meaning.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { createDesignStore } from './design.ts';
import { judgedDocument } from './judged.ts';
import { createLiveStore } from './live.ts';

it('judges a drop by the engine that a host was seen to have, and writes nothing of it', () => {
  const design = createDesignStore();
  const live = createLiveStore();
  design.setState({ document: twoVlans() });
  const meant = () => dropMeaning(judgedDocument({ design, live })!, 'macvlan', ['interface:docker01/ens33.10']);
  expect(judgedDocument({ design, live })).toBe(design.getState().document);
  expect(meant()).toMatchObject({ does: 'make' });
  const observed = { engine: { version: '24.0.7' } };
  live.setState({ hosts: { docker01: { state: 'connected', observed } } as never });
  expect(meant()).toEqual({ does: 'refuse', words: 'refused.old-engine' });
  expect(design.getState().document?.hosts?.['docker01']).not.toHaveProperty('engine');
});
