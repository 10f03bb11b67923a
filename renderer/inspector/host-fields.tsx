/** A host: how to log in, how to reach its Docker, its interfaces. */
import { Plus } from 'lucide-react';
import type { HostDocument, TopologyDocument } from '../../shared/topology/document.ts';
import { addNic, addSubInterface } from '../store/edits/add.ts';
import { addBond, looseNics } from '../store/edits/bond.ts';
import { isNic } from '../store/edits/parents.ts';
import { useLive, useT, useView } from '../store/hooks.ts';
import { objectId } from '../store/object-id.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import styles from './inspector.module.css';
import { LabTargets } from './lab-targets.tsx';
import { Line } from './line.tsx';
import { RouterFields } from './router-fields.tsx';
import { Title } from './title.tsx';
import { useEdit } from './use-edit.ts';

export function HostFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const select = useView((view) => view.select);
  const observation = useLive((live) => live.hosts[name]);
  const host = document.hosts?.[name];
  if (!host) return null;
  const change = (field: string, apply: (draft: HostDocument) => void): void =>
    edit.typed(field, (draft) => {
      const found = draft.hosts?.[name];
      if (found) apply(found);
    });
  const loose = looseNics(host);
  const firstNic = Object.entries(host.interfaces ?? {}).find(([, nic]) => isNic(nic))?.[0];
  return (
    <>
      <Title kind="host" label="inspector.kind.host" name={name} taken={Object.keys(document.hosts ?? {})} />
      {typeof host.ssh === 'object' ? (
        <p className={styles.words}>
          {t('field.ssh')} <span className={styles.mono}>{host.ssh.host}</span>
        </p>
      ) : (
        <Line
          label={t('field.ssh')}
          value={host.ssh ?? ''}
          placeholder="root@192.168.1.11"
          hint={t('field.sshHint')}
          onType={(text) =>
            change(t('field.ssh'), (found) => {
              if (text === '') delete found.ssh;
              else found.ssh = text;
            })
          }
          onDone={edit.seal}
        />
      )}
      <LabTargets name={name} ssh={host.ssh} />
      <DockerField host={host} onPick={(docker) => change(t('field.docker'), (found) => void (found.docker = docker))} />
      <Checkbox
        label={t('field.forwarding')}
        checked={host.forwarding === true}
        onChange={(on) =>
          change(t('field.forwarding'), (found) => {
            if (on) found.forwarding = true;
            else delete found.forwarding;
          })
        }
      />
      {observation?.observed && (
        <dl className={styles.facts}>
          <dt>{t('field.engine')}</dt>
          <dd className={styles.mono}>{observation.observed.engine?.version ?? t('host.noDocker')}</dd>
          {observation.observed.kernel && (
            <>
              <dt>{t('field.kernel')}</dt>
              <dd className={styles.mono}>{observation.observed.kernel.release}</dd>
            </>
          )}
        </dl>
      )}
      {host.ssh !== undefined && <ConnectionCheck name={name} host={host} />}
      <h3 className={styles.group}>{t('field.interfaces')}</h3>
      <div className={styles.buttons}>
        {[...Object.keys(host.bonds ?? {}), ...Object.keys(host.interfaces ?? {})].map((nic) => (
          <Button key={nic} small className={styles.mono ?? ''} onClick={() => select([objectId('interface', `${name}/${nic}`)])}>
            {nic}
          </Button>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button small onClick={() => edit.once(t('edit.add.nic'), (draft) => void addNic(draft, name))}>
          <Plus size={13} aria-hidden="true" /> {t('palette.nic')}
        </Button>
        {firstNic !== undefined && (
          <Button small onClick={() => edit.once(t('edit.add.vlan'), (draft) => void addSubInterface(draft, name, firstNic))}>
            <Plus size={13} aria-hidden="true" /> {t('palette.vlan')}
          </Button>
        )}
        {loose.length > 1 && (
          <Button small onClick={() => edit.once(t('edit.add.bond'), (draft) => void addBond(draft, name))}>
            <Plus size={13} aria-hidden="true" /> {t('inspector.kind.bond')}
          </Button>
        )}
      </div>
      {(host.forwarding === true || host.routes || host.forward) && <RouterFields name={name} document={document} />}
    </>
  );
}

function DockerField({ host, onPick }: { readonly host: HostDocument; readonly onPick: (docker: string) => void }) {
  const t = useT();
  const value = host.docker ?? 'ssh';
  const known = ['ssh', 'unix:///var/run/docker.sock', 'none'];
  const labels: Readonly<Record<string, string>> = {
    ssh: t('docker.ssh'),
    'unix:///var/run/docker.sock': t('docker.unix'),
    none: t('docker.none'),
  };
  const options = known.includes(value) ? known : [value, ...known];
  return (
    <Field label={t('field.docker')}>
      {(field) => (
        <Select
          field={field}
          value={value}
          options={options.map((option) => ({ value: option, label: labels[option] ?? option }))}
          onPick={onPick}
        />
      )}
    </Field>
  );
}
