/** A network: one coloured rail through all the hosts that it is on. Dashed for ipvlan, doubled for overlay. */
import type { NodeProps } from '@xyflow/react';
import { useT, useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { useMark } from '../../store/use-mark.ts';
import { drawnNetworks } from '../layout/drawing.ts';
import { LABEL_INSET, type ThingNode } from '../flow.ts';
import { RAIL_HEIGHT } from '../layout/measure.ts';
import { targetOf } from '../gestures/target.ts';
import { useSticky } from '../view/use-sticky.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import { LiveMark } from './live-mark.tsx';
import styles from './network-rail.module.css';

export function NetworkRail({ id, data, selected }: NodeProps<ThingNode>) {
  const { box } = data;
  const pieces = box.pieces ?? [];
  const document = useDrawn();
  const target = useView((view) => targetOf(document, view, id));
  const driver = document?.networks?.[box.name]?.driver;
  const last = pieces.at(-1);
  return (
    <div
      className={styles.rail}
      data-bent={box.bends !== undefined || undefined}
      data-object={id}
      data-hue={box.hue}
      data-driver={driver}
      data-selected={selected || undefined}
      data-target={target}
    >
      {pieces.map((piece, index) => (
        <span
          key={`${piece.kind}${piece.x}/${piece.dy}`}
          className={styles.piece}
          data-kind={piece.kind}
          data-first={index === 0 || undefined}
          data-last={index === pieces.length - 1 || undefined}
          style={{ left: piece.x, width: piece.width, top: piece.dy, height: piece.height ?? RAIL_HEIGHT }}
        />
      ))}
      <div className={styles.end} style={{ top: last?.dy ?? 0, height: RAIL_HEIGHT }}>
        <Badge id={id} corner />
        <Grip place="right" />
      </div>
    </div>
  );
}

export function RailLabel({ data }: NodeProps<ThingNode>) {
  const t = useT();
  const { box, words: width = 0 } = data;
  const document = useDrawn();
  const mark = useMark(box.id);
  const words = useSticky(box.x + LABEL_INSET, width);
  const network = document?.networks?.[box.name];
  if (!document || !network) return null;
  const vlan = drawnNetworks(document).find((drawn) => drawn.name === box.name)?.vlan ?? null;
  const name = vlan === null ? box.name : t('network.vlanName', { vlan, name: box.name });
  return (
    <div className={styles.label} data-hue={box.hue} style={{ width }}>
      <span ref={words} className={styles.words}>
        <LiveMark mark={mark} />
        <b>{name}</b>
        <span className={styles.subnet}>{network.subnets?.map((subnet) => subnet.subnet).join('  ') ?? ''}</span>
        {network.driver !== 'macvlan' && <span className={styles.driver}>{network.driver}</span>}
        {network.internal && <span className={styles.driver}>{t('network.internal')}</span>}
      </span>
    </div>
  );
}
