/** A forwarding rule: an arrow for what is accepted, a bar for what is dropped; told by shape, as colours are those of outcomes. */
import type { EdgeProps } from '@xyflow/react';
import { useView } from '../../store/hooks.ts';
import { pathOf } from '../layout/path.ts';
import type { RuleEdge } from './rule-edges.ts';
import styles from './rule-line.module.css';

export function RuleArrow({ id, data }: EdgeProps<RuleEdge>) {
  const chosen = useView((view) => view.ruleAt === id);
  if (!data) return null;
  const { points, action, masquerade, open, middle } = data.line;
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return null;
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  const path = pathOf(points);
  return (
    <g className={styles.rule} data-rule={id} data-action={action} data-chosen={chosen || undefined}>
      <path className={styles.touch} d={path} />
      <path className={styles.line} d={path} />
      {open && <circle className={styles.open} cx={open.x} cy={open.y} r={3} />}
      <g transform={`translate(${end.x} ${end.y}) rotate(${angle})`}>
        {action === 'accept' ? (
          <path className={styles.head} d="M0 0L-8 -4.5L-6 0L-8 4.5Z" />
        ) : (
          <path className={styles.bar} d="M-5 -6V6" />
        )}
      </g>
      {action === 'drop' && (
        <path
          className={styles.cross}
          d="M-3.4 -3.4L3.4 3.4M-3.4 3.4L3.4 -3.4"
          transform={`translate(${middle.x - (masquerade ? 20 : 0)} ${middle.y})`}
        />
      )}
      {masquerade && (
        <g transform={`translate(${middle.x} ${middle.y})`}>
          <rect className={styles.ground} x={-12} y={-5.5} width={24} height={11} rx={3} />
          <text className={styles.nat} y={3}>
            NAT
          </text>
        </g>
      )}
    </g>
  );
}
