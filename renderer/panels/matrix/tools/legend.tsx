import { useMemo } from 'react';
import { useAnalysis, useT } from '../../../store/hooks.ts';
import { CHANGE_MARKS } from '../model/cell-text.ts';
import styles from './legend.module.css';
import { SHADES_MS, type Matrix } from '../model/model.ts';

const LOOKS = ['open', 'closed', 'blocked', 'leak'] as const;
const MARKS = { open: '0.4 ms', closed: '', blocked: '✕', leak: '! 0.4' } as const;
const CHANGES = ['opened', 'closed', 'newOpen', 'newClosed'] as const;

/** What the marks of the cells mean: of a comparison its own, else the four outcomes and those others that are there to be seen. */
export function Legend({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const hasExpected = useAnalysis((analysis) => (analysis.prediction?.expected.length ?? 0) > 0);
  const hasDead = useMemo(() => matrix.lines.some(({ isDead }) => isDead), [matrix]);
  const isCompared = matrix.changes !== null;
  return (
    <ul className={styles.legend} aria-label={t('matrix.legend')}>
      {isCompared ? (
        <>
          {CHANGES.map((change) => (
            <Entry key={change} look="change" mark={CHANGE_MARKS[change]} text={t(`compare.cell.${change}`)} />
          ))}
          <Entry look="same" mark="" text={t('compare.cell.same')} />
        </>
      ) : (
        <>
          {LOOKS.map((look) => (
            <Entry key={look} look={look} mark={MARKS[look]} text={t(`look.${look}`)} />
          ))}
          <li>
            <i data-look="shade" aria-hidden="true" />
            {t('look.shade', { steps: SHADES_MS.join(', ') })}
          </li>
          <Entry look="predicted" mark="○" text={t('look.predictedOnly')} />
          {hasDead && <Entry look="dead" mark="" text={t('look.dead')} />}
        </>
      )}
      {hasExpected && (
        <>
          <Entry look="met" mark="" text={t('look.met')} />
          <Entry look="unmet" mark="" text={t('look.unmet')} />
        </>
      )}
    </ul>
  );
}

function Entry({ look, mark, text }: { readonly look: string; readonly mark: string; readonly text: string }) {
  return (
    <li>
      <i data-look={look} aria-hidden="true">
        {mark}
      </i>
      {text}
    </li>
  );
}
