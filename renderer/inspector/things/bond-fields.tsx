/** A bond: its mode, and the NICs that it is made of. */
import type { HostDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { looseNics } from '../../store/edits/bond.ts';
import { useT } from '../../store/hooks.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from '../inspector.module.css';
import { OptionalChoice } from '../optional.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';

type Bond = NonNullable<HostDocument['bonds']>[string];

const MODES = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb'] as const;

interface BondFieldsProps {
  readonly host: string;
  readonly name: string;
  readonly document: TopologyDocument;
}

export function BondFields({ host, name, document }: BondFieldsProps) {
  const t = useT();
  const edit = useEdit(`${host}/${name}`);
  const found = document.hosts?.[host];
  const bond = found?.bonds?.[name];
  if (!found || !bond) return null;
  const change = (field: string, apply: (draft: Bond) => void): void =>
    edit.typed(field, (draft) => {
      const drawn = draft.hosts?.[host]?.bonds?.[name];
      if (drawn) apply(drawn);
    });
  const candidates = [...new Set([...bond.interfaces, ...looseNics(found)])];
  return (
    <>
      <OptionalChoice
        label={t('bond.mode')}
        value={bond.mode}
        none={t('bond.modeDefault')}
        options={MODES.map((value) => ({ value, label: value }))}
        set={(mode) => change(t('bond.mode'), (draft) => setOrDrop(draft, 'mode', mode))}
      />
      <h3 className={styles.group}>{t('bond.members')}</h3>
      {candidates.map((nic) => (
        <Checkbox
          key={nic}
          label={nic}
          checked={bond.interfaces.includes(nic)}
          onChange={(on) =>
            change(t('bond.members'), (draft) => {
              draft.interfaces = on ? [...draft.interfaces, nic] : draft.interfaces.filter((one) => one !== nic);
            })
          }
        />
      ))}
    </>
  );
}
