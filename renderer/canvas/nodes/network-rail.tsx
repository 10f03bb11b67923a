/** A network: one coloured rail through all the hosts that it is on. Dashed for ipvlan, doubled for overlay. */
import type { NodeProps } from '@xyflow/react';
import { useDesign, useT, useView } from '../../store/hooks.ts';
import { useMark } from '../../store/use-mark.ts';
import { drawnNetworks } from '../drawing.ts';
import type { ThingNode } from '../flow.ts';
import { targetOf } from '../target.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import { LiveMark } from './live-mark.tsx';
import styles from './network-rail.module.css';

export function NetworkRail({ id, data, selected }: NodeProps<ThingNode>) {
  const { box, stretches } = data;
  const document = useDesign((design) => design.document);
  const target = useView((view) => targetOf(document, view, id));
  const driver = document?.networks?.[box.name]?.driver;
  return (
    <div
      className={styles.rail}
      data-object={id}
      data-hue={box.hue}
      data-driver={driver}
      data-selected={selected || undefined}
      data-target={target}
    >
      {stretches.map((piece, index) => (
        <span
          key={`${piece.kind}${piece.x}`}
          className={styles.piece}
          data-kind={piece.kind}
          data-first={index === 0 || undefined}
          data-last={index === stretches.length - 1 || undefined}
          style={{ left: piece.x, width: piece.width }}
        />
      ))}
      <Badge id={id} corner />
      <Grip place="right" />
    </div>
  );
}

export function RailLabel({ data }: NodeProps<ThingNode>) {
  const t = useT();
  const { box } = data;
  const document = useDesign((design) => design.document);
  const mark = useMark(box.id);
  const network = document?.networks?.[box.name];
  if (!document || !network) return null;
  const vlan = drawnNetworks(document).find((drawn) => drawn.name === box.name)?.vlan ?? null;
  const name = vlan === null ? box.name : t('network.vlanName', { vlan, name: box.name });
  return (
    <div className={styles.label} data-hue={box.hue}>
      <span className={styles.words}>
        <LiveMark mark={mark} />
        <b>{name}</b>
        <span className={styles.subnet}>{network.subnets?.map((subnet) => subnet.subnet).join('  ') ?? ''}</span>
        {network.driver !== 'macvlan' && <span className={styles.driver}>{network.driver}</span>}
        {network.internal && <span className={styles.driver}>{t('network.internal')}</span>}
      </span>
    </div>
  );
}
