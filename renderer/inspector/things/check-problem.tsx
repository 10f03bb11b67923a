/** What failed on the way to a host, and what to do: for an unknown key its fingerprint to be compared, for a changed one both. */
import { Copy } from 'lucide-react';
import type { Problem } from '../../../shared/problem/problem.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { notify } from '../../store/notify.ts';
import { trustAndCheck } from '../../store/tasks/hosts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './connection-check.module.css';

/** Prints the fingerprints on the host itself, to lay beside the one that was shown. */
const COMPARE = 'for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $f; done';

export function CheckProblem({ host, problem }: { readonly host: string; readonly problem: Problem }) {
  const t = useT();
  const bench = useWorkbench();
  const fingerprint = textOf(problem, 'fingerprint');
  const known = textOf(problem, 'known');
  if (problem.code === 'HOST_KEY_UNKNOWN' && fingerprint !== null) {
    return (
      <div className={styles.problem} data-severity="warning" role="alert">
        <p>{t('connection.key.unknown', { address: textOf(problem, 'address') ?? host })}</p>
        <Fingerprint label={textOf(problem, 'keyType') ?? ''} value={fingerprint} />
        <p className={styles.hint}>{t('connection.key.compare')}</p>
        <Command text={COMPARE} />
        <Button small look="primary" onClick={() => void trustAndCheck(bench, host, fingerprint)}>
          {t('problems.trust')}
        </Button>
      </div>
    );
  }
  if (problem.code === 'HOST_KEY_CHANGED' && fingerprint !== null) {
    return (
      <div className={styles.problem} data-severity="error" role="alert">
        <p>{t('connection.key.changed')}</p>
        <Fingerprint label={t('connection.key.shown')} value={fingerprint} />
        {known !== null && <Fingerprint label={t('connection.key.known')} value={known} />}
        <p className={styles.hint}>{t('connection.key.why')}</p>
        <Command text={textOf(problem, 'remove') ?? ''} />
      </div>
    );
  }
  return (
    <div className={styles.problem} data-severity={problem.severity} role={problem.severity === 'error' ? 'alert' : 'note'}>
      <p>{t.say(problem.message)}</p>
      {problem.hint !== undefined && <p className={styles.hint}>{t.say(problem.hint)}</p>}
    </div>
  );
}

function textOf(problem: Problem, key: string): string | null {
  const value = problem.data?.[key];
  return typeof value === 'string' ? value : null;
}

function Fingerprint({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={styles.fingerprint}>
      <span>{label}</span>
      <code>{value}</code>
    </div>
  );
}

function Command({ text }: { readonly text: string }) {
  const t = useT();
  const bench = useWorkbench();
  if (text === '') return null;
  return (
    <div className={styles.command}>
      <code>{text}</code>
      <button
        type="button"
        aria-label={t('connection.copy')}
        title={t('connection.copy')}
        onClick={() => void navigator.clipboard.writeText(text).then(() => notify(bench, t('connection.copied')))}
      >
        <Copy size={13} aria-hidden="true" />
      </button>
    </div>
  );
}
