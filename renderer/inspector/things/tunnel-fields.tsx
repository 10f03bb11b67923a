/** A tunnel: VXLAN or GRE, on a Linux bridge or Open vSwitch, and the hosts that it joins. */
import { Plus } from 'lucide-react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { connect } from '../../store/edits/connect.ts';
import { removeObject } from '../../store/edits/remove.ts';
import { useT } from '../../store/hooks.ts';
import { objectId } from '../../store/object-id.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { CardHead } from '../card-head.tsx';
import styles from '../inspector.module.css';
import { OptionalNumber, OptionalText } from '../optional.tsx';
import { PickButton } from '../pick-button.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { Title } from '../title.tsx';
import { useEdit } from '../use-edit.ts';
import { addressMistake } from '../validate.ts';

type Tunnel = NonNullable<TopologyDocument['tunnels']>[string];

const KINDS = { vxlan: 'VXLAN', gre: 'GRE' } as const;
/** A VXLAN network identifier has 24 bits, a GRE key 32. */
const HIGHEST = { vxlan: 16_777_215, gre: 4_294_967_295 } as const;

export function TunnelFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const tunnel = document.tunnels?.[name];
  if (!tunnel) return null;
  const change = (field: string, apply: (draft: Tunnel) => void): void =>
    edit.typed(field, (draft) => {
      const found = draft.tunnels?.[name];
      if (found) apply(found);
    });
  const others = Object.keys(document.hosts ?? {}).filter((host) => !(host in tunnel.hosts));
  return (
    <>
      <Title kind="tunnel" label="inspector.kind.tunnel" name={name} taken={Object.keys(document.tunnels ?? {})} />
      <div className={styles.pair}>
        <Field label={t('tunnel.kind')}>
          {(field) => (
            <Select
              field={field}
              value={tunnel.kind}
              options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
              onPick={(kind) => change(t('tunnel.kind'), (draft) => void (draft.kind = kind === 'gre' ? 'gre' : 'vxlan'))}
            />
          )}
        </Field>
        <Field label={t('tunnel.backend')}>
          {(field) => (
            <Select
              field={field}
              value={tunnel.backend ?? 'linux'}
              options={(['linux', 'ovs'] as const).map((value) => ({ value, label: t(`tunnel.backend.${value}`) }))}
              onPick={(backend) =>
                change(t('tunnel.backend'), (draft) => setOrDrop(draft, 'backend', backend === 'ovs' ? 'ovs' : undefined))
              }
            />
          )}
        </Field>
      </div>
      <div className={styles.pair}>
        <OptionalNumber
          label={t(tunnel.kind === 'vxlan' ? 'tunnel.vni' : 'tunnel.key')}
          value={tunnel.id}
          low={0}
          high={HIGHEST[tunnel.kind]}
          set={(id) => change(t('tunnel.vni'), (draft) => setOrDrop(draft, 'id', id))}
          onDone={edit.seal}
        />
        {tunnel.kind === 'vxlan' && (
          <OptionalNumber
            label={t('tunnel.port')}
            value={tunnel.port}
            low={1}
            high={65535}
            placeholder="4789"
            set={(port) => change(t('tunnel.port'), (draft) => setOrDrop(draft, 'port', port))}
            onDone={edit.seal}
          />
        )}
      </div>
      <h3 className={styles.group}>{t('field.onHosts')}</h3>
      {Object.entries(tunnel.hosts).map(([host, end]) => (
        <section key={host} className={styles.card} aria-label={host}>
          <CardHead
            title={host}
            remove={t('network.leave', { network: name, host })}
            onRemove={() =>
              edit.once(t('network.leave', { network: name, host }), (draft) =>
                removeObject(draft, objectId('end', `${name}/${host}`)),
              )
            }
          />
          {(['local', 'bridge'] as const).map((key) => (
            <OptionalText
              key={key}
              label={t(`tunnel.${key}`)}
              value={end?.[key]}
              {...(key === 'local' && { check: (text: string) => addressMistake(text, [], t) })}
              set={(value) =>
                change(`${host} ${t(`tunnel.${key}`)}`, (draft) => setOrDrop((draft.hosts[host] ??= {}), key, value))
              }
              onDone={edit.seal}
            />
          ))}
        </section>
      ))}
      {others.length > 0 && (
        <PickButton
          label={t('inspector.addHost')}
          icon={<Plus size={13} aria-hidden="true" />}
          options={others}
          onPick={(host) =>
            edit.once(t('edit.tunnelEnd', { tunnel: name, host }), (draft) => connect(draft, { type: 'end', tunnel: name, host }))
          }
        />
      )}
    </>
  );
}
