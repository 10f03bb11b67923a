/** A host: state, name, where it is and what engine it has. Its interfaces and containers lie on it as nodes of their own. */
import type { NodeProps } from '@xyflow/react';
import { useDesign, useLive, useT } from '../../store/hooks.ts';
import type { ThingNode } from '../flow.ts';
import { hostLine } from '../host-line.ts';
import { Badge } from './badge.tsx';
import styles from './host-card.module.css';

export function HostCard({ id, data, selected }: NodeProps<ThingNode>) {
  const t = useT();
  const { name } = data.box;
  const host = useDesign((design) => design.document?.hosts?.[name]);
  const containers = useDesign(
    (design) => Object.values(design.document?.containers ?? {}).filter((found) => found.host === name).length,
  );
  const observation = useLive((live) => live.hosts[name]);
  if (!host) return null;
  const state = observation?.state ?? 'unknown';
  return (
    <div className={styles.card} data-object={id} data-selected={selected || undefined} data-state={state}>
      <div className={styles.head}>
        <span
          className={styles.dot}
          data-state={state}
          role="img"
          aria-label={t(`hostState.${state}`)}
          title={t(`hostState.${state}`)}
        />
        <div className={styles.words}>
          <div className={styles.name}>{name}</div>
          <div className={styles.line}>{hostLine(host, observation, t)}</div>
        </div>
        <Badge id={id} />
      </div>
      <div className={styles.far} aria-hidden="true">
        <div className={styles.farName}>{name}</div>
        <div className={styles.farCount}>{t.count('count.containers', containers)}</div>
      </div>
    </div>
  );
}
