/** A container: its name, and its addresses of both families in every network, planned or fixed. */
import type { NodeProps } from '@xyflow/react';
import { useAnalysis, useLive, useT, useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { containerIn } from '../../store/marks.ts';
import { useMark } from '../../store/use-mark.ts';
import { attachedAddresses } from '../../store/planned.ts';
import { hueOf } from '../layout/drawing.ts';
import type { ThingNode } from '../flow.ts';
import { targetOf } from '../gestures/target.ts';
import { Badge } from './badge.tsx';
import { Grip } from './grip.tsx';
import { LiveMark } from './live-mark.tsx';
import styles from './container-card.module.css';

export function ContainerCard({ id, data, selected }: NodeProps<ThingNode>) {
  const t = useT();
  const { name } = data.box;
  const document = useDrawn();
  const compiled = useAnalysis((analysis) => analysis.compiled);
  const target = useView((view) => targetOf(document, view, id));
  const state = useLive((live) => {
    const host = live.hosts[data.box.host ?? ''];
    return host?.observed ? (containerIn(host, name, document?.name ?? '')?.status ?? 'missing') : null;
  });
  const mark = useMark(id, { key: name, host: data.box.host ?? '' });
  const container = document?.containers?.[name];
  if (!document || !container) return null;
  const attachments = Object.entries(container.networks ?? {});
  return (
    <div
      className={styles.card}
      data-object={id}
      data-selected={selected || undefined}
      data-target={target}
      data-state={state ?? undefined}
    >
      <div className={styles.name}>{name}</div>
      {attachments.length === 0 && <div className={styles.none}>{t('container.noNetwork')}</div>}
      {attachments.map(([network]) => {
        const addresses = attachedAddresses(document, compiled, network, name);
        const mark = attachments.length > 1 && <i data-hue={hueOf(document, network)} />;
        if (addresses.length === 0) {
          return (
            <div key={network} className={styles.address} data-planned>
              {mark}
              {t('container.noAddress')}
            </div>
          );
        }
        return addresses.map(({ family, text, isPlanned }) => (
          <div key={`${network} ${family}`} className={styles.address} data-family={family} data-planned={isPlanned || undefined}>
            {mark}
            {text}
          </div>
        ));
      })}
      <span className={styles.mark}>
        <LiveMark mark={mark} />
      </span>
      <Badge id={id} corner />
      <Grip place="bottom" />
    </div>
  );
}
