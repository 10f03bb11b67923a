/** The shim of a parent: the macvlan sub-interface by which a host reaches its own containers. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { OptionalList, OptionalText } from '../optional.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';
import { interfaceAddressesMistake } from '../validate.ts';

interface ShimFieldsProps {
  readonly network: string;
  readonly host: string;
  readonly document: TopologyDocument;
}

export function ShimFields({ network, host, document }: ShimFieldsProps) {
  const t = useT();
  const edit = useEdit(`${network} · ${host}`);
  const parent = document.networks?.[network]?.parents?.[host];
  const shim = typeof parent === 'object' ? parent.shim : undefined;
  if (shim === undefined || shim === false) return null;
  const { name, addresses } = shim === true ? {} : shim;
  const set = (field: string, change: { name?: string | undefined; addresses?: string[] | undefined }): void =>
    edit.typed(field, (draft) => {
      const found = draft.networks?.[network]?.parents?.[host];
      if (typeof found !== 'object') return;
      const next = typeof found.shim === 'object' ? { ...found.shim } : {};
      if ('name' in change) setOrDrop(next, 'name', change.name);
      if ('addresses' in change) setOrDrop(next, 'addresses', change.addresses);
      found.shim = Object.keys(next).length === 0 ? true : next;
    });
  return (
    <>
      <OptionalText
        label={t('shim.name')}
        value={name}
        placeholder={t('attachment.planned')}
        set={(value) => set(t('shim.name'), { name: value })}
        onDone={edit.seal}
      />
      <OptionalList
        label={t('shim.addresses')}
        value={addresses}
        placeholder={t('attachment.planned')}
        check={(text) => interfaceAddressesMistake(text, t)}
        set={(value) => set(t('shim.addresses'), { addresses: value })}
        onDone={edit.seal}
      />
    </>
  );
}
