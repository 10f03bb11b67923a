/** Terminals and logs: a tab each, the active one below. */
import { ScrollText, SquareTerminal, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { nameOf, type ConsoleTab } from '../../store/consoles.ts';
import { useConsoles, useT, useWorkbench } from '../../store/hooks.ts';
import { closeConsole, showConsole } from '../../store/tasks/consoles.ts';
import type { Translate } from '../../locales/index.ts';
import { LogTools } from '../logs/log-tools.tsx';
import { ConsoleEnding } from './console-ending.tsx';
import { NewTerminal } from './new-terminal.tsx';
import { TerminalFrame } from './terminal-frame.tsx';
import styles from './terminal-panel.module.css';

export function TerminalPanel() {
  const t = useT();
  const tabs = useConsoles((consoles) => consoles.tabs);
  const active = useConsoles((consoles) => consoles.tabs.find((tab) => tab.id === consoles.active));
  const list = useRef<HTMLDivElement>(null);
  const bench = useWorkbench();
  if (!active) {
    return (
      <div className={styles.none}>
        <p>{t('console.none')}</p>
        <NewTerminal />
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(active) + step + tabs.length) % tabs.length];
    if (step !== 0 && next) {
      bench.consoles.setState({ active: next.id });
      list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
    } else if (event.key === 'Delete') closeConsole(bench, active.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <div ref={list} className={styles.tabs} role="tablist" aria-label={t('console.tabs')} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <TabButton key={tab.id} tab={tab} isActive={tab === active} />
          ))}
        </div>
        <span className={styles.new}>
          <NewTerminal />
        </span>
        <span className={styles.space} />
        {active.source.kind === 'logs' ? (
          <LogTools tab={active} source={active.source} />
        ) : (
          <span className={styles.hint}>{t('console.leave')}</span>
        )}
      </div>
      <TerminalFrame key={active.id} tab={active} />
      <ConsoleEnding tab={active} />
    </div>
  );
}

function TabButton({ tab, isActive }: { readonly tab: ConsoleTab; readonly isActive: boolean }) {
  const t = useT();
  const bench = useWorkbench();
  const name = tabName(tab, t);
  const Icon = tab.source.kind === 'logs' ? ScrollText : SquareTerminal;
  return (
    <div className={styles.tab} role="presentation" data-active={isActive || undefined} data-state={tab.state.is}>
      <button
        type="button"
        role="tab"
        className={styles.name}
        aria-selected={isActive}
        tabIndex={isActive ? 0 : -1}
        data-tab={tab.id}
        aria-keyshortcuts="Delete"
        onClick={() => showConsole(bench, tab.id)}
        onAuxClick={(event) => event.button === 1 && closeConsole(bench, tab.id)}
      >
        <Icon size={13} aria-hidden="true" />
        {name}
      </button>
      {/* For the mouse: a list of tabs holds tabs alone. By keyboard it is Delete, or the action. */}
      <span
        className={styles.close}
        aria-hidden="true"
        data-close={tab.id}
        title={t('console.close', { name })}
        onClick={() => closeConsole(bench, tab.id)}
      >
        <X size={12} />
      </span>
    </div>
  );
}

function tabName({ source }: ConsoleTab, t: Translate): string {
  return source.kind === 'logs' ? t('console.of.logs', { name: source.container }) : nameOf(source);
}
