/** A NIC or a bond as a dark chip, a VLAN sub-interface outlined in the colour of its network. */
import type { NodeProps } from '@xyflow/react';
import { useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { useMark } from '../../store/use-mark.ts';
import { splitPair } from '../../store/object-id.ts';
import type { ThingNode } from '../flow.ts';
import { nicLabel } from '../layout/lanes.ts';
import { chipAddress } from '../layout/measure.ts';
import { targetOf } from '../gestures/target.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import { LiveMark } from './live-mark.tsx';
import styles from './interface-chip.module.css';
import { WholeAddresses } from './whole-addresses.tsx';

export function InterfaceChip({ id, data, selected }: NodeProps<ThingNode>) {
  const [hostName, name] = splitPair(data.box.name);
  const document = useDrawn();
  const target = useView((view) => targetOf(document, view, id));
  const mark = useMark(id);
  const host = document?.hosts?.[hostName];
  if (!host) return null;
  const vlan = data.box.kind === 'vlan';
  const suffix = vlan ? chipAddress(host.interfaces?.[name]) : nicLabel(host, name).suffix;
  const addresses = host.bonds?.[name]?.addresses ?? host.interfaces?.[name]?.addresses ?? [];
  return (
    <div
      className={vlan ? styles.vlan : styles.nic}
      data-object={id}
      data-hue={data.box.hue}
      data-bond={data.box.kind === 'bond' || undefined}
      data-selected={selected || undefined}
      data-target={target}
    >
      <span className={styles.name}>{name}</span>
      {suffix !== '' && <span className={styles.suffix}>{suffix}</span>}
      <WholeAddresses addresses={addresses} />
      {mark && (
        <span className={styles.mark}>
          <LiveMark mark={mark} />
        </span>
      )}
      <Badge id={id} corner />
      <Grip place={vlan ? 'top' : 'bottom'} />
    </div>
  );
}
