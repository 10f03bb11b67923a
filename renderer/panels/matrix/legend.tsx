import { useT } from '../../store/hooks.ts';
import styles from './legend.module.css';

const LOOKS = ['open', 'closed', 'blocked', 'leak'] as const;
const MARKS = { open: '', closed: '', blocked: '✕', leak: '!' } as const;

/** The four outcomes, and how a prediction that nobody has measured looks. */
export function Legend() {
  const t = useT();
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
    </ul>
  );
}
