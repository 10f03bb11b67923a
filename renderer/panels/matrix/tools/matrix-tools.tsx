/** Measuring: once, or again and again; and whether the hosts take part. In a narrow window what is not measuring goes into a menu. */
import { Ellipsis, Pause, Play, RefreshCw, Square, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { isEnabled, perform } from '../../../actions/action.ts';
import { actionById } from '../../../actions/registry.ts';
import { useDesign, useLive, useT, useView, useWorkbench } from '../../../store/hooks.ts';
import { cancelTask } from '../../../store/tasks/run.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CompareEntries, CompareMenu } from './compare-menu.tsx';
import { ExportEntries, ExportMenu } from './export-menu.tsx';
import styles from './matrix-tools.module.css';
import { ToolEntry, ToolMenu, ToolSubmenu } from './tool-menu.tsx';
import { useFitting } from './use-fitting.ts';

const INTERVALS_MS = [500, 1_000, 2_000, 5_000, 15_000, 60_000];

/** What is left out, in this order, where there is no room: the figures, what is not measuring, the words of the buttons. */
const LEVELS = { all: 0, noFacts: 1, menu: 2, icons: 3 } as const;

export function MatrixTools() {
  const frame = useRef<HTMLDivElement>(null);
  const facts = useFacts();
  const language = useView((view) => view.language);
  const running = useLive((live) => live.running.measure !== undefined);
  const level = useFitting(frame, LEVELS.icons, `${language} ${running} ${facts}`);
  return (
    <div ref={frame} className={styles.tools} data-level={level}>
      {level < LEVELS.noFacts && facts !== '' && <span className={styles.facts}>{facts}</span>}
      {level < LEVELS.menu ? (
        <>
          <WithHosts />
          <Interval />
          <CompareMenu />
          <ExportMenu />
        </>
      ) : (
        <More />
      )}
      <MeasureButtons isSmall={level >= LEVELS.icons} />
    </div>
  );
}

function WithHosts() {
  const t = useT();
  const hosts = useView((view) => view.matrixHosts);
  const set = useView((view) => view.set);
  return (
    <span className={styles.hosts}>
      <Checkbox label={t('matrix.withHosts')} checked={hosts} onChange={(matrixHosts) => set({ matrixHosts })} />
    </span>
  );
}

function Interval() {
  const t = useT();
  const interval = useView((view) => view.intervalMs);
  const set = useView((view) => view.set);
  return (
    <select
      className={styles.pick}
      aria-label={t('matrix.interval')}
      title={t('matrix.interval')}
      value={interval}
      onChange={(event) => set({ intervalMs: Number(event.target.value) })}
    >
      {INTERVALS_MS.map((milliseconds) => (
        <option key={milliseconds} value={milliseconds}>
          {t('matrix.every', { seconds: milliseconds / 1000 })}
        </option>
      ))}
    </select>
  );
}

/** All of these in one menu. */
function More() {
  const t = useT();
  const hosts = useView((view) => view.matrixHosts);
  const interval = useView((view) => view.intervalMs);
  const isCompared = useView((view) => view.comparison !== null);
  const set = useView((view) => view.set);
  return (
    <ToolMenu label={t('matrix.more')} icon={<Ellipsis size={14} aria-hidden="true" />} pressed={isCompared} isSmall>
      <ToolEntry label={t('matrix.withHosts')} checked={hosts} onClick={() => set({ matrixHosts: !hosts })} />
      <ToolSubmenu label={t('matrix.interval')}>
        {INTERVALS_MS.map((milliseconds) => (
          <ToolEntry
            key={milliseconds}
            label={t('matrix.every', { seconds: milliseconds / 1000 })}
            checked={milliseconds === interval}
            onClick={() => set({ intervalMs: milliseconds })}
          />
        ))}
      </ToolSubmenu>
      <ToolSubmenu label={t('compare.title')}>
        <CompareEntries />
      </ToolSubmenu>
      <ToolSubmenu label={t('matrix.export')}>
        <ExportEntries />
      </ToolSubmenu>
    </ToolMenu>
  );
}

function MeasureButtons({ isSmall }: { readonly isSmall: boolean }) {
  const t = useT();
  const bench = useWorkbench();
  const running = useLive((live) => live.running.measure !== undefined);
  const live = useLive((state) => state.measure?.live === true);
  useDesign((design) => design.document);
  if (running) {
    return (
      <ToolButton
        label={t(live ? 'matrix.stopLive' : 'matrix.cancel')}
        Icon={live ? Pause : Square}
        isSmall={isSmall}
        onClick={() => cancelTask(bench, 'measure')}
      />
    );
  }
  const measure = actionById('topology.measure');
  const again = actionById('topology.measureLive');
  return (
    <>
      <ToolButton
        label={t('matrix.measureOnce')}
        Icon={Play}
        isSmall={isSmall}
        disabled={!isEnabled(measure, bench)}
        onClick={() => perform(measure, bench)}
      />
      <ToolButton
        label={t('matrix.live')}
        Icon={RefreshCw}
        isSmall={isSmall}
        disabled={!isEnabled(again, bench)}
        onClick={() => perform(again, bench)}
      />
    </>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly isSmall: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function ToolButton({ label, Icon, isSmall, disabled = false, onClick }: ToolButtonProps) {
  return (
    <Button small disabled={disabled} onClick={onClick} {...(isSmall && { 'aria-label': label, title: label })}>
      <Icon size={12} aria-hidden="true" />
      {!isSmall && label}
    </Button>
  );
}

/** What the last round was, in words; a round that measured nothing has no figures worth telling. */
function useFacts(): string {
  const t = useT();
  const hasMeasured = useLive((live) => live.measure?.trips?.values.some((trip) => !Number.isNaN(trip)) === true);
  const pairs = useLive((live) => live.measure?.pairs ?? 0);
  const milliseconds = useLive((live) => live.measure?.milliseconds ?? null);
  if (milliseconds === null || !hasMeasured) return '';
  return t('matrix.took', { pairs, seconds: Math.max(0.01, milliseconds / 1000).toFixed(2) });
}
