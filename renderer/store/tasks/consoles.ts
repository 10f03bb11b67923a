/** Opening and closing terminals and logs. */
import type { ConsoleSource } from '../../../shared/contract/consoles.ts';
import { createSession } from '../console-session.ts';
import { nameOf, type ConsoleTab } from '../consoles.ts';
import { splitObjectId } from '../object-id.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';

/** Lines of before that a log begins with. */
const FIRST_LINES = 200;

/** A terminal into a host or container that is drawn; undefined for other things. */
export function terminalOf(id: string): ConsoleSource | undefined {
  const object = splitObjectId(id);
  if (object?.kind === 'host') return { kind: 'host', host: object.name };
  return object?.kind === 'container' ? { kind: 'container', container: object.name } : undefined;
}

export function logsOf(id: string): ConsoleSource | undefined {
  const object = splitObjectId(id);
  if (object?.kind !== 'container') return undefined;
  return { kind: 'logs', container: object.name, tail: FIRST_LINES, since: null, timestamps: false };
}

/** Opens it in a tab of its own and shows that. A log that is open already is shown instead of another one. */
export function openConsole(bench: Workbench, source: ConsoleSource): void {
  const { tabs } = bench.consoles.getState();
  const same =
    source.kind === 'logs' ? tabs.find((tab) => tab.source.kind === 'logs' && nameOf(tab.source) === nameOf(source)) : null;
  if (same) return showConsole(bench, same.id);
  const id = crypto.randomUUID();
  const session = createSession({
    client: bench.client,
    design: () => designOf(bench),
    source,
    onState: (state) => change(bench, id, { state }),
  });
  const tab: ConsoleTab = { id, source, span: null, state: { is: 'opening' }, session };
  bench.consoles.setState(({ tabs: before }) => ({ tabs: [...before, tab] }));
  showConsole(bench, id);
}

export function showConsole(bench: Workbench, id: string): void {
  bench.view.getState().showPanel('terminal');
  bench.consoles.setState(({ focus }) => ({ active: id, focus: focus + 1 }));
}

/** Ends what runs in it, and takes the tab away; the one beside it is shown. */
export function closeConsole(bench: Workbench, id: string): void {
  const { tabs, active } = bench.consoles.getState();
  const at = tabs.findIndex((tab) => tab.id === id);
  if (at < 0) return;
  tabs[at]?.session.stop();
  const left = tabs.filter((tab) => tab.id !== id);
  const next = left[Math.min(at, left.length - 1)]?.id ?? null;
  bench.consoles.setState({ tabs: left, active: active === id ? next : active });
}

/** All of them, as when another design is opened: its names may mean other machines. */
export function closeConsoles(bench: Workbench): void {
  for (const { id } of bench.consoles.getState().tabs) closeConsole(bench, id);
}

type LogSource = ConsoleSource & { readonly kind: 'logs' };

/** The same log from another line on, or with times. */
export function changeLog(bench: Workbench, id: string, options: Partial<Pick<LogSource, 'tail' | 'timestamps'>>): void {
  const tab = logTab(bench, id);
  if (tab) restartLog(bench, tab, { ...tab.source, ...options });
}

/** The same log from so many minutes ago; null: from the start. */
export function changeSpan(bench: Workbench, id: string, span: number | null): void {
  const tab = logTab(bench, id);
  if (!tab) return;
  change(bench, id, { span });
  restartLog(bench, tab, { ...tab.source, since: span === null ? null : Math.floor(Date.now() / 1000) - span * 60 });
}

function logTab(bench: Workbench, id: string): (ConsoleTab & { readonly source: LogSource }) | undefined {
  const tab = bench.consoles.getState().tabs.find((one) => one.id === id);
  return tab?.source.kind === 'logs' ? { ...tab, source: tab.source } : undefined;
}

function restartLog(bench: Workbench, { id, session }: ConsoleTab, source: LogSource): void {
  change(bench, id, { source });
  session.restart(source);
}

function change(bench: Workbench, id: string, next: Partial<Pick<ConsoleTab, 'state' | 'source' | 'span'>>): void {
  bench.consoles.setState(({ tabs }) => ({ tabs: tabs.map((tab) => (tab.id === id ? { ...tab, ...next } : tab)) }));
}
