/** A password or passphrase is needed: which host, which user, what for. What is typed is in the field and nowhere else. */
import { KeyRound, ShieldAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { SecretQuestion } from '../../../shared/contract/secrets.ts';
import { useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { answerQuestion } from '../../store/tasks/questions.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import field from '../../ui/field.module.css';
import styles from './secret-dialog.module.css';

/** One at a time, in the order in which they came. */
export function SecretDialog() {
  const open = useLive((live) => live.questions[0]);
  const more = useLive((live) => live.questions.length - 1);
  // A new question is a new form: nothing of what was typed before is in it.
  return open ? <Question key={open.id} id={open.id} question={open.question} more={more} /> : null;
}

interface QuestionProps {
  readonly id: string;
  readonly question: SecretQuestion;
  readonly more: number;
}

function Question({ id, question, more }: QuestionProps) {
  const t = useT();
  const bench = useWorkbench();
  const input = useRef<HTMLInputElement>(null);
  const [keep, setKeep] = useState(false);
  const [empty, setEmpty] = useState(true);
  const inputId = useId();
  const { kind, host, user, address, port, path = '', refused, keychain } = question;
  const cancel = (): void => void answerQuestion(bench, id, { answer: 'cancelled' });
  const give = (): void => {
    const secret = input.current?.value ?? '';
    if (secret === '') return;
    if (input.current) input.current.value = '';
    void answerQuestion(bench, id, { answer: 'given', secret, keep });
  };
  return (
    <Dialog
      title={t(`secret.title.${kind}`, { host, user })}
      onClose={cancel}
      footer={
        <>
          <Button onClick={cancel}>{t('dialog.cancel')}</Button>
          {kind !== 'password' && (
            <Button onClick={() => void answerQuestion(bench, id, { answer: 'without' })}>{t(`secret.without.${kind}`)}</Button>
          )}
          <Button look="primary" disabled={empty} onClick={give}>
            {t(`secret.go.${kind}`)}
          </Button>
        </>
      }
    >
      <p>{t(`secret.why.${kind}`, { host, user })}</p>
      <dl className={styles.facts}>
        <dt>{t('secret.host')}</dt>
        <dd>
          {host} <span className={styles.mono}>{port === 22 ? address : `${address}:${port}`}</span>
        </dd>
        <dt>{t('secret.user')}</dt>
        <dd className={styles.mono}>{user}</dd>
        {kind === 'passphrase' && (
          <>
            <dt>{t('secret.key')}</dt>
            <dd className={styles.mono}>{path}</dd>
          </>
        )}
      </dl>
      {refused && (
        <p className={styles.refused} role="alert">
          <ShieldAlert size={15} aria-hidden="true" />
          {t(refused === 'kept' ? 'secret.refused.kept' : `secret.refused.${kind}`, { host })}
        </p>
      )}
      <div className={field.field}>
        <label className={field.label} htmlFor={inputId}>
          {t(`secret.label.${kind}`)}
        </label>
        <span className={field.frame}>
          <KeyRound size={14} className={styles.icon} aria-hidden="true" />
          <input
            ref={input}
            id={inputId}
            className={field.text}
            type="password"
            autoComplete="off"
            autoFocus
            onInput={(event) => setEmpty(event.currentTarget.value === '')}
            onKeyDown={(event) => event.key === 'Enter' && give()}
          />
        </span>
      </div>
      {typeof keychain === 'string' && (
        <Checkbox label={t('secret.keep', { keychain: t(`secret.keychain.${keychain}`) })} checked={keep} onChange={setKeep} />
      )}
      <p className={styles.note}>
        {t(keep ? 'secret.note.keychain' : 'secret.note.memory')}
        {typeof keychain !== 'string' && ` ${t(`secret.noKeychain.${keychain.missing}`)}`}
        {more > 0 && ` ${t.count('secret.more', more)}`}
      </p>
    </Dialog>
  );
}
