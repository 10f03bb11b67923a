/** The sandbox: start it, use it, stop it. */
import { useEffect, useState } from 'react';
import { useLive, useT, useWorkbench } from '../store/hooks.ts';
import { unlessUnsaved } from '../store/tasks/files.ts';
import { newDesignOnLab, readLab, startLab, stopLab } from '../store/tasks/lab.ts';
import { cancelTask } from '../store/tasks/run.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { Select } from '../ui/select.tsx';
import styles from './sandbox-dialog.module.css';
import { useClose } from './use-close.ts';

const SIZES = ['2', '3', '4'];

export function SandboxDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  // It may have been started or stopped from the command line since the page was opened.
  useEffect(() => void readLab(bench).catch(() => undefined), [bench]);
  const [size, setSize] = useState('2');
  const { status, log } = useLive((live) => live.lab);
  const failure = useLive((live) => live.failures.lab);
  const busy = useLive((live) => live.running.lab !== undefined);
  const running = status?.running === true;
  return (
    <Dialog
      title={t('sandbox.title')}
      onClose={close}
      footer={<Buttons busy={busy} running={running} size={size} unavailable={status?.unavailable !== undefined} />}
    >
      <p>{t('sandbox.words')}</p>
      {status?.unavailable && <ProblemCard problem={status.unavailable} />}
      {failure && <ProblemCard problem={failure} />}
      {running && (
        <ul className={styles.hosts} aria-label={t('field.hosts')}>
          {status.hosts.map((host) => (
            <li key={host.name}>
              <b>{host.name}</b>
              <code>{host.ssh}</code>
              <code>{host.address}</code>
              <code>{host.nic}</code>
            </li>
          ))}
        </ul>
      )}
      {!running && !busy && !status?.unavailable && (
        <Field label={t('sandbox.size')}>
          {(field) => (
            <Select field={field} value={size} options={SIZES.map((value) => ({ value, label: value }))} onPick={setSize} />
          )}
        </Field>
      )}
      {log.length > 0 && (
        <pre className={styles.log} role="log" aria-live="polite">
          {log.slice(-12).join('\n')}
        </pre>
      )}
    </Dialog>
  );
}

interface ButtonsProps {
  readonly busy: boolean;
  readonly running: boolean;
  readonly size: string;
  readonly unavailable: boolean;
}

function Buttons({ busy, running, size, unavailable }: ButtonsProps) {
  const t = useT();
  const bench = useWorkbench();
  if (busy) return <Button onClick={() => cancelTask(bench, 'lab')}>{t('dialog.cancel')}</Button>;
  if (!running) {
    return (
      <Button look="primary" disabled={unavailable} onClick={() => void startLab(bench, Number(size))}>
        {t('sandbox.start')}
      </Button>
    );
  }
  return (
    <>
      <Button look="danger" onClick={() => void stopLab(bench)}>
        {t('sandbox.stop')}
      </Button>
      <Button look="primary" onClick={() => unlessUnsaved(bench, () => newDesignOnLab(bench))}>
        {t('sandbox.newDesign')}
      </Button>
    </>
  );
}
