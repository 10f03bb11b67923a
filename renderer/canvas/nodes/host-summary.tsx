/** A host from far out: what it has in numbers, how its containers are, and how many problems lie on it. */
import type { ReactNode } from 'react';
import { useAnalysis, useLive, useT } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { isCounted } from '../../store/listed-problems.ts';
import { containerIn } from '../../store/marks.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './host-card.module.css';

interface HostSummaryProps {
  readonly id: string;
  readonly name: string;
  readonly dot: ReactNode;
}

export function HostSummary({ id, name, dot }: HostSummaryProps) {
  const t = useT();
  const document = useDrawn();
  const live = useLive((state) => state.hosts[name]);
  const refused = live?.problem;
  const badges = useAnalysis((analysis) => analysis.badges);
  const containers = Object.entries(document?.containers ?? {}).filter(([, found]) => found.host === name);
  const networks = Object.values(document?.networks ?? {}).filter(
    (network) => network.parents?.[name] !== undefined || network.hosts?.includes(name),
  );
  const running =
    live?.observed &&
    containers.filter(([key]) => {
      const found = containerIn(live, key, document?.name ?? '');
      return found?.status === 'running' && !found.failing;
    }).length;
  const isOn = (at: string): boolean =>
    at === id || at.startsWith(`interface:${name}/`) || containers.some(([key]) => at === `container:${key}`);
  const designed = [...badges].filter(([at]) => isOn(at)).flatMap(([, badge]) => badge.problems);
  const found = refused ? [refused, ...designed] : designed;
  const errors = found.filter((problem) => problem.severity === 'error').length;
  const problems = found.filter(isCounted).length;
  return (
    <div className={styles.far}>
      <div className={styles.farName}>
        {dot}
        {name}
      </div>
      <div className={styles.farCount}>
        {t.count('count.containers', containers.length)} · {t.count('count.networks', networks.length)}
      </div>
      {running !== undefined && (
        <div className={styles.farHealth} data-bad={running < containers.length || undefined}>
          {t('host.running', { running, count: containers.length })}
        </div>
      )}
      {problems > 0 && (
        <div className={styles.farHealth} data-bad={errors > 0 || undefined}>
          <SeverityIcon severity={errors > 0 ? 'error' : 'warning'} size={22} />
          {t.count('count.problems', problems)}
        </div>
      )}
    </div>
  );
}
