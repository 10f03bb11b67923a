/** What a person reads on the page, in whatever language it is: for tests that no word of another is left, and that none is cut. */
import type { Page } from 'playwright-core';
import { englishLeft } from '../../renderer/testing/english-left.ts';

/** Chooses a language by its tag or its own name, and waits until the page speaks it: its sentences are loaded then. */
export async function chooseLanguage(page: Page, language: string): Promise<void> {
  const [tag = ''] = await page.getByRole('contentinfo').getByRole('combobox').selectOption(language);
  await page.locator(`html[lang="${tag}"]`).waitFor();
}

/** Texts in sight, and those that are said or shown on hover. Code, names of keys and what is drawn by scripts are left out. */
function shown(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const isShown = (element: Element | null): element is HTMLElement =>
      element instanceof HTMLElement && element.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (isShown(element) && !element.closest('code, pre, kbd, script, style')) texts.add(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
      if (!isShown(element)) continue;
      for (const name of ['title', 'aria-label', 'placeholder', 'alt']) texts.add(element.getAttribute(name) ?? '');
    }
    return [...texts].map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** The texts of the page that are English, or have some in them. `names`: what the design calls its things. */
export async function englishOn(page: Page, names: readonly string[]): Promise<readonly string[]> {
  return (await shown(page)).filter((text) => {
    if (englishLeft(text, names) !== undefined) return true;
    // A text with no letter of the language at all: a word of a button, where it is no name.
    return !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text) && englishLeft(`${text} and ${text}`, names) !== undefined;
  });
}

/** Buttons, labels and headings whose words are wider than the room that they have, or that reach out of the window. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, label, h1, h2, h3, select, [role="menuitem"], [role="tab"], [role="dialog"]',
    )) {
      const isShown = element.offsetParent !== null && element.textContent !== '' && !element.closest('.react-flow__node');
      if (!isShown || getComputedStyle(element).display === 'inline') continue;
      const words = `${element.tagName} ${element.textContent.slice(0, 60)}`;
      if (element.scrollWidth > element.clientWidth + 1) cut.push(`${words} ${element.scrollWidth}>${element.clientWidth}`);
      const { left, right } = element.getBoundingClientRect();
      const isScrolled = element.closest('[data-scrolls], [role="grid"], [role="table"]') !== null;
      if (!isScrolled && (left < -1 || right > innerWidth + 1)) cut.push(`${words} ${Math.round(left)}..${Math.round(right)}`);
    }
    return cut;
  });
}
