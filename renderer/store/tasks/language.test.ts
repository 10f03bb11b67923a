import { describe, expect, it } from 'vitest';
import { asWritten, type Speak } from '../../locales/speak.ts';
import { createViewStore } from '../view.ts';
import { showLanguage } from './language.ts';

const catalogue: Speak = (language, text) => `${language} ${text}`;
const inEnglish = () => createViewStore({ theme: 'system', language: 'en', autosave: false });

/** A catalogue that is there when it is told to be. */
function slowly() {
  const coming: ((speak: Speak) => void)[] = [];
  return { load: () => new Promise<Speak>((come) => coming.push(come)), come: () => coming.shift()?.(catalogue), coming };
}

describe('the language of the page', () => {
  it('is English without a catalogue', async () => {
    const view = inEnglish();
    await showLanguage(view, 'en', () => Promise.reject(new Error('it is not needed')));
    expect(view.getState()).toMatchObject({ language: 'en', speak: asWritten });
  });

  it('changes when the sentences of the core are there too, and they are loaded once', async () => {
    const view = inEnglish();
    const { load, come, coming } = slowly();
    const shown = showLanguage(view, 'ja', load);
    expect(view.getState().language).toBe('en');
    come();
    await shown;
    expect(view.getState()).toMatchObject({ language: 'ja', speak: catalogue });
    await showLanguage(view, 'en', load);
    await showLanguage(view, 'zh-CN', load);
    expect(view.getState()).toMatchObject({ language: 'zh-CN', speak: catalogue });
    expect(coming).toEqual([]);
  });

  it('is the one that was chosen last, whichever is there first', async () => {
    const view = inEnglish();
    const { load, come } = slowly();
    const first = showLanguage(view, 'ja', load);
    await showLanguage(view, 'en', load);
    come();
    await first;
    expect(view.getState()).toMatchObject({ language: 'en' });
  });

  it('changes without the sentences where they cannot be had, and asks for them again', async () => {
    const view = inEnglish();
    await showLanguage(view, 'ja', () => Promise.reject(new Error('gone')));
    expect(view.getState()).toMatchObject({ language: 'ja', speak: asWritten });
    await showLanguage(view, 'zh-CN', () => Promise.resolve(catalogue));
    expect(view.getState()).toMatchObject({ language: 'zh-CN', speak: catalogue });
  });
});
