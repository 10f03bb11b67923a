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

  it('is not clean of what was drawn or typed while its file was being written', () => {
    design().edit('Change image', setImage('alpine'));
    const written = design();
    const text = textOf(written);
    design().edit('Change image', setImage('debian'));
    design().markSaved({ path: '/designs/a.vlanvas.yaml', revision: 'r2', text }, written);
    expect(isDirty(design())).toBe(true);
    design().undo();
    expect(isDirty(design())).toBe(false);
    const before = design();
    design().typeText(`# typed meanwhile\n${text}`, 'Edit text');
    design().markSaved({ path: '/designs/a.vlanvas.yaml', revision: 'r3', text }, before);
    expect(isDirty(design())).toBe(true);
    expect(textOf(design())).toMatch(/^# typed meanwhile/);
  });

  it('is dirty once a comment was typed, and clean once that is saved', () => {
    design().typeText(`# mine\n${TEXT}`, 'Edit text');
    expect(isDirty(design())).toBe(true);
    design().markSaved({ path: '/designs/a.vlanvas.yaml', revision: 'r2', text: textOf(design()) });
    expect(isDirty(design())).toBe(false);
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

  it('undoes a typed comment as a step, and brings back one that went with what was removed, also after saving', () => {
    const marked = TEXT.replace(/^( {2}bbox2:.*)$/m, '  # the second\n$1');
    expect(marked).not.toBe(TEXT);
    design().typeText(marked, 'Edit text');
    design().seal();
    design().edit('Remove bbox2', (draft) => {
      if (draft.containers) delete draft.containers['bbox2'];
    });
    const without = textOf(design());
    expect(without).not.toContain('# the second');
    design().markSaved({ path: '/designs/a.vlanvas.yaml', revision: 'r2', text: without });
    design().undo();
    expect(textOf(design())).toBe(marked);
    expect(Object.keys(design().document?.containers ?? {})[1]).toBe('bbox2');
    design().undo();
    expect(textOf(design())).toBe(TEXT);
    design().redo();
    expect(textOf(design())).toBe(marked);
    design().redo();
    expect(textOf(design())).toBe(without);
    expect(isDirty(design())).toBe(false);
  });

  it('is not clean at the beginning of a history that had more steps than are kept', () => {
    for (let step = 0; step < 510; step++) design().edit('Change image', setImage(`image${step}`));
    for (let step = 0; step < 510; step++) design().undo();
    expect(image()).toBe('image9');
    expect(isDirty(design())).toBe(true);
    expect(textOf(design())).toContain('image9');
  });

  it('takes a design that is in no file yet as unsaved once somebody touches it, and not before', () => {
    design().load({ path: null, revision: null, text: TEXT });
    expect(isDirty(design())).toBe(false);
    design().edit('Change image', setImage('alpine'));
    expect(isDirty(design())).toBe(true);
    design().undo();
    expect(isDirty(design())).toBe(false);
    expect(textOf(design())).toBe(TEXT);
    design().typeText(`${TEXT}# mine\n`, 'Edit text');
    expect(isDirty(design())).toBe(true);
  });
});

const BROKEN = 'vlanvas: 1\nname: [';

describe('a text that cannot be read', () => {
  it('is not written over by an edit of the drawing, which is refused', () => {
    design().typeText(BROKEN, 'Edit the text');
    const before = design();
    design().edit('Change image', setImage('alpine'));
    expect(textOf(design())).toBe(BROKEN);
    expect(design().history).toBe(before.history);
    expect(design().refused).toBe(before.refused + 1);
  });

  it('is a step of its own: undo brings the drawing of before back, redo the text', () => {
    design().edit('Change image', setImage('alpine'));
    const drawn = textOf(design());
    design().typeText(`${drawn}x`, 'Edit the text');
    design().typeText(`${drawn}xy: [`, 'Edit the text');
    design().seal();
    expect(design().history.past.map((step) => step.label)).toEqual(['Change image', 'Edit the text']);
    design().undo();
    expect(design().unreadable).toBeNull();
    expect(textOf(design())).toBe(drawn);
    design().redo();
    expect(textOf(design())).toBe(`${drawn}xy: [`);
    expect(design().unreadable?.problems[0]?.severity).toBe('error');
  });

  it('can be given up for the last drawing that could be read, and undo brings it back', () => {
    design().typeText(BROKEN, 'Edit the text');
    design().dropUnreadable('Back');
    expect(design().unreadable).toBeNull();
    expect(textOf(design())).toBe(TEXT);
    expect(design().history.past.at(-1)?.label).toBe('Back');
    design().undo();
    expect(textOf(design())).toBe(BROKEN);
  });

  it('is saved as it is typed, and clean then', () => {
    design().typeText(BROKEN, 'Edit the text');
    design().seal();
    design().markSaved({ path: '/designs/a.vlanvas.yaml', revision: 'r2', text: BROKEN });
    expect(isDirty(design())).toBe(false);
    design().undo();
    expect(textOf(design())).toBe(TEXT);
    expect(isDirty(design())).toBe(true);
    design().redo();
    expect(isDirty(design())).toBe(false);
  });

  it('of a file that was opened so stays whole: there is no drawing to go back to', () => {
    design().load({ path: '/designs/broken.vlanvas.yaml', revision: 'r1', text: BROKEN });
    design().edit('Add host', (draft) => {
      draft.hosts = { docker01: {} };
    });
    design().dropUnreadable('Back');
    expect(textOf(design())).toBe(BROKEN);
    expect(design().unreadable?.nothingRead).toBe(true);
    expect(design().document?.name).toBe('broken');
    expect(isDirty(design())).toBe(false);
    design().typeText(TEXT, 'Edit the text');
    expect(design().document).toEqual(twoVlans());
    design().undo();
    expect(textOf(design())).toBe(BROKEN);
    expect(design().unreadable?.nothingRead).toBe(true);
  });
});

describe('what is typed', () => {
  it('is undone and redone to the letter, a comment alone too', () => {
    const typed = `${TEXT}# the end\n`;
    design().typeText(typed, 'Edit the text');
    design().undo();
    expect(textOf(design())).toBe(TEXT);
    expect(isDirty(design())).toBe(false);
    design().redo();
    expect(textOf(design())).toBe(typed);
  });

  it('is a step apart from what was typed before an undo', () => {
    design().typeText(`${TEXT}# one\n`, 'Edit the text');
    design().undo();
    design().redo();
    design().typeText(`${TEXT}# one\n# two\n`, 'Edit the text');
    design().undo();
    expect(textOf(design())).toBe(`${TEXT}# one\n`);
  });
});
