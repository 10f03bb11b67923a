import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { twoVlans } from '../../testing/two-vlans.ts';
import { clipOf } from './clip.ts';
import { addClip } from './paste.ts';
import { addExpectations, canBeEnd, endId, expectationAt, expectationIds, expectationsOf, pairsBetween } from './expect.ts';
import { removeObject } from './remove.ts';

const withExpect = (...expect: readonly (readonly [string, string, boolean])[]) =>
  produce(twoVlans(), (draft) => void (draft.expect = expect.map(([from, to, reachable]) => ({ from, to, reachable }))));
const said = (document: ReturnType<typeof twoVlans>) =>
  (document.expect ?? []).map(({ from, to, reachable }) => [from, to, reachable]);

describe('expectations that are drawn', () => {
  it('are named by their ends, a second one about the same two by its number', () => {
    const document = withExpect(['bbox1', 'bbox2', true], ['bbox1', 'bbox2', false], ['any', 'mac_net10', true]);
    expect(expectationIds(document.expect ?? [])).toEqual([
      'expectation:bbox1/bbox2',
      'expectation:bbox1/bbox2/2',
      'expectation:any/mac_net10',
    ]);
    expect(expectationAt(document, 'expectation:bbox1/bbox2/2')).toBe(1);
    expect(expectationsOf(document, 'network:mac_net10')).toEqual([2]);
    expect(endId(document, 'any')).toBeNull();
  });

  it('go one way or both, and a network goes to itself', () => {
    expect(pairsBetween(['a'], ['b', 'c'], false)).toEqual([
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
    ]);
    expect(pairsBetween(['a'], ['b'], true)).toEqual([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ]);
    expect(pairsBetween(['net'], ['net'], true)).toEqual([{ from: 'net', to: 'net' }]);
    expect(canBeEnd({ from: ['network:net'] }, 'network:net')).toBe(true);
    expect(canBeEnd({ from: ['container:a'] }, 'container:a')).toBe(false);
    expect(canBeEnd({ from: ['container:a'] }, 'segment:lan')).toBe(false);
  });

  it('change what is said of the same pair, and go before what would speak for it', () => {
    const document = withExpect(['bbox1', 'bbox2', true], ['mac_net10', 'any', true]);
    const changed = produce(document, (draft) => void addExpectations(draft, [{ from: 'bbox1', to: 'bbox2' }], false));
    expect(said(changed)).toEqual([
      ['bbox1', 'bbox2', false],
      ['mac_net10', 'any', true],
    ]);
    const added = produce(document, (draft) => void addExpectations(draft, [{ from: 'bbox3', to: 'bbox4' }], false));
    expect(said(added)).toEqual([
      ['bbox1', 'bbox2', true],
      ['bbox3', 'bbox4', false],
      ['mac_net10', 'any', true],
    ]);
  });

  it('are removed one by one, and with what they name; no empty list stays', () => {
    const document = withExpect(['bbox1', 'bbox2', true], ['bbox1', 'bbox2', false]);
    const one = produce(document, (draft) => removeObject(draft, 'expectation:bbox1/bbox2/2'));
    expect(said(one)).toEqual([['bbox1', 'bbox2', true]]);
    expect(produce(one, (draft) => removeObject(draft, 'container:bbox2'))).not.toHaveProperty('expect');
  });

  it('are copied with the things that they are between, and go to the copies', () => {
    const document = withExpect(['bbox1', 'bbox2', true], ['bbox1', 'bbox3', false]);
    const clip = clipOf(document, ['container:bbox1', 'container:bbox2']);
    expect(clip?.document.expect).toEqual([{ from: 'bbox1', to: 'bbox2', reachable: true }]);
    const pasted = produce(document, (draft) => void addClip(draft, clip!, 'docker01'));
    expect(said(pasted).at(-1)).toEqual(['bbox5', 'bbox6', true]);
  });

  it('are pasted by themselves where both ends are, once', () => {
    const clip = clipOf(withExpect(['bbox1', 'any', true]), ['expectation:bbox1/any']);
    expect(clip?.document.containers).toBeUndefined();
    let made: readonly string[] = [];
    const pasted = produce(withExpect(), (draft) => void (made = addClip(draft, clip!, null)));
    expect(said(pasted)).toEqual([['bbox1', 'any', true]]);
    expect(made).toEqual(['expectation:bbox1/any']);
    expect(said(produce(pasted, (draft) => void addClip(draft, clip!, null)))).toHaveLength(1);
    const elsewhere = produce(withExpect(), (draft) => {
      delete draft.containers!['bbox1'];
      addClip(draft, clip!, null);
    });
    expect(said(elsewhere)).toEqual([]);
  });
});
