import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../shared/problem/problem.ts';
import styles from './severity-icon.module.css';

const ICONS = { error: OctagonAlert, warning: TriangleAlert, info: Info } as const;

/** One shape a severity, so that colour alone never tells. */
export function SeverityIcon({ severity, size = 13 }: { readonly severity: Severity; readonly size?: number }) {
  const Icon = ICONS[severity];
  return <Icon size={size} className={styles[severity]} aria-hidden="true" />;
}
