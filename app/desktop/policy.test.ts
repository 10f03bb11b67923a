import { describe, expect, it } from 'vitest';
import { chooseRequest, isOurPage, mayConnect, navigationAllowed, permissionAllowed, shownFile } from './policy.ts';

const FOREIGN = [
  'https://evil.example/',
  'file:///etc/passwd',
  'vlanvas://evil/',
  'vlanvas://app.evil/',
  'vlanvas://app@evil/',
  'vlanvas://x:y@app/',
  'vlanvas://app:80/',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  'blob:vlanvas://app/1',
  '',
  'app/',
];

describe('the window', () => {
  it.each(FOREIGN)('takes %s for no page of ours', (url) => {
    expect(isOurPage(url)).toBe(false);
    expect(navigationAllowed(url)).toBe(false);
    expect(mayConnect({ url, mainFrame: true })).toBe(false);
    expect(permissionAllowed('clipboard-sanitized-write', url)).toBe(false);
  });

  it('stays on its page', () => {
    expect(navigationAllowed('vlanvas://app/')).toBe(true);
    expect(navigationAllowed('vlanvas://app/?x#y')).toBe(true);
    expect(navigationAllowed('vlanvas://app/assets/index.js')).toBe(false);
  });

  it('gives the services to the page in the main frame alone', () => {
    expect(mayConnect({ url: 'vlanvas://app/', mainFrame: true })).toBe(true);
    expect(mayConnect({ url: 'vlanvas://app/', mainFrame: false })).toBe(false);
    expect(mayConnect({ url: undefined, mainFrame: true })).toBe(false);
  });

  it('denies every permission but copying', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'usb',
      'hid',
      'serial',
      'fullscreen',
    ]) {
      expect(permissionAllowed(permission, 'vlanvas://app/'), permission).toBe(false);
    }
    expect(permissionAllowed('clipboard-sanitized-write', 'vlanvas://app/')).toBe(true);
  });
});

describe('what the page asks of the system for files', () => {
  it('is a dialog of one of two kinds, with a name', () => {
    expect(chooseRequest('open', '')).toEqual({ kind: 'open', suggested: '' });
    expect(chooseRequest('save', 'x.vlanvas.yaml')).toEqual({ kind: 'save', suggested: 'x.vlanvas.yaml' });
    for (const [kind, name] of [
      ['delete', 'x'],
      ['open', 3],
      ['save', 'a\0b'],
    ]) {
      expect(chooseRequest(kind, name)).toBeNull();
    }
  });

  it('is a path or none, with a mark', () => {
    expect(shownFile({ path: '/x', edited: true })).toEqual({ path: '/x', edited: true });
    expect(shownFile({ path: null, edited: false })).toEqual({ path: null, edited: false });
    for (const wrong of [null, 'x', {}, { path: 3, edited: true }, { path: '/x', edited: 'yes' }])
      expect(shownFile(wrong)).toBeNull();
  });
});
