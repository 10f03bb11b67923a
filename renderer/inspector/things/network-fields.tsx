/** A network: driver and mode, subnets with gateway and ranges, and the hosts that it is on. */
import { Plus } from 'lucide-react';
import type { NetworkDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { hueOf } from '../../canvas/layout/drawing.ts';
import { freeSubnet } from '../../store/edits/free-subnet.ts';
import { useT } from '../../store/hooks.ts';
import { EditButton } from '../edit-button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from '../inspector.module.css';
import { NetworkHosts } from './network-hosts.tsx';
import { NetworkMore } from './network-more.tsx';
import { SubnetCard } from './subnet-card.tsx';
import { Title } from '../title.tsx';
import { useEdit } from '../use-edit.ts';

const DRIVERS = ['macvlan', 'ipvlan', 'bridge', 'overlay', 'vxlan', 'gre'] as const;
const MODES = { macvlan: ['bridge', 'private', 'vepa', 'passthru'], ipvlan: ['l2', 'l3', 'l3s'] } as const;

export function NetworkFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const network = document.networks?.[name];
  if (!network) return null;
  const change = (field: string, apply: (draft: NetworkDocument) => void): void =>
    edit.typed(field, (draft) => {
      const found = draft.networks?.[name];
      if (found) apply(found);
    });
  const modes = network.driver === 'macvlan' || network.driver === 'ipvlan' ? MODES[network.driver] : null;
  return (
    <>
      <Title kind="network" label="inspector.kind.network" name={name} taken={Object.keys(document.networks ?? {})} />
      <div className={modes ? styles.pair : ''}>
        <Field label={t('field.driver')}>
          {(field) => (
            <Select
              field={field}
              value={network.driver}
              options={DRIVERS.map((driver) => ({ value: driver, label: driver }))}
              onPick={(picked) =>
                change(t('field.driver'), (draft) =>
                  setDriver(
                    draft,
                    DRIVERS.find((driver) => driver === picked),
                  ),
                )
              }
            />
          )}
        </Field>
        {modes && (
          <Field label={t('field.mode')}>
            {(field) => (
              <Select
                field={field}
                value={network.mode ?? modes[0]}
                options={modes.map((mode) => ({ value: mode, label: mode }))}
                onPick={(picked) =>
                  change(t('field.mode'), (draft) => {
                    const mode = modes.find((candidate) => candidate === picked);
                    if (mode === undefined || mode === modes[0]) delete draft.mode;
                    else draft.mode = mode;
                  })
                }
              />
            )}
          </Field>
        )}
      </div>
      <h3 className={styles.group}>{t('field.subnets')}</h3>
      {network.subnets?.map((_, index) => (
        <SubnetCard key={index} network={name} index={index} document={document} hue={hueOf(document, name)} />
      ))}
      <div className={styles.buttons}>
        <EditButton
          small
          onClick={() => edit.once(t('edit.addSubnet', { name }), (draft) => pushSubnet(draft.networks?.[name], document))}
        >
          <Plus size={13} aria-hidden="true" /> {t('field.subnet')}
        </EditButton>
      </div>
      <NetworkHosts name={name} network={network} document={document} />
      <Checkbox
        label={t('field.internal')}
        checked={network.internal === true}
        onChange={(on) =>
          change(t('field.internal'), (draft) => {
            if (on) draft.internal = true;
            else delete draft.internal;
          })
        }
      />
      <NetworkMore name={name} network={network} />
    </>
  );
}

function pushSubnet(network: NetworkDocument | undefined, document: TopologyDocument): void {
  if (network) network.subnets = [...(network.subnets ?? []), freeSubnet(document)];
}

/** Another driver, with hosts in place of parents and the other way round. */
function setDriver(network: NetworkDocument, driver: NetworkDocument['driver'] | undefined): void {
  if (driver === undefined) return;
  network.driver = driver;
  delete network.mode;
  const withParents = driver === 'macvlan' || driver === 'ipvlan';
  if (!withParents && network.parents) {
    network.hosts = Object.keys(network.parents);
    delete network.parents;
  }
}
