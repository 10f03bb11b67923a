/** What the hosts show: why the pair was measured otherwise than predicted, and what else is not as drawn on its way. */
import type { Diagnosis } from '../../../../shared/verdict/diagnosis.ts';
import { useT } from '../../../store/hooks.ts';
import styles from './diagnosis-text.module.css';

interface DiagnosisTextProps {
  readonly diagnosis: Diagnosis;
  /** The pair is open against the prediction, and not closed. */
  readonly isOpen: boolean;
}

export function DiagnosisText({ diagnosis, isOpen }: DiagnosisTextProps) {
  const t = useT();
  const { text, differences } = diagnosis;
  const others = differences.filter((difference) => difference.text !== text);
  return (
    <div className={styles.diagnosis} data-open={isOpen || undefined} data-testid="cell-diagnosis">
      <h4 className={styles.title}>{t('cell.hostsShow')}</h4>
      <p className={styles.text}>{t.say(text)}</p>
      {others.length > 0 && (
        <ul className={styles.differences}>
          {others.map((difference) => (
            <li key={`${difference.at} ${difference.text}`}>{t.say(difference.text)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
