import { useAnalysis, useT } from '../../store/hooks.ts';
import styles from './legend.module.css';

const LOOKS = ['open', 'closed', 'blocked', 'leak'] as const;
const MARKS = { open: '', closed: '', blocked: '✕', leak: '!' } as const;

/** The four outcomes, and how a prediction that nobody has measured looks; the marks of expectations and differences where there are any. */
export function Legend({ isCompared }: { readonly isCompared: boolean }) {
  const t = useT();
  const hasExpected = useAnalysis((analysis) => (analysis.prediction?.expected.length ?? 0) > 0);
  return (
    <ul className={styles.legend} aria-label={t('matrix.legend')}>
      {LOOKS.map((look) => (
        <li key={look}>
          <i data-look={look} aria-hidden="true">
            {MARKS[look]}
          </i>
          {t(`look.${look}`)}
        </li>
      ))}
      <li>
        <i data-look="predicted" aria-hidden="true">
          ○
        </i>
        {t('look.predictedOnly')}
      </li>
      {hasExpected && (
        <li>
          <i data-look="unmet" aria-hidden="true" />
          {t('look.unmet')}
        </li>
      )}
      {isCompared && (
        <li>
          <i data-look="same" aria-hidden="true" />
          {t('compare.cell.same')}
        </li>
      )}
    </ul>
  );
}
