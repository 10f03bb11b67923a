/** The hosts that a network is on, with the parent interface on each. */
import { Plus } from 'lucide-react';
import type { NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { connect, connectionBetween } from '../../store/edits/connect.ts';
import { parentInterfaces, parentName } from '../../store/edits/parents.ts';
import { removeObject } from '../../store/edits/remove.ts';
import { useT } from '../../store/hooks.ts';
import { objectId } from '../../store/object-id.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from '../inspector.module.css';
import { PickButton } from '../pick-button.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { ShimFields } from './shim-fields.tsx';
import { useEdit } from '../use-edit.ts';

interface NetworkHostsProps {
  readonly name: string;
  readonly network: NetworkDocument;
  readonly document: TopologyDocument;
}

export function NetworkHosts({ name, network, document }: NetworkHostsProps) {
  const t = useT();
  const edit = useEdit(name);
  const on = [...Object.keys(network.parents ?? {}), ...(network.hosts ?? [])];
  const id = objectId('network', name);
  const others = Object.keys(document.hosts ?? {}).filter(
    (host) => !on.includes(host) && 'connection' in connectionBetween(document, id, objectId('host', host)),
  );
  return (
    <>
      <h3 className={styles.group}>{t('field.onHosts')}</h3>
      {on.map((host) => {
        const parent = parentName(network.parents?.[host]);
        const options = [...new Set([...(parent === null ? [] : [parent]), ...parentInterfaces(document, host)])];
        return (
          <div key={host} className={styles.parent}>
            {parent === null ? (
              <span>{host}</span>
            ) : (
              <div className={styles.grow}>
                <Field label={t('field.parentOn', { host })}>
                  {(field) => (
                    <Select
                      field={field}
                      value={parent}
                      options={options.map((option) => ({ value: option, label: option }))}
                      onPick={(picked) =>
                        edit.once(t('edit.uplink', { network: name, host }), (draft) =>
                          connect(draft, { type: 'uplink', network: name, host, interface: picked }),
                        )
                      }
                    />
                  )}
                </Field>
                {network.driver === 'macvlan' && (
                  <Checkbox
                    label={t('field.shim')}
                    checked={hasShim(network.parents?.[host])}
                    onChange={(on) =>
                      edit.once(t('edit.field', { field: t('field.shim'), name }), (draft) => {
                        const parents = draft.networks?.[name]?.parents;
                        if (parents) parents[host] = on ? { interface: parent, shim: true } : parent;
                      })
                    }
                  />
                )}
                <ShimFields network={name} host={host} document={document} />
              </div>
            )}
            <RemoveButton
              label={t('network.leave', { network: name, host })}
              onClick={() =>
                edit.once(t('network.leave', { network: name, host }), (draft) =>
                  removeObject(draft, objectId('uplink', `${name}/${host}`)),
                )
              }
            />
          </div>
        );
      })}
      {others.length > 0 && (
        <PickButton
          label={t('inspector.addHost')}
          icon={<Plus size={13} aria-hidden="true" />}
          options={others}
          onPick={(host) => {
            const answer = connectionBetween(document, id, objectId('host', host));
            if ('connection' in answer)
              edit.once(t('edit.uplink', { network: name, host }), (draft) => connect(draft, answer.connection));
          }}
        />
      )}
    </>
  );
}

function hasShim(parent: NonNullable<NetworkDocument['parents']>[string] | undefined): boolean {
  return typeof parent === 'object' && parent.shim !== undefined && parent.shim !== false;
}
