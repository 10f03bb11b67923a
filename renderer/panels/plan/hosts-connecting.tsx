import { useDesign, useLive, useT } from '../../store/hooks.ts';
import styles from './plan-panel.module.css';

/** How far each host is, while they are being read. */
export function HostsConnecting() {
  const t = useT();
  const hosts = useDesign((design) => design.document?.hosts);
  const observed = useLive((live) => live.hosts);
  return (
    <ul className={styles.hosts}>
      {Object.keys(hosts ?? {}).map((name) => {
        const observation = observed[name];
        return (
          <li key={name}>
            <b>{name}</b> {t(`hostState.${observation?.state ?? 'unknown'}`)}{' '}
            {observation?.problem && t.say(observation.problem.message)}
          </li>
        );
      })}
    </ul>
  );
}
