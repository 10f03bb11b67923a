/** One console on its own page, in a frame: bytes go in, keys come out. */
import { useEffect, useRef } from 'react';
import { moveToPart } from '../../actions/parts.ts';
import type { ConsoleView } from '../../store/console-session.ts';
import { nameOf, type ConsoleTab } from '../../store/consoles.ts';
import { useConsoles, useT, useView } from '../../store/hooks.ts';
import { isMessage, type FromTerminal, type ToTerminal } from './messages.ts';
import styles from './terminal-panel.module.css';

export function TerminalFrame({ tab }: { readonly tab: ConsoleTab }) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const language = useView((view) => view.language);
  const focus = useConsoles((consoles) => consoles.focus);
  const { session, source } = tab;
  const label = t(`console.label.${source.kind}`, { name: nameOf(source) });
  const locked = source.kind === 'logs' || tab.state.is === 'ended' || tab.state.is === 'failed';
  const look = useRef<(theme: 'light' | 'dark') => ToTerminal>(null);
  useEffect(() => {
    look.current = (theme) => ({ type: 'look', theme, language, label, locked });
    post(frame.current, look.current(themeOf(document)));
  }, [language, label, locked]);

  useEffect(() => {
    let detach: (() => void) | null = null;
    const tell = (message: ToTerminal): void => post(frame.current, message);
    const view: ConsoleView = {
      show: (bytes, old) => tell({ type: 'show', bytes, old }),
      clear: () => tell({ type: 'clear' }),
    };
    const showLook = (): void => {
      if (look.current) tell(look.current(themeOf(document)));
    };
    const take = (message: FromTerminal): void => {
      switch (message.type) {
        case 'loaded':
          return showLook();
        case 'sized':
          if (detach) return session.resize(message);
          detach = session.attach(view, message);
          return tell({ type: 'focus' });
        case 'typed':
          return session.type(message.bytes);
        case 'read':
          return session.read(message.bytes);
        case 'leave':
          frame.current?.focus();
          return moveToPart(document, message.step);
      }
    };
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      if (event.origin === window.location.origin && isMessage(event.data)) take(event.data as FromTerminal);
    };
    window.addEventListener('message', listen);
    const themes = new MutationObserver(showLook);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      window.removeEventListener('message', listen);
      themes.disconnect();
      detach?.();
    };
  }, [session]);

  useEffect(() => {
    post(frame.current, { type: 'focus' });
  }, [focus]);

  return <iframe ref={frame} className={styles.frame} src="./terminal.html" title={label} data-console={tab.state.is} />;
}

function themeOf(page: Document): 'light' | 'dark' {
  return page.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

function post(frame: HTMLIFrameElement | null, message: ToTerminal): void {
  if (message.type === 'focus') frame?.focus();
  frame?.contentWindow?.postMessage(message, window.location.origin);
}
