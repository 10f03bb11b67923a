/** Whether a host can be logged in to, point by point; an unknown key is trusted after its fingerprint was seen. */
import { Check, Circle, LoaderCircle, X } from 'lucide-react';
import type { HostDocument } from '../../shared/topology/document.ts';
import { useLive, useT, useWorkbench } from '../store/hooks.ts';
import type { HostObservation } from '../store/live.ts';
import { observeHosts, trustHost } from '../store/tasks/hosts.ts';
import { Button } from '../ui/button.tsx';
import styles from './connection-check.module.css';

type Point = 'open' | 'doing' | 'done' | 'failed';
const ICONS = { open: Circle, doing: LoaderCircle, done: Check, failed: X } as const;

/** Logged in, read, and its Docker found: each only after the one before. */
function pointsOf(
  host: HostDocument,
  observation: HostObservation | undefined,
): readonly (readonly ['login' | 'read' | 'docker', Point])[] {
  const state = observation?.state;
  const login: Point = state === undefined ? 'open' : state === 'connecting' ? 'doing' : state === 'failed' ? 'failed' : 'done';
  const read: Point = state === 'observing' ? 'doing' : state === 'ready' ? 'done' : 'open';
  const docker: Point = state !== 'ready' ? 'open' : observation?.observed?.engine ? 'done' : 'failed';
  return [['login', login], ['read', read], ...(host.docker === 'none' ? [] : [['docker', docker] as const])];
}

export function ConnectionCheck({ name, host }: { readonly name: string; readonly host: HostDocument }) {
  const t = useT();
  const bench = useWorkbench();
  const observation = useLive((live) => live.hosts[name]);
  const busy = useLive((live) => live.running.observe !== undefined);
  const problem = observation?.problem;
  const fingerprint = problem?.code.includes('UNKNOWN') ? problem.data?.['fingerprint'] : undefined;
  return (
    <section className={styles.check} aria-label={t('connection.title')}>
      <ul>
        {pointsOf(host, observation).map(([point, state]) => {
          const Icon = ICONS[state];
          return (
            <li key={point} data-point={point} data-state={state}>
              <Icon size={13} aria-label={t(`connection.state.${state}`)} /> {t(`connection.${point}`)}
            </li>
          );
        })}
      </ul>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem.message} {problem.hint}
        </p>
      )}
      {typeof fingerprint === 'string' && <code className={styles.key}>{fingerprint}</code>}
      <div className={styles.buttons}>
        <Button small disabled={busy} onClick={() => void observeHosts(bench)}>
          {t('connection.test')}
        </Button>
        {typeof fingerprint === 'string' && (
          <Button small onClick={() => void trustHost(bench, name, fingerprint)}>
            {t('problems.trust')}
          </Button>
        )}
      </div>
    </section>
  );
}
