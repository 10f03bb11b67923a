/** What of a log is shown: how many lines of before, since when, with times; and whether what is written next is followed. */
import { Play, Square } from 'lucide-react';
import type { ConsoleSource } from '../../../shared/contract/consoles.ts';
import type { ConsoleTab } from '../../store/consoles.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { changeLog, changeSpan } from '../../store/tasks/consoles.ts';
import { Button } from '../../ui/button.tsx';
import styles from './log-tools.module.css';

const TAILS = [200, 1000, 5000] as const;
/** Minutes. */
const SPANS = [5, 60] as const;
const DAY = 24 * 60;
const ALL = 'all';

interface LogToolsProps {
  readonly tab: ConsoleTab;
  readonly source: ConsoleSource & { readonly kind: 'logs' };
}

export function LogTools({ tab, source }: LogToolsProps) {
  const t = useT();
  const bench = useWorkbench();
  const isOn = tab.state.is === 'open' || tab.state.is === 'opening';
  return (
    <div className={styles.tools}>
      <select
        aria-label={t('logs.tail')}
        value={source.tail ?? ALL}
        onChange={({ target }) => changeLog(bench, tab.id, { tail: target.value === ALL ? null : Number(target.value) })}
      >
        {TAILS.map((count) => (
          <option key={count} value={count}>
            {t('logs.tail.last', { count })}
          </option>
        ))}
        <option value={ALL}>{t('logs.tail.all')}</option>
      </select>
      <select
        aria-label={t('logs.since')}
        value={tab.span ?? ALL}
        onChange={({ target }) => changeSpan(bench, tab.id, target.value === ALL ? null : Number(target.value))}
      >
        <option value={ALL}>{t('logs.since.any')}</option>
        {SPANS.map((count) => (
          <option key={count} value={count}>
            {t('logs.since.minutes', { count })}
          </option>
        ))}
        <option value={DAY}>{t('logs.since.day')}</option>
      </select>
      <label className={styles.times}>
        <input
          type="checkbox"
          checked={source.timestamps}
          onChange={({ target }) => changeLog(bench, tab.id, { timestamps: target.checked })}
        />
        {t('logs.timestamps')}
      </label>
      <Button small onClick={() => (isOn ? tab.session.stop() : tab.session.restart())}>
        {isOn ? <Square size={12} aria-hidden="true" /> : <Play size={12} aria-hidden="true" />}
        {t(isOn ? 'logs.stop' : 'logs.follow')}
      </Button>
    </div>
  );
}
