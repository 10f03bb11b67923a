/** The page of a terminal: shows the bytes that the window hands it, and hands back what is typed. */
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@xterm/xterm/css/xterm.css';
import '../../../ui/tokens.css';
import './page.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { isMessage, type FromTerminal, type ToTerminal } from '../messages.ts';
import { coloursOf } from './colours.ts';
import { meaningOf } from './keys.ts';

const FONT = "'JetBrains Mono Variable', ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace";
const FONT_SIZE = 12.5;
const SCROLL_BACK = 10_000;

const terminal = new Terminal({
  fontFamily: FONT,
  fontSize: FONT_SIZE,
  lineHeight: 1.2,
  scrollback: SCROLL_BACK,
  screenReaderMode: true,
  minimumContrastRatio: 4.5,
  cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  // A log is not written for a terminal: its lines end without a return.
  convertEol: false,
});
const fit = new FitAddon();
terminal.loadAddon(fit);

let locked = false;
/** Parts that are being shown for the second time: what xterm answers to them was answered the first time. */
let repeating = 0;

function tell(message: FromTerminal): void {
  window.parent.postMessage(message, window.location.origin);
}

function typed(bytes: Uint8Array): void {
  if (repeating === 0 && !locked) tell({ type: 'typed', bytes });
}

function applyLook(look: ToTerminal & { type: 'look' }): void {
  const root = document.documentElement;
  root.dataset['theme'] = look.theme;
  root.lang = look.language;
  document.title = look.label;
  locked = look.locked;
  const tokens = getComputedStyle(root);
  terminal.options.theme = coloursOf(look.theme, locked, (name) => tokens.getPropertyValue(name).trim());
  terminal.options.disableStdin = locked;
  terminal.options.convertEol = locked;
  terminal.options.cursorInactiveStyle = locked ? 'none' : 'outline';
  terminal.textarea?.setAttribute('aria-label', look.label);
}

function take(message: ToTerminal): void {
  switch (message.type) {
    case 'look':
      return applyLook(message);
    case 'show': {
      if (message.old) repeating += 1;
      terminal.write(message.bytes, () => {
        if (message.old) repeating -= 1;
        else tell({ type: 'read', bytes: message.bytes.length });
      });
      return;
    }
    case 'clear':
      return terminal.reset();
    case 'focus':
      return terminal.focus();
  }
}

function onKey(event: KeyboardEvent): boolean {
  const meaning = meaningOf(event, locked);
  if (meaning === null) return true;
  if (meaning === 'browser' || event.type !== 'keydown') return false;
  event.preventDefault();
  if (meaning === 'copy') void navigator.clipboard.writeText(terminal.getSelection()).catch(() => undefined);
  else if (meaning === 'leave' || meaning === 'leave-back') tell({ type: 'leave', step: meaning === 'leave' ? 1 : -1 });
  else if (meaning === 'top') terminal.scrollToTop();
  else if (meaning === 'bottom') terminal.scrollToBottom();
  else terminal.scrollPages(meaning === 'page-up' ? -1 : 1);
  return false;
}

function start(place: HTMLElement): void {
  terminal.open(place);
  terminal.attachCustomKeyEventHandler(onKey);
  terminal.onData((text) => typed(new TextEncoder().encode(text)));
  // Mouse reports are bytes, a character each.
  terminal.onBinary((text) => typed(Uint8Array.from(text, (character) => character.charCodeAt(0))));
  terminal.onResize(({ cols, rows }) => tell({ type: 'sized', columns: cols, rows }));
  fit.fit();
  new ResizeObserver(() => fit.fit()).observe(place);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== window.location.origin || !isMessage(event.data)) return;
    take(event.data as ToTerminal);
  });
  tell({ type: 'loaded' });
  tell({ type: 'sized', columns: terminal.cols, rows: terminal.rows });
}

const place = document.getElementById('terminal');
// Characters are measured when it opens: the font has to be there by then.
if (place) void document.fonts.load(`${FONT_SIZE}px 'JetBrains Mono Variable'`).finally(() => start(place));
