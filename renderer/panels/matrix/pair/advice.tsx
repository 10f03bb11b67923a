/** What would mend a pair: the sentence, the fixes that the checks have for what is at fault, and where that is. */
import type { Fate } from '../../../../shared/reach/result.ts';
import { fixesFor } from '../../../../shared/verdict/fix-for.ts';
import { applyFix } from '../../../store/edits/arrange.ts';
import { useAnalysis, useDesign, useT, useView, useWorkbench } from '../../../store/hooks.ts';
import { idOfRef } from '../../../store/object-id.ts';
import { makePlan } from '../../../store/tasks/deploy.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './cell-detail.module.css';

const MOST_FIXES = 2;

interface AdviceProps {
  /** What the advice is for: what the hosts show, else the prediction. */
  readonly fate: Fate;
  /** A fix is a change of the design: it mends what the design closes. */
  readonly predicted: Fate;
  /** Hosts are otherwise than the design has them: deploying again would change that. */
  readonly canDeploy: boolean;
}

export function Advice({ fate, predicted, canDeploy }: AdviceProps) {
  const t = useT();
  const bench = useWorkbench();
  const { object, hint } = fate;
  const culprit = object ? idOfRef(object) : null;
  const problems = useAnalysis((analysis) => analysis.problems);
  const isReadable = useDesign((design) => design.unreadable === null);
  const select = useView((view) => view.select);
  const revealObjects = useView((view) => view.revealObjects);
  const fixes = isReadable ? fixesFor(predicted, problems) : [];
  if (hint === undefined && culprit === null) return null;
  return (
    <div className={styles.advice}>
      {hint !== undefined && (
        <p>
          <b>{t('cell.whatToDo')}</b> {t.say(hint)}
        </p>
      )}
      {fixes.slice(0, MOST_FIXES).map((fix) => (
        <Button
          key={fix.label}
          small
          onClick={() => bench.design.getState().edit(fix.label, (draft) => applyFix(draft, fix.changes))}
        >
          {t('problems.fix', { label: t.say(fix.label) })}
        </Button>
      ))}
      {canDeploy && (
        <Button small onClick={() => void makePlan(bench)}>
          {t('cell.planAgain')}
        </Button>
      )}
      {culprit !== null && (
        <Button
          small
          onClick={() => {
            select([culprit]);
            revealObjects([culprit]);
          }}
        >
          {t('cell.show', { name: object?.name ?? '' })}
        </Button>
      )}
    </div>
  );
}
