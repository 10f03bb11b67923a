/** A container in one network: its address, fixed or planned, and the gateway that it will have. */
import { hueOf } from '../../canvas/layout/drawing.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { removeObject } from '../../store/edits/remove.ts';
import { parentName } from '../../store/edits/parents.ts';
import { useAnalysis, useT } from '../../store/hooks.ts';
import { plannedAddress } from '../../store/planned.ts';
import { objectId } from '../../store/object-id.ts';
import styles from '../inspector.module.css';
import { AttachmentMore } from './attachment-more.tsx';
import { Line } from '../line.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { useEdit } from '../use-edit.ts';
import { addressMistake } from '../validate.ts';

interface AttachmentCardProps {
  readonly container: string;
  readonly network: string;
  readonly document: TopologyDocument;
}

export function AttachmentCard({ container, network, document }: AttachmentCardProps) {
  const t = useT();
  const edit = useEdit(`${container} · ${network}`);
  const compiled = useAnalysis((analysis) => analysis.compiled);
  const attachment = document.containers?.[container]?.networks?.[network];
  const found = document.networks?.[network];
  const on = parentName(found?.parents?.[document.containers?.[container]?.host ?? '']);
  const subnets = found?.subnets ?? [];
  const gateways = subnets.flatMap((subnet) => subnet.gateway ?? []);
  const fixed = attachment?.ipv4;
  const setAddress = (family: 'ipv4' | 'ipv6') => (text: string) =>
    edit.typed(family, (draft) => {
      const networks = draft.containers?.[container]?.networks;
      if (!networks) return;
      const next = { ...networks[network] };
      if (text === '') Reflect.deleteProperty(next, family);
      else next[family] = text;
      networks[network] = next;
    });
  const hasSix = subnets.some((subnet) => subnet.subnet.includes(':'));
  return (
    <section className={styles.card} data-hue={hueOf(document, network)} aria-label={network}>
      <div className={styles.cardHead}>
        <b>{network}</b>
        <span>{on === null ? '' : t('attachment.on', { interface: on })}</span>
        <RemoveButton
          label={t('attachment.remove', { network })}
          onClick={() =>
            edit.once(t('edit.detach', { container, network }), (draft) =>
              removeObject(draft, objectId('attachment', `${container}/${network}`)),
            )
          }
        />
      </div>
      <Line
        label={t('field.ipv4')}
        value={fixed ?? ''}
        placeholder={plannedAddress(compiled, network, container, 'ipv4') ?? ''}
        note={fixed === undefined ? t('attachment.planned') : undefined}
        check={(text) =>
          addressMistake(
            text,
            subnets.map((subnet) => subnet.subnet),
            t,
          )
        }
        onType={setAddress('ipv4')}
        onDone={edit.seal}
      />
      {(hasSix || attachment?.ipv6 !== undefined) && (
        <Line
          label={t('field.ipv6')}
          value={attachment?.ipv6 ?? ''}
          placeholder={plannedAddress(compiled, network, container, 'ipv6') ?? ''}
          note={attachment?.ipv6 === undefined ? t('attachment.planned') : undefined}
          check={(text) =>
            addressMistake(
              text,
              subnets.map((subnet) => subnet.subnet),
              t,
            )
          }
          onType={setAddress('ipv6')}
          onDone={edit.seal}
        />
      )}
      <AttachmentMore container={container} network={network} attachment={attachment} />
      {gateways.length > 0 && (
        <p className={styles.words}>
          {t('field.gateway')} <span className={styles.mono}>{gateways.join(', ')}</span>
        </p>
      )}
    </section>
  );
}
