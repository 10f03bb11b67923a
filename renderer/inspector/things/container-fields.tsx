/** A container: where it runs, what it runs, and its address in every network. */
import { Plus } from 'lucide-react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { connect, connectionBetween, moveContainer } from '../../store/edits/connect.ts';
import { useT } from '../../store/hooks.ts';
import { objectId } from '../../store/object-id.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { AttachmentCard } from './attachment-card.tsx';
import { commandText, parseCommand } from '../command.ts';
import { ContainerMore } from './container-more.tsx';
import styles from '../inspector.module.css';
import { Line } from '../line.tsx';
import { LiveButtons } from './live-buttons.tsx';
import { PickButton } from '../pick-button.tsx';
import { Title } from '../title.tsx';
import { useEdit } from '../use-edit.ts';

export function ContainerFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const container = document.containers?.[name];
  if (!container) return null;
  const hosts = Object.keys(document.hosts ?? {});
  const attached = Object.keys(container.networks ?? {});
  const free = Object.keys(document.networks ?? {}).filter((network) => !attached.includes(network));
  return (
    <>
      <Title kind="container" label="inspector.kind.container" name={name} taken={Object.keys(document.containers ?? {})} />
      <LiveButtons id={objectId('container', name)} container={{ key: name, host: container.host }} />
      <Field
        label={t('field.host')}
        error={hosts.includes(container.host) ? null : t('mistake.noHost', { name: container.host })}
      >
        {(field) => (
          <Select
            field={field}
            value={container.host}
            options={[...new Set([container.host, ...hosts])].map((host) => ({ value: host, label: host }))}
            onPick={(host) => edit.once(t('edit.moveTo', { name, host }), (draft) => moveContainer(draft, name, host))}
          />
        )}
      </Field>
      <Line
        label={t('field.image')}
        value={container.image}
        check={(text) => (text === '' ? t('mistake.image') : null)}
        onType={(text) => edit.typed(t('field.image'), (draft) => set(draft, name, (found) => void (found.image = text)))}
        onDone={edit.seal}
      />
      <Line
        label={t('field.command')}
        value={commandText(container.command)}
        placeholder={t('field.commandDefault')}
        onType={(text) =>
          edit.typed(t('field.command'), (draft) =>
            set(draft, name, (found) => {
              if (text === '') delete found.command;
              else found.command = parseCommand(text, found.command);
            }),
          )
        }
        onDone={edit.seal}
      />
      <h3 className={styles.group}>{t('field.networks')}</h3>
      {attached.map((network) => (
        <AttachmentCard key={network} container={name} network={network} document={document} />
      ))}
      {free.length > 0 && (
        <PickButton
          label={t('inspector.addNetwork')}
          icon={<Plus size={13} aria-hidden="true" />}
          options={free}
          onPick={(network) => {
            const answer = connectionBetween(document, objectId('container', name), objectId('network', network));
            if ('connection' in answer)
              edit.once(t('edit.attach', { container: name, network }), (draft) => connect(draft, answer.connection));
          }}
        />
      )}
      <ContainerMore name={name} container={container} />
    </>
  );
}

interface Draft {
  containers?: TopologyDocument['containers'];
}

function set(draft: Draft, name: string, change: (container: NonNullable<TopologyDocument['containers']>[string]) => void): void {
  const container = draft.containers?.[name];
  if (container) change(container);
}
