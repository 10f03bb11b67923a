import { describe, expect, it } from 'vitest';
import { handedOver, readOptions } from './options.ts';

describe('arguments of the window', () => {
  it('takes the file after the program, or after the folder that Electron runs', () => {
    expect(readOptions(['/opt/vlanvas', 'a.yaml'], true, '/home')).toEqual({ file: '/home/a.yaml' });
    expect(readOptions(['electron', '/src', '/b.yaml'], false, '/home')).toEqual({ file: '/b.yaml' });
  });

  it('leaves switches to Chromium', () => {
    expect(readOptions(['electron', '--no-sandbox', '--inspect=0', '/src', '--disable-gpu', 'b.yaml'], false, '/home')).toEqual({
      file: '/home/b.yaml',
    });
    expect(readOptions(['electron', '--no-sandbox', '/src'], false, '/home')).toEqual({ file: null });
    expect(readOptions(['/opt/vlanvas', '--no-sandbox'], true, '/home')).toEqual({ file: null });
  });
});

it('takes from a second start an absolute path and nothing else', () => {
  expect(handedOver({ file: '/designs/a.vlanvas.yaml' })).toEqual({ file: '/designs/a.vlanvas.yaml' });
  for (const wrong of [undefined, null, 'x', {}, { file: 3 }, { file: 'relative' }, { file: '/a\0b' }]) {
    expect(handedOver(wrong)).toEqual({ file: null });
  }
});
