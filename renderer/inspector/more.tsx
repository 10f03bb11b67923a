import { useState, type ReactNode } from 'react';
import { useT } from '../store/hooks.ts';
import styles from './inspector.module.css';

interface MoreProps {
  readonly used: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Fields that are seldom needed, folded away; open from the start where one of them is used. */
export function More({ used, label, children }: MoreProps) {
  const t = useT();
  // What is cleared while it is open does not close it under the hands.
  const [open] = useState(used);
  return (
    <details className={styles.more} open={open}>
      <summary>{label ?? t('inspector.more')}</summary>
      <div className={styles.many}>{children}</div>
    </details>
  );
}
