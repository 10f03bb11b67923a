/** Adding hosts: those that ~/.ssh/config names, picked from a list, or one by hand. */
import { useEffect, useState } from 'react';
import type { SshAlias } from '../../../shared/contract/host-check.ts';
import type { HostDocument } from '../../../shared/topology/document.ts';
import { readSsh } from '../../../shared/topology/endpoints.ts';
import { problemOf } from '../../client/problem-of.ts';
import { addLogins } from '../../store/edits/add-logins.ts';
import { useDesign, useT, useWorkbench } from '../../store/hooks.ts';
import { checkHost } from '../../store/tasks/hosts.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './add-hosts-dialog.module.css';
import { useClose } from './use-close.ts';

/** More than this, and a field to narrow them down helps. */
const MANY = 8;

export function AddHostsDialog() {
  const t = useT();
  const bench = useWorkbench();
  const close = useClose();
  const hosts = useDesign((design) => design.document?.hosts);
  const [aliases, setAliases] = useState<readonly SshAlias[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [filter, setFilter] = useState('');
  const [login, setLogin] = useState('');
  const [test, setTest] = useState(true);
  useEffect(() => {
    bench.client.hosts.aliases().then(setAliases, (error: unknown) => setFailure(problemOf(error).message));
  }, [bench]);
  const used = Object.values(hosts ?? {}).map(loginOf);
  const shown = (aliases ?? []).filter((alias) => `${alias.name} ${alias.address}`.toLowerCase().includes(filter.toLowerCase()));
  const byHand = login.trim();
  // As the file reads it: a password among it, or a port that is none, never gets into a design.
  const invalid = byHand !== '' && 'wrong' in readSsh(byHand);
  const logins = [...picked, ...(byHand === '' ? [] : [byHand])];
  const add = (): void => {
    if (logins.length === 0 || invalid) return;
    let ids: readonly string[] = [];
    bench.design.getState().edit(t.count('edit.addHosts', logins.length), (draft) => {
      ids = addLogins(draft, logins);
    });
    const view = bench.view.getState();
    view.set({ dialog: null });
    // One of them: what its test finds is told beside it.
    view.select(ids.slice(0, 1));
    view.revealObjects(ids);
    if (test) for (const id of ids) void checkHost(bench, id.slice('host:'.length));
  };
  return (
    <Dialog
      title={t('addHosts.title')}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button look="primary" disabled={logins.length === 0 || invalid} onClick={add}>
            {t.count('addHosts.go', Math.max(1, logins.length))}
          </Button>
        </>
      }
    >
      <Field label={t('addHosts.byHand')} hint={t('field.sshHint')} error={invalid ? t('addHosts.invalid') : null}>
        {(field) => (
          <TextInput
            field={field}
            mono
            autoFocus
            value={login}
            placeholder="root@192.168.1.11"
            onType={setLogin}
            onKeyDown={(event) => event.key === 'Enter' && add()}
          />
        )}
      </Field>
      <section className={styles.section} aria-label={t('addHosts.config')}>
        <h3 className={styles.group}>{t('addHosts.config')}</h3>
        {failure !== null && <p className={styles.note}>{t.say(failure)}</p>}
        {aliases?.length === 0 && <p className={styles.note}>{t('addHosts.none')}</p>}
        {aliases && aliases.length > MANY && (
          <Field label={t('addHosts.filter')}>{(field) => <TextInput field={field} value={filter} onType={setFilter} />}</Field>
        )}
        <ul className={styles.list}>
          {shown.map((alias) => (
            <Alias
              key={alias.name}
              alias={alias}
              used={used.includes(alias.name)}
              picked={picked.includes(alias.name)}
              onPick={(on) => setPicked(on ? [...picked, alias.name] : picked.filter((name) => name !== alias.name))}
            />
          ))}
        </ul>
      </section>
      <Checkbox label={t('addHosts.test')} checked={test} onChange={setTest} />
    </Dialog>
  );
}

interface AliasProps {
  readonly alias: SshAlias;
  readonly used: boolean;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
}

function Alias({ alias, used, picked, onPick }: AliasProps) {
  const t = useT();
  const { name, user, address, port, jump } = alias;
  const way = `${user === undefined ? '' : `${user}@`}${address}${port === undefined || port === 22 ? '' : `:${port}`}`;
  return (
    <li>
      <label className={styles.alias} data-used={used || undefined}>
        <input type="checkbox" checked={picked || used} disabled={used} onChange={(event) => onPick(event.target.checked)} />
        <b>{name}</b>
        <span className={styles.way}>{jump === undefined ? way : t('addHosts.jump', { way, jump })}</span>
        {used && <span className={styles.used}>{t('addHosts.used')}</span>}
      </label>
    </li>
  );
}

function loginOf({ ssh }: HostDocument): string | undefined {
  return typeof ssh === 'object' ? ssh.host : ssh;
}
