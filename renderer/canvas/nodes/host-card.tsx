/** A host: state, name, where it is and what engine it has. Its interfaces and containers lie on it as nodes of their own. */
import type { NodeProps } from '@xyflow/react';
import { useLive, useT, useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { useMark } from '../../store/use-mark.ts';
import type { ThingNode } from '../flow.ts';
import { hostLine } from '../layout/host-line.ts';
import { targetOf } from '../gestures/target.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import styles from './host-card.module.css';
import { HostMarks } from './host-marks.tsx';
import { LiveMark } from './live-mark.tsx';
import { HostSummary } from './host-summary.tsx';

export function HostCard({ id, data, selected }: NodeProps<ThingNode>) {
  const t = useT();
  const { name } = data.box;
  const document = useDrawn();
  const host = document?.hosts?.[name];
  const target = useView((view) => targetOf(document, view, id));
  const observation = useLive((live) => live.hosts[name]);
  const mark = useMark(id);
  if (!host) return null;
  const state = observation?.state ?? 'unknown';
  const dot = (
    <span
      className={styles.dot}
      data-state={state}
      role="img"
      aria-label={t(`hostState.${state}`)}
      title={t(`hostState.${state}`)}
    />
  );
  return (
    <div className={styles.card} data-object={id} data-selected={selected || undefined} data-target={target} data-state={state}>
      {data.far ? (
        <HostSummary id={id} name={name} dot={dot} />
      ) : (
        <div className={styles.head}>
          {dot}
          <div className={styles.words}>
            <div className={styles.name}>
              {name} <LiveMark mark={mark} />
            </div>
            <div className={styles.line}>{hostLine(host, observation, t)}</div>
          </div>
          <HostMarks host={host} />
          <Badge id={id} />
        </div>
      )}
      <Grip place="top" />
    </div>
  );
}
