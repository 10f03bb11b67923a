/** Several things at once: the fields that all of one kind have, with one value or `mixed`; a change goes to each of them. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { deleteSelection } from '../../actions/delete-selection.ts';
import type { DesignDraft } from '../../store/edits/add.ts';
import { connect, connectionBetween, moveContainer } from '../../store/edits/connect.ts';
import { useT, useView, useWorkbench } from '../../store/hooks.ts';
import { OBJECT_KINDS, objectId, splitObjectId, splitPair, type ObjectKind } from '../../store/object-id.ts';
import { EditButton } from '../edit-button.tsx';
import { Plus } from 'lucide-react';
import { commandText, parseCommand } from '../command.ts';
import styles from '../inspector.module.css';
import type { KindProps } from '../kind-props.ts';
import { GroupName } from './group-name.tsx';
import { ExpectationsFields } from './many-expectations.tsx';
import { TunnelsFields } from './many-tunnels.tsx';
import { MixedCheckbox, MixedLine, MixedSelect } from './mixed.tsx';
import { PickButton } from '../pick-button.tsx';
import { useEach } from './use-each.ts';
import { numberMistake, parseNumber } from '../validate.ts';

export function ManyFields({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const bench = useWorkbench();
  const selection = useView((view) => view.selection);
  const names = (kind: ObjectKind): readonly string[] =>
    selection.flatMap((id) => {
      const found = splitObjectId(id);
      return found?.kind === kind ? [found.name] : [];
    });
  const expectations = selection.filter((id) => id.startsWith('expectation:'));
  return (
    <>
      <div className={styles.kind}>{t('inspector.selection')}</div>
      <p className={styles.words}>{t.count('inspector.selected', selection.length)}</p>
      <GroupName document={document} selection={selection} />
      {OBJECT_KINDS.map((kind) => {
        const found = names(kind);
        if (found.length === 0) return null;
        return (
          <section key={kind} className={styles.many} aria-label={t(`inspector.kindCount.${kind}`, { count: found.length })}>
            <h3 className={styles.group}>{t(`inspector.kindCount.${kind}`, { count: found.length })}</h3>
            <KindFields kind={kind} names={found} document={document} />
          </section>
        );
      })}
      {expectations.length > 0 && (
        <section className={styles.many} aria-label={t('field.expectations')}>
          <h3 className={styles.group}>{t('field.expectations')}</h3>
          <ExpectationsFields ids={expectations} document={document} />
        </section>
      )}
      <div className={styles.buttons}>
        <EditButton look="danger" small onClick={() => deleteSelection(bench)}>
          {t('inspector.deleteAll')}
        </EditButton>
      </div>
    </>
  );
}

function KindFields({ kind, ...props }: KindProps & { readonly kind: ObjectKind }) {
  switch (kind) {
    case 'container':
      return <ContainersFields {...props} />;
    case 'host':
      return <HostsFields {...props} />;
    case 'interface':
      return <InterfacesFields {...props} />;
    case 'network':
      return <NetworksFields {...props} />;
    case 'segment':
      return <SegmentsFields {...props} />;
    case 'tunnel':
      return <TunnelsFields {...props} />;
  }
}

function ContainersFields({ names, document }: KindProps) {
  const t = useT();
  const { each, seal } = useEach(names);
  const found = names.flatMap((name) => document.containers?.[name] ?? []);
  const networks = Object.keys(document.networks ?? {}).filter((network) =>
    names.some((name) => 'connection' in connectionBetween(document, objectId('container', name), objectId('network', network))),
  );
  return (
    <>
      <MixedSelect
        label={t('field.host')}
        values={found.map((container) => container.host)}
        options={Object.keys(document.hosts ?? {})}
        onPick={(host) => each(t('field.host'), (draft, name) => moveContainer(draft, name, host))}
      />
      <MixedLine
        label={t('field.image')}
        values={found.map((container) => container.image)}
        check={(text) => (text === '' ? t('mistake.image') : null)}
        onType={(image) =>
          each(t('field.image'), (draft, name) => {
            const container = draft.containers?.[name];
            if (container && image !== '') container.image = image;
          })
        }
        onDone={seal}
      />
      <MixedLine
        label={t('field.command')}
        values={found.map((container) => commandText(container.command))}
        onType={(text) =>
          each(t('field.command'), (draft, name) => {
            const container = draft.containers?.[name];
            if (!container) return;
            if (text === '') delete container.command;
            else container.command = parseCommand(text, container.command);
          })
        }
        onDone={seal}
      />
      {networks.length > 0 && (
        <PickButton
          label={t('inspector.addNetwork')}
          icon={<Plus size={13} aria-hidden="true" />}
          options={networks}
          onPick={(network) =>
            each(t('field.networks'), (draft, name) => {
              const answer = connectionBetween(draft, objectId('container', name), objectId('network', network));
              if ('connection' in answer) connect(draft, answer.connection);
            })
          }
        />
      )}
    </>
  );
}

function HostsFields({ names, document }: KindProps) {
  const t = useT();
  const { each } = useEach(names);
  const found = names.flatMap((name) => document.hosts?.[name] ?? []);
  return (
    <>
      <MixedSelect
        label={t('field.docker')}
        values={found.map((host) => host.docker ?? 'ssh')}
        options={['ssh', 'unix:///var/run/docker.sock', 'none']}
        onPick={(docker) =>
          each(t('field.docker'), (draft, name) => {
            const host = draft.hosts?.[name];
            if (host) host.docker = docker;
          })
        }
      />
      <MixedCheckbox
        label={t('field.forwarding')}
        values={found.map((host) => host.forwarding === true)}
        onChange={(on) =>
          each(t('field.forwarding'), (draft, name) => {
            const host = draft.hosts?.[name];
            if (host && on) host.forwarding = true;
            else delete host?.forwarding;
          })
        }
      />
    </>
  );
}

function InterfacesFields({ names, document }: KindProps) {
  const t = useT();
  const { each, seal } = useEach(names);
  const at = (from: TopologyDocument | DesignDraft, name: string) => {
    const [host, own] = splitPair(name);
    return from.hosts?.[host]?.bonds?.[own] ?? from.hosts?.[host]?.interfaces?.[own] ?? undefined;
  };
  const found = names.map((name) => at(document, name));
  const cabled = names.filter((name) => at(document, name)?.segment !== undefined);
  return (
    <>
      {cabled.length === names.length && (
        <MixedSelect
          label={t('field.segment')}
          values={found.map((nic) => nic?.segment ?? '')}
          options={Object.keys(document.segments ?? {})}
          onPick={(segment) =>
            each(t('field.segment'), (draft, name) => {
              const nic = at(draft, name);
              if (nic) nic.segment = segment;
            })
          }
        />
      )}
      <MixedCheckbox
        label={t('field.promiscuous')}
        values={found.map((nic) => nic?.promiscuous === true)}
        onChange={(on) =>
          each(t('field.promiscuous'), (draft, name) => {
            const nic = at(draft, name);
            if (nic && on) nic.promiscuous = true;
            else delete nic?.promiscuous;
          })
        }
      />
      <MixedLine
        label={t('field.mtu')}
        values={found.map((nic) => nic?.mtu?.toString() ?? '')}
        check={(text) => numberMistake(text, 68, 65535, t)}
        onType={(text) => {
          const mtu = parseNumber(text, 68, 65535);
          if (mtu === undefined && text !== '') return;
          each(t('field.mtu'), (draft, name) => {
            const nic = at(draft, name);
            if (nic && mtu !== undefined) nic.mtu = mtu;
            else delete nic?.mtu;
          });
        }}
        onDone={seal}
      />
    </>
  );
}

function NetworksFields({ names, document }: KindProps) {
  const t = useT();
  const { each } = useEach(names);
  return (
    <MixedCheckbox
      label={t('field.internal')}
      values={names.map((name) => document.networks?.[name]?.internal === true)}
      onChange={(on) =>
        each(t('field.internal'), (draft, name) => {
          const network = draft.networks?.[name];
          if (network && on) network.internal = true;
          else delete network?.internal;
        })
      }
    />
  );
}

function SegmentsFields({ names, document }: KindProps) {
  const t = useT();
  const { each } = useEach(names);
  return (
    <MixedCheckbox
      label={t('field.foreignMacs')}
      values={names.map((name) => document.segments?.[name]?.foreignMacs !== false)}
      onChange={(pass) =>
        each(t('field.foreignMacs'), (draft, name) => {
          if (!draft.segments || !(name in draft.segments)) return;
          const segment = (draft.segments[name] ??= {});
          if (pass) delete segment.foreignMacs;
          else segment.foreignMacs = false;
        })
      }
    />
  );
}
