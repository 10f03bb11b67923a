/** A NIC, a bond or a VLAN sub-interface. */
import type { InterfaceDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { isNic } from '../../store/edits/parents.ts';
import { useT } from '../../store/hooks.ts';
import { splitPair } from '../../store/object-id.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { BondFields } from './bond-fields.tsx';
import { Line } from '../line.tsx';
import { SpreadVlan } from './spread-vlan.tsx';
import { Title } from '../title.tsx';
import { useEdit } from '../use-edit.ts';
import { interfaceAddressesMistake, numberMistake, parseNumber, splitList } from '../validate.ts';

const NOWHERE = '';

export function InterfaceFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const [hostName, own] = splitPair(name);
  const host = document.hosts?.[hostName];
  const bond = host?.bonds?.[own];
  const nic: InterfaceDocument = bond ?? host?.interfaces?.[own] ?? {};
  if (!bond && !(own in (host?.interfaces ?? {}))) return null;
  const change = (field: string, apply: (draft: InterfaceDocument) => void): void =>
    edit.typed(field, (draft) => {
      const found = draft.hosts?.[hostName];
      if (!found) return;
      const drawn = found.bonds?.[own];
      if (drawn) return apply(drawn);
      found.interfaces ??= {};
      apply((found.interfaces[own] ??= {}));
    });
  const number = (field: string, key: 'vlan' | 'mtu' | 'access', low: number, high: number) => (
    <Line
      label={field}
      value={nic[key]?.toString() ?? ''}
      check={(text) => numberMistake(text, low, high, t)}
      onType={(text) => {
        const value = parseNumber(text, low, high);
        if (value === undefined && text !== '') return;
        change(field, (draft) => {
          if (value === undefined) Reflect.deleteProperty(draft, key);
          else draft[key] = value;
        });
      }}
      onDone={edit.seal}
    />
  );
  return (
    <>
      <Title
        kind="interface"
        label={bond ? 'inspector.kind.bond' : isNic(nic) ? 'inspector.kind.nic' : 'inspector.kind.vlan'}
        name={name}
        taken={[...Object.keys(host?.interfaces ?? {}), ...Object.keys(host?.bonds ?? {})]}
      />
      {isNic(nic) ? (
        <>
          <Field label={t('field.segment')}>
            {(field) => (
              <Select
                field={field}
                value={nic.segment ?? NOWHERE}
                options={[
                  { value: NOWHERE, label: t('field.notCabled') },
                  ...Object.keys(document.segments ?? {}).map((segment) => ({ value: segment, label: segment })),
                ]}
                onPick={(segment) =>
                  change(t('field.segment'), (draft) => {
                    if (segment === NOWHERE) delete draft.segment;
                    else draft.segment = segment;
                  })
                }
              />
            )}
          </Field>
          <Checkbox
            label={t('field.promiscuous')}
            checked={nic.promiscuous === true}
            onChange={(on) =>
              change(t('field.promiscuous'), (draft) => {
                if (on) draft.promiscuous = true;
                else delete draft.promiscuous;
              })
            }
          />
          {number(t('field.access'), 'access', 1, 4094)}
        </>
      ) : (
        <>
          <Field label={t('field.parent')}>
            {(field) => (
              <Select
                field={field}
                value={nic.parent ?? ''}
                options={[...Object.keys(host?.bonds ?? {}), ...Object.keys(host?.interfaces ?? {})]
                  .filter((option) => option !== own)
                  .map((option) => ({ value: option, label: option }))}
                onPick={(parent) => change(t('field.parent'), (draft) => void (draft.parent = parent))}
              />
            )}
          </Field>
          {number(t('field.vlan'), 'vlan', 1, 4094)}
          <SpreadVlan host={hostName} name={own} document={document} />
        </>
      )}
      {bond && <BondFields host={hostName} name={own} document={document} />}
      <Line
        label={t('field.addresses')}
        value={(nic.addresses ?? []).join(', ')}
        placeholder="172.16.10.1/24"
        check={(text) => interfaceAddressesMistake(text, t)}
        onType={(text) =>
          change(t('field.addresses'), (draft) => {
            const addresses = splitList(text);
            if (addresses.length === 0) delete draft.addresses;
            else draft.addresses = addresses;
          })
        }
        onDone={edit.seal}
      />
      {number(t('field.mtu'), 'mtu', 68, 65535)}
    </>
  );
}
