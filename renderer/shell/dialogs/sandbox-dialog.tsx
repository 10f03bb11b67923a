/** The sandbox: start it for the design or as plain hosts, use it, stop it. */
import { useEffect, useState } from 'react';
import { labHostsOf, lackedKinds } from '../../store/lab-hosts.ts';
import { useDesign, useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { unlessUnsaved } from '../../store/tasks/files.ts';
import { newDesignOnLab, readLab, startLab, startLabForDesign, stopLab } from '../../store/tasks/lab.ts';
import { cancelTask } from '../../store/tasks/run.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { Select } from '../../ui/select.tsx';
import { LabHosts } from './lab-hosts.tsx';
import styles from './sandbox-dialog.module.css';
import { useClose } from './use-close.ts';

const SIZES = ['2', '3', '4'];
/** The hosts of the design, instead of a number of plain ones. */
const DESIGN = 'design';

export function SandboxDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  // It may have been started or stopped from the command line since the page was opened.
  useEffect(() => void readLab(bench).catch(() => undefined), [bench]);
  const document = useDesign((design) => design.document);
  const { status, log } = useLive((live) => live.lab);
  const failure = useLive((live) => live.failures.lab);
  const busy = useLive((live) => live.running.lab !== undefined);
  const { names } = labHostsOf(document);
  const [picked, pick] = useState<string | null>(null);
  const what = picked ?? (names.length > 0 ? DESIGN : '2');
  const running = status?.running === true;
  const lacked = status ? lackedKinds(document, status) : [];
  const others = Object.keys(document?.hosts ?? {}).filter((name) => !names.includes(name));
  const options = [
    ...(names.length > 0 ? [{ value: DESIGN, label: t('sandbox.ofDesign', { names: names.join(', ') }) }] : []),
    ...SIZES.map((value) => ({ value, label: t('sandbox.plain', { count: value }) })),
  ];
  return (
    <Dialog title={t('sandbox.title')} onClose={close} footer={<Buttons what={what} canStart={!status?.unavailable} />}>
      <p>{t('sandbox.words')}</p>
      {status?.unavailable && <ProblemCard problem={status.unavailable} />}
      {failure && <ProblemCard problem={failure} />}
      {running && <LabHosts status={status} />}
      {!running && !busy && !status?.unavailable && (
        <Field label={t('sandbox.what')} hint={what === DESIGN ? t('sandbox.ofDesignHint') : undefined}>
          {(field) => <Select field={field} value={what} options={options} onPick={pick} />}
        </Field>
      )}
      {what === DESIGN && others.length > 0 && <p className={styles.note}>{t('sandbox.others', { names: others.join(', ') })}</p>}
      {lacked.length > 0 && (
        <p className={styles.note}>
          {t(running ? 'sandbox.lacksNow' : 'sandbox.lacks', {
            kinds: lacked.map((kind) => t(`sandbox.kind.${kind}`)).join(', '),
          })}
        </p>
      )}
      {log.length > 0 && (busy || running) && (
        <pre className={styles.log} role="log" aria-live="polite">
          {log
            .slice(-12)
            .map((line) => t.say(line))
            .join('\n')}
        </pre>
      )}
    </Dialog>
  );
}

function Buttons({ what, canStart }: { readonly what: string; readonly canStart: boolean }) {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const status = useLive((live) => live.lab.status);
  const busy = useLive((live) => live.running.lab !== undefined);
  const [stopping, setStopping] = useState(false);
  if (busy) return <Button onClick={() => cancelTask(bench, 'lab')}>{t('dialog.cancel')}</Button>;
  if (!status?.running) {
    const start = () => (what === DESIGN ? startLabForDesign(bench) : startLab(bench, Number(what)));
    return (
      <Button look="primary" disabled={!canStart} onClick={() => void start()}>
        {t('sandbox.start')}
      </Button>
    );
  }
  if (stopping) {
    return (
      <>
        <p className={styles.ask}>{t('sandbox.stopWords')}</p>
        <Button onClick={() => setStopping(false)}>{t('dialog.cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            setStopping(false);
            void stopLab(bench);
          }}
        >
          {t('sandbox.stop')}
        </Button>
      </>
    );
  }
  const { names, free } = labHostsOf(document);
  const there = status.hosts.map(({ ssh }) => ssh);
  const missing = names.some((name) => {
    const ssh = document?.hosts?.[name]?.ssh;
    return typeof ssh === 'string' && !there.includes(ssh.replace(/^[^@]+@/, ''));
  });
  const anew = lackedKinds(document, status).length > 0;
  return (
    <>
      <Button look="danger" onClick={() => setStopping(true)}>
        {t('sandbox.stop')}
      </Button>
      <Button onClick={() => unlessUnsaved(bench, () => newDesignOnLab(bench))}>{t('sandbox.newDesign')}</Button>
      {names.length > 0 && (missing || free.length > 0 || anew) && (
        <Button look="primary" onClick={() => void startLabForDesign(bench, { anew })}>
          {t(anew ? 'sandbox.anew' : 'sandbox.addDesign')}
        </Button>
      )}
    </>
  );
}
