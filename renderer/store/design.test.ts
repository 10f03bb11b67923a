import { beforeEach, describe, expect, it } from 'vitest';
import { writeTopology } from '../../shared/topology/write.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { createDesignStore, isDirty, textOf, type DesignStore } from './design.ts';

const TEXT = `# Ours\n${writeTopology('', twoVlans())}`;

let store: DesignStore;
const design = () => store.getState();
const image = (key = 'bbox1') => design().document?.containers?.[key]?.image;
const setImage = (text: string) => (draft: { containers?: Record<string, { image: string }> | undefined }) => {
  const container = draft.containers?.['bbox1'];
  if (container) container.image = text;
};

beforeEach(() => {
  store = createDesignStore();
  design().load({ path: '/designs/a.vlanvas.yaml', revision: 'r1', text: TEXT });
});

describe('the design store', () => {
  it('opens a file without changing it, to the letter', () => {
    expect(design().document).toEqual(twoVlans());
    expect(textOf(design())).toBe(TEXT);
    expect(isDirty(design())).toBe(false);
  });

  it('undoes and redoes an edit, and names it', () => {
    design().edit('Change image', setImage('alpine'));
    expect(image()).toBe('alpine');
    expect(isDirty(design())).toBe(true);
    expect(design().history.past.at(-1)?.label).toBe('Change image');
    design().undo();
    expect(image()).toBe('busybox');
    expect(isDirty(design())).toBe(false);
    expect(textOf(design())).toBe(TEXT);
    design().redo();
    expect(image()).toBe('alpine');
  });

  it('takes what is typed into one field as one step, until it is left', () => {
    for (const text of ['a', 'al', 'alp']) design().edit('Change image', setImage(text), { merge: 'field bbox1 image' });
    expect(design().history.past).toHaveLength(1);
    design().seal();
    design().edit('Change image', setImage('alpine'), { merge: 'field bbox1 image' });
    expect(design().history.past).toHaveLength(2);
    design().undo();
    expect(image()).toBe('alp');
    design().undo();
    expect(image()).toBe('busybox');
  });

  it('keeps no step for an edit that changes nothing, and forgets what was undone after a new edit', () => {
    design().edit('Nothing', setImage('busybox'));
    expect(design().history.past).toHaveLength(0);
    design().edit('One', setImage('one'));
    design().undo();
    design().edit('Two', setImage('two'));
    design().redo();
    expect(image()).toBe('two');
  });

  it('is clean after saving, dirty when what was saved is undone, clean again when it is redone', () => {
    design().edit('Change image', setImage('alpine'));
    const text = textOf(design());
    design().markSaved({ path: '/designs/a.vlanvas.yaml', revision: 'r2', text });
    expect(isDirty(design())).toBe(false);
    expect(text).toContain('# Ours');
    design().undo();
    expect(isDirty(design())).toBe(true);
    design().redo();
    expect(isDirty(design())).toBe(false);
    expect(textOf(design())).toBe(text);
  });

  it('keeps a text that cannot be read as it was typed, and the last document beside it', () => {
    design().typeText('vlanvas: 1\nname: [', 'Edit text');
    expect(design().unreadable?.problems[0]?.severity).toBe('error');
    expect(design().document).toEqual(twoVlans());
    expect(textOf(design())).toBe('vlanvas: 1\nname: [');
    expect(isDirty(design())).toBe(true);
    design().typeText(TEXT.replace('name: two-vlans', 'name: other'), 'Edit text');
    expect(design().unreadable).toBeNull();
    expect(design().document?.name).toBe('other');
    design().undo();
    expect(design().document?.name).toBe('two-vlans');
  });

  it('keeps comments that were typed', () => {
    design().typeText(`# mine\n${TEXT}`, 'Edit text');
    design().seal();
    design().edit('Change image', setImage('alpine'));
    expect(textOf(design())).toMatch(/^# mine/);
    expect(textOf(design())).toContain('alpine');
  });

  it('takes a file that was never saved as unsaved', () => {
    design().load({ path: null, revision: null, text: TEXT }, { unsaved: true });
    expect(isDirty(design())).toBe(true);
  });
});
