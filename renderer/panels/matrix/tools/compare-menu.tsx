/** What the matrix is compared with: another design, what is deployed, or a moment of the last hour. */
import { GitCompareArrows } from 'lucide-react';
import { useMemo } from 'react';
import menus from '../../../shell/menus.module.css';
import { useDesign, useLive, useT, useView, useWorkbench } from '../../../store/hooks.ts';
import type { PastRound } from '../../../store/round-history.ts';
import { observeHosts } from '../../../store/tasks/hosts.ts';
import type { Comparison } from '../../../store/view.ts';
import type { Workbench } from '../../../store/workbench.ts';
import { pickFile } from '../../../ui/pick-file.ts';
import { ToolEntry, ToolGroup, ToolMenu } from './tool-menu.tsx';

/** Rounds in which something changed, the latest first, that have an entry of their own. The timeline has them all. */
const MOST_MOMENTS = 6;

/** The rounds of before that differ from the one before them. */
export function momentsOf(history: readonly PastRound[]): readonly PastRound[] {
  return history
    .slice(1, -1)
    .filter(({ changed }) => changed > 0)
    .slice(-MOST_MOMENTS)
    .reverse();
}

export function CompareMenu() {
  const t = useT();
  const isCompared = useView((view) => view.comparison !== null);
  return (
    <ToolMenu label={t('compare.title')} icon={<GitCompareArrows size={12} aria-hidden="true" />} pressed={isCompared}>
      <CompareEntries />
    </ToolMenu>
  );
}

export function CompareEntries() {
  const t = useT();
  const bench = useWorkbench();
  const comparison = useView((view) => view.comparison);
  const isSaved = useDesign((design) => design.saved.text !== '');
  const history = useLive((live) => live.measure?.history);
  const moments = useMemo(() => momentsOf(history ?? []), [history]);
  const first = history && history.length > 1 ? history[0] : undefined;
  const compare = (next: Comparison | null): void => compareWith(bench, next);
  return (
    <>
      <ToolGroup label={t('compare.designs')}>
        <ToolEntry label={t('compare.saved')} disabled={!isSaved} onClick={() => compare({ kind: 'saved' })} />
        <ToolEntry label={t('compare.deployed')} onClick={() => compare({ kind: 'deployed' })} />
        <ToolEntry label={t('compare.file')} onClick={() => void compareWithFile(bench)} />
      </ToolGroup>
      <div className={menus.line} role="separator" />
      <ToolGroup label={t('compare.moments')}>
        {moments.map(({ at, changed }) => (
          <ToolEntry
            key={at}
            label={t('compare.moment', { time: t.time(at), changes: changed })}
            onClick={() => compare({ kind: 'moment', at })}
          />
        ))}
        {first ? (
          <ToolEntry
            label={t('compare.first', { time: t.time(first.at) })}
            onClick={() => compare({ kind: 'moment', at: first.at })}
          />
        ) : (
          <ToolEntry label={t('compare.noMoments')} disabled onClick={() => undefined} />
        )}
      </ToolGroup>
      {comparison && (
        <>
          <div className={menus.line} role="separator" />
          <ToolEntry label={t('compare.stop')} onClick={() => compare(null)} />
        </>
      )}
    </>
  );
}

/** What is compared is what is now: where the timeline stands in the past, it comes back. */
function compareWith(bench: Workbench, comparison: Comparison | null): void {
  bench.view.getState().set(comparison ? { comparison, moment: null } : { comparison });
  // Of a rule or a route that was changed by hand nobody tells, so the hosts are read also where they are followed.
  if (comparison?.kind === 'deployed') void observeHosts(bench);
}

async function compareWithFile(bench: Workbench): Promise<void> {
  const file = await pickFile('.yaml,.yml');
  if (file) compareWith(bench, { kind: 'file', name: file.name, text: await file.text() });
}
