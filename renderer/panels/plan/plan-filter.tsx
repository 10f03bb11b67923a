/** Which steps of a plan are shown: those with these words, those that disturb so much, those that are so far. */
import type { Disruption } from '../../../shared/plan/plan.ts';
import { useT } from '../../store/hooks.ts';
import styles from './plan-filter.module.css';
import { DISRUPTIONS, STEP_FILTERS, type StepFilter } from './plan-model.ts';

interface PlanFilterProps {
  readonly filter: StepFilter;
  /** Steps that are shown, and all. */
  readonly shown: number;
  readonly count: number;
  /** There is a run: steps have states. */
  readonly hasRun: boolean;
  readonly onFilter: (filter: StepFilter) => void;
}

export function PlanFilter({ filter, shown, count, hasRun, onFilter }: PlanFilterProps) {
  const t = useT();
  return (
    <div className={styles.bar} role="search">
      <input
        type="search"
        className={styles.words}
        aria-label={t('plan.search')}
        placeholder={t('plan.search')}
        value={filter.words}
        onChange={({ target }) => onFilter({ ...filter, words: target.value })}
      />
      <select
        aria-label={t('plan.disruption')}
        value={filter.disruption ?? ''}
        onChange={({ target }) => onFilter({ ...filter, disruption: disruptionOf(target.value) })}
      >
        <option value="">{t('plan.anyDisruption')}</option>
        {DISRUPTIONS.map((disruption) => (
          <option key={disruption} value={disruption}>
            {t(`disruption.${disruption}`)}
          </option>
        ))}
      </select>
      {hasRun && (
        <select
          aria-label={t('plan.states')}
          value={filter.state}
          onChange={({ target }) => onFilter({ ...filter, state: STEP_FILTERS.find((one) => one === target.value) ?? 'all' })}
        >
          {STEP_FILTERS.map((state) => (
            <option key={state} value={state}>
              {t(`plan.state.${state}`)}
            </option>
          ))}
        </select>
      )}
      {shown < count && (
        <span className={styles.shown} role="status">
          {t('plan.shown', { shown, count })}
        </span>
      )}
    </div>
  );
}

function disruptionOf(value: string): Disruption | null {
  return DISRUPTIONS.find((disruption) => disruption === value) ?? null;
}
