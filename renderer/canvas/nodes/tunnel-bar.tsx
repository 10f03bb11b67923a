/** A tunnel between hosts: a doubled line above them, with a wire down to every host that it joins. */
import type { NodeProps } from '@xyflow/react';
import { useT, useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import type { ThingNode } from '../flow.ts';
import { targetOf } from '../gestures/target.ts';
import { useSticky } from '../view/use-sticky.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import styles from './tunnel-bar.module.css';

export function TunnelBar({ id, data, selected }: NodeProps<ThingNode>) {
  const t = useT();
  const { name } = data.box;
  const document = useDrawn();
  const target = useView((view) => targetOf(document, view, id));
  const words = useSticky(data.box.x, data.box.width);
  const tunnel = document?.tunnels?.[name];
  if (!tunnel) return null;
  return (
    <div className={styles.bar} data-object={id} data-selected={selected || undefined} data-target={target}>
      <span ref={words} className={styles.words}>
        <b>{name}</b>
        <span>{tunnel.kind === 'vxlan' ? 'VXLAN' : 'GRE'}</span>
        {tunnel.id !== undefined && <span>{t('tunnel.id', { id: tunnel.id })}</span>}
        <span>{t(`tunnel.backend.${tunnel.backend ?? 'linux'}`)}</span>
      </span>
      <Badge id={id} corner />
      <Grip place="bottom" />
    </div>
  );
}
