/** A segment: the layer-2 fabric that NICs are cabled to, with the tags it carries and what it does with foreign MACs. */
import type { NodeProps } from '@xyflow/react';
import { useT, useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { drawnNetworks, hueOfVlan } from '../layout/drawing.ts';
import type { ThingNode } from '../flow.ts';
import { targetOf } from '../gestures/target.ts';
import { useSticky } from '../view/use-sticky.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import styles from './segment-bar.module.css';

/** More tags than this are told as a number. */
const TAGS_SHOWN = 8;

export function SegmentBar({ id, data, selected }: NodeProps<ThingNode>) {
  const t = useT();
  const { name } = data.box;
  const document = useDrawn();
  const target = useView((view) => targetOf(document, view, id));
  const words = useSticky(data.box.x, data.box.width);
  if (!document) return null;
  const segment = document.segments?.[name] ?? {};
  const networks = drawnNetworks(document);
  const tags = segment.vlans;
  return (
    <div className={styles.bar} data-object={id} data-selected={selected || undefined} data-target={target}>
      <span ref={words} className={styles.words}>
        <b>{name}</b>
        <span className={styles.plain}>{t('segment.line', { mtu: segment.mtu ?? 1500 })}</span>
        {tags === undefined && <span className={styles.quiet}>{t('segment.allTags')}</span>}
        {tags?.length === 0 && <span className={styles.quiet}>{t('segment.untagged')}</span>}
        {tags?.slice(0, TAGS_SHOWN).map((tag) => (
          <span key={tag} className={styles.tag} data-hue={hueOfVlan(networks, tag)}>
            {tag}
          </span>
        ))}
        {tags && tags.length > TAGS_SHOWN && <span className={styles.quiet}>+{tags.length - TAGS_SHOWN}</span>}
        <span className={styles.quiet}>
          {segment.foreignMacs === false ? t('segment.foreignDropped') : t('segment.foreignPass')}
        </span>
      </span>
      <Badge id={id} corner />
      <Grip place="top" />
    </div>
  );
}
