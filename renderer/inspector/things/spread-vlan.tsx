import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { spreadVlanOf } from '../../palette/add-from-palette.ts';
import { vlanMates } from '../../store/edits/vlan-mates.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { EditButton } from '../edit-button.tsx';
import styles from '../inspector.module.css';

interface SpreadVlanProps {
  readonly host: string;
  readonly name: string;
  readonly document: TopologyDocument;
}

/** The same VLAN on the other hosts of the segment, where it is not there yet. */
export function SpreadVlan({ host, name, document }: SpreadVlanProps) {
  const t = useT();
  const bench = useWorkbench();
  const mates = vlanMates(document, host, name);
  if (mates.length === 0) return null;
  return (
    <div className={styles.buttons}>
      <EditButton small onClick={() => spreadVlanOf(bench, host, name)}>
        {t('offer.vlanAll', { hosts: mates.map((mate) => mate.host).join(', ') })}
      </EditButton>
    </div>
  );
}
