/** The last line: hosts, problems, counts, sandbox, theme, language, zoom. */
import { Monitor, Moon, Sun } from 'lucide-react';
import { LANGUAGES, LANGUAGE_TAGS } from '../locales/index.ts';
import { useDesign, useLive, useT, useView, useWorkbench } from '../store/hooks.ts';
import { useProblemCount } from '../store/use-problems.ts';
import { showLanguage } from '../store/tasks/language.ts';
import type { Theme } from '../store/view.ts';
import styles from './status-bar.module.css';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<Theme, Theme>;
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function StatusBar() {
  const t = useT();
  const { view } = useWorkbench();
  const open = useDesign((design) => design.document !== null);
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const zoom = useView((view) => view.zoom);
  const set = useView((view) => view.set);
  const lab = useLive((live) => live.lab.status);
  const starting = useLive((live) => live.running.lab !== undefined);
  const Icon = THEME_ICONS[theme];
  const sandbox = starting ? 'starting' : lab?.running ? 'running' : lab?.unavailable ? 'unavailable' : 'stopped';
  return (
    <footer className={styles.bar} data-part="status" aria-label={t('status.label')}>
      {open && <DesignStatus />}
      <span className={styles.space} />
      <button type="button" onClick={() => set({ dialog: 'sandbox' })}>
        {t(`status.sandbox.${sandbox}`, { hosts: t.count('count.hosts', lab?.hosts.length ?? 0) })}
      </button>
      <button
        type="button"
        onClick={() => set({ theme: NEXT_THEME[theme] })}
        aria-label={t(`status.theme.${theme}`)}
        title={t(`status.theme.${theme}`)}
      >
        <Icon size={13} aria-hidden="true" />
      </button>
      <select
        className={styles.language}
        aria-label={t('status.language')}
        title={t('status.language')}
        value={language}
        onChange={(event) => void showLanguage(view, LANGUAGE_TAGS.find((tag) => tag === event.target.value) ?? language)}
      >
        {LANGUAGE_TAGS.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGES[tag].name}
          </option>
        ))}
      </select>
      {open && <span className={styles.zoom}>{Math.round(zoom * 100)} %</span>}
    </footer>
  );
}

function DesignStatus() {
  const t = useT();
  const hosts = useDesign((design) => design.document?.hosts);
  const containers = useDesign((design) => Object.keys(design.document?.containers ?? {}).length);
  const networks = useDesign((design) => Object.keys(design.document?.networks ?? {}).length);
  const observed = useLive((live) => live.hosts);
  const problems = useProblemCount();
  const showPanel = useView((view) => view.showPanel);
  const names = Object.keys(hosts ?? {});
  const ready = names.filter((name) => observed[name]?.state === 'ready').length;
  const failed = names.some((name) => observed[name]?.state === 'failed');
  return (
    <>
      <span className={styles.hosts} data-state={failed ? 'failed' : ready > 0 ? 'ready' : 'unknown'}>
        <i aria-hidden="true" />
        {ready === names.length || ready === 0
          ? t.count(ready === 0 ? 'status.hosts' : 'status.connected', names.length)
          : t('status.connectedOf', { ready, count: names.length })}
      </span>
      <button type="button" onClick={() => showPanel('problems')}>
        {t.count('count.problems', problems)}
      </button>
      <span>
        {t.count('count.containers', containers)} · {t.count('count.networks', networks)}
      </span>
    </>
  );
}
