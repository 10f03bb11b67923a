/** How many static routes and forwarding rules a host has, with all of them in words: also those that no arrow can show. */
import type { HostDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { policyText, routesText } from '../lines/rule-facts.ts';
import styles from './host-marks.module.css';

export function HostMarks({ host: { routes = [], forward } }: { readonly host: HostDocument }) {
  const t = useT();
  if (routes.length === 0 && !forward) return null;
  return (
    <span className={styles.marks}>
      {routes.length > 0 && (
        <span className={styles.mark} data-mark="routes" title={routesText(routes, t)}>
          {t.count('count.routes', routes.length)}
        </span>
      )}
      {forward && (
        <span className={styles.mark} data-mark="rules" title={policyText(forward, t)}>
          {t.count('count.rules', forward.length)}
        </span>
      )}
    </span>
  );
}
