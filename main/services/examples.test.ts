import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { headOf, listExamples } from './examples.ts';

describe('the head of an example', () => {
  test('is its title and the paragraph after it', () => {
    expect(headOf('# Two hosts\n#\n# One network\n# spans both.\n#\n#   vlanvas apply\nvlanvas: 1\n# not this\n')).toEqual({
      title: 'Two hosts',
      summary: 'One network spans both.',
    });
  });
  test('may have a title alone, or nothing', () => {
    expect(headOf('# Two hosts\nvlanvas: 1\n')).toEqual({ title: 'Two hosts', summary: '' });
    expect(headOf('vlanvas: 1\n')).toEqual({ title: '', summary: '' });
  });
});

describe('the examples that ship', () => {
  test('each have a title that fits a card, and a summary', async () => {
    const examples = await listExamples(join(import.meta.dirname, '..', '..', 'examples'));
    expect(examples.length).toBeGreaterThan(0);
    for (const { id, title, summary } of examples) {
      expect(title, id).not.toBe(id);
      expect(title.length, id).toBeLessThanOrEqual(60);
      expect(summary, id).not.toBe('');
    }
  });
  test('are none where the folder is missing', async () => {
    expect(await listExamples('/nonexistent/examples')).toEqual([]);
  });
});
