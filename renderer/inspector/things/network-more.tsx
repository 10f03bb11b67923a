/** What a network seldom has: an MTU of its own, options of its driver, encryption and the identifier of a tunnel. */
import type { NetworkDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { More } from '../more.tsx';
import { OptionalNumber } from '../optional.tsx';
import { PairList } from '../pair-list.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';

/** Drivers that carry frames between hosts by themselves: they can encrypt, and tell their networks apart by a number. */
const BETWEEN_HOSTS: readonly string[] = ['overlay', 'vxlan', 'gre'];
const HIGHEST_VNI = 16_777_215;

export function NetworkMore({ name, network }: { readonly name: string; readonly network: NetworkDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const set = <Key extends keyof NetworkDocument>(field: string, key: Key, value: NetworkDocument[Key] | undefined): void =>
    edit.typed(field, (draft) => {
      const found = draft.networks?.[name];
      if (found) setOrDrop<NetworkDocument, Key>(found, key, value);
    });
  const { mtu, options, encrypted, vni, driver } = network;
  return (
    <More used={[mtu, options, encrypted, vni].some((value) => value !== undefined)}>
      <OptionalNumber
        label={t('field.mtu')}
        value={mtu}
        low={68}
        high={65535}
        placeholder={t('field.mtuDefault')}
        set={(value) => set(t('field.mtu'), 'mtu', value)}
        onDone={edit.seal}
      />
      {(BETWEEN_HOSTS.includes(driver) || vni !== undefined) && (
        <OptionalNumber
          label={t('tunnel.vni')}
          value={vni}
          low={1}
          high={HIGHEST_VNI}
          set={(value) => set(t('tunnel.vni'), 'vni', value)}
          onDone={edit.seal}
        />
      )}
      {(BETWEEN_HOSTS.includes(driver) || encrypted !== undefined) && (
        <Checkbox
          label={t('field.encrypted')}
          checked={encrypted === true}
          onChange={(on) => set(t('field.encrypted'), 'encrypted', on ? true : undefined)}
        />
      )}
      <PairList
        label={t('field.options')}
        pairs={options}
        namePlaceholder="com.docker.network…"
        set={(pairs) => set(t('field.options'), 'options', pairs)}
        onDone={edit.seal}
      />
    </More>
  );
}
