/** A host: how to log in, how to reach its Docker, its interfaces. */
import { Plus } from 'lucide-react';
import type { HostDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { addNic, addSubInterface } from '../../store/edits/add.ts';
import { addBond, looseNics } from '../../store/edits/bond.ts';
import { isNic } from '../../store/edits/parents.ts';
import { useLive, useT, useView } from '../../store/hooks.ts';
import { objectId } from '../../store/object-id.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { EditButton } from '../edit-button.tsx';
import styles from '../inspector.module.css';
import { LabTargets } from './lab-targets.tsx';
import { More } from '../more.tsx';
import { OptionalChoice, OptionalText } from '../optional.tsx';
import { RouterFields } from './router-fields.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { SshFields } from './ssh-fields.tsx';
import { LiveButtons } from './live-buttons.tsx';
import { Title } from '../title.tsx';
import { useEdit } from '../use-edit.ts';

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
      {host.ssh !== undefined && <LiveButtons id={objectId('host', name)} />}
      <SshFields name={name} ssh={host.ssh} />
      <LabTargets name={name} ssh={host.ssh} />
      <DockerField
        host={host}
        onPick={(docker) =>
          change(t('field.docker'), (found) => setOrDrop(found, 'docker', docker === 'ssh' ? undefined : docker))
        }
      />
      <OptionalText
        label={t('field.engineAssumed')}
        value={host.engine}
        placeholder={observation?.observed?.engine?.version ?? t('field.engineAsk')}
        check={(text) => (/^(\d+(\.\d+){0,2}(-\S+)?)?$/.test(text) ? null : t('mistake.version'))}
        set={(value) => change(t('field.engineAssumed'), (found) => setOrDrop(found, 'engine', value))}
        onDone={edit.seal}
      />
      <OptionalChoice
        label={t('field.forwardingState')}
        value={host.forwarding === undefined ? undefined : host.forwarding ? 'on' : 'off'}
        none={t('forwarding.untouched')}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`forwarding.${value}`) }))}
        set={(value) => change(t('field.forwardingState'), (found) => setOrDrop(found, 'forwarding', value && value === 'on'))}
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
      {host.ssh !== undefined && <ConnectionCheck name={name} />}
      <h3 className={styles.group}>{t('field.interfaces')}</h3>
      <div className={styles.buttons}>
        {[...Object.keys(host.bonds ?? {}), ...Object.keys(host.interfaces ?? {})].map((nic) => (
          <Button key={nic} small className={styles.mono ?? ''} onClick={() => select([objectId('interface', `${name}/${nic}`)])}>
            {nic}
          </Button>
        ))}
      </div>
      <div className={styles.buttons}>
        <EditButton small onClick={() => edit.once(t('edit.add.nic'), (draft) => void addNic(draft, name))}>
          <Plus size={13} aria-hidden="true" /> {t('palette.nic')}
        </EditButton>
        {firstNic !== undefined && (
          <EditButton small onClick={() => edit.once(t('edit.add.vlan'), (draft) => void addSubInterface(draft, name, firstNic))}>
            <Plus size={13} aria-hidden="true" /> {t('palette.vlan')}
          </EditButton>
        )}
        {loose.length > 1 && (
          <EditButton small onClick={() => edit.once(t('edit.add.bond'), (draft) => void addBond(draft, name))}>
            <Plus size={13} aria-hidden="true" /> {t('inspector.kind.bond')}
          </EditButton>
        )}
      </div>
      {host.forwarding === true || host.routes || host.forward ? (
        <RouterFields name={name} document={document} />
      ) : (
        <More used={false} label={t('router.more')}>
          <RouterFields name={name} document={document} />
        </More>
      )}
    </>
  );
}

const SOCKET = 'unix:///var/run/docker.sock';

/** Through SSH, on this machine, by TCP at an address that is typed, or none. */
function DockerField({ host, onPick }: { readonly host: HostDocument; readonly onPick: (docker: string) => void }) {
  const t = useT();
  const value = host.docker ?? 'ssh';
  const isTcp = value.startsWith('tcp://');
  const known = [
    { value: 'ssh', label: t('docker.ssh') },
    { value: SOCKET, label: t('docker.unix') },
    { value: isTcp ? value : 'tcp://', label: t('docker.tcp') },
    { value: 'none', label: t('docker.none') },
  ];
  return (
    <>
      <Field label={t('field.docker')}>
        {(field) => (
          <Select
            field={field}
            value={value}
            options={known.some((option) => option.value === value) ? known : [{ value, label: value }, ...known]}
            onPick={onPick}
          />
        )}
      </Field>
      {isTcp && (
        <OptionalText
          label={t('docker.address')}
          value={value}
          placeholder="tcp://192.168.1.11:2376"
          check={(text) => (/^tcp:\/\/[^\s/]+$/.test(text) ? null : t('mistake.dockerTcp'))}
          set={(text) => onPick(text?.startsWith('tcp://') ? text : 'tcp://')}
          onDone={() => undefined}
        />
      )}
    </>
  );
}
