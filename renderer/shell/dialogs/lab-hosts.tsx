/** The hosts of the sandbox that runs: where to log in, what they are cabled with, and what of them is down. */
import type { LabStatus } from '../../../shared/contract/events.ts';
import { useT } from '../../store/hooks.ts';
import styles from './sandbox-dialog.module.css';

export function LabHosts({ status }: { readonly status: LabStatus }) {
  const t = useT();
  return (
    <ul className={styles.hosts} aria-label={t('field.hosts')}>
      {status.hosts.map((host) => (
        <li key={host.name}>
          <b>{host.name}</b>
          <code>{host.ssh}</code>
          <code>{host.address}</code>
          <code>{host.nics.join(' ')}</code>
          {(!host.running || host.silent) && (
            <span className={styles.down}>
              {host.running ? host.silent?.map((daemon) => t(`sandbox.silent.${daemon}`)).join(' ') : t('sandbox.off')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
