/** A subnet: prefix, gateway, and the range of every host, planned where nobody wrote one. */
import type { SubnetDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { useAnalysis, useT } from '../../store/hooks.ts';
import styles from '../inspector.module.css';
import { Line } from '../line.tsx';
import { PairList } from '../pair-list.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';
import { addressMistake, prefixMistake, reservedMistake } from '../validate.ts';

interface SubnetCardProps {
  readonly network: string;
  readonly index: number;
  readonly document: TopologyDocument;
  readonly hue: number;
}

export function SubnetCard({ network, index, document, hue }: SubnetCardProps) {
  const t = useT();
  const edit = useEdit(`${network} · ${index + 1}`);
  const planned = useAnalysis((analysis) => analysis.compiled?.addresses.ranges.get(`${network}#${index}`));
  const found = document.networks?.[network];
  const subnet = found?.subnets?.[index];
  if (!found || !subnet) return null;
  const change = (field: string, apply: (draft: SubnetDocument) => void): void =>
    edit.typed(field, (draft) => {
      const at = draft.networks?.[network]?.subnets?.[index];
      if (at) apply(at);
    });
  const hosts = [...Object.keys(found.parents ?? {}), ...(found.hosts ?? [])];
  return (
    <section className={styles.card} data-hue={hue} aria-label={subnet.subnet}>
      <div className={styles.cardHead}>
        <span>{t('field.subnet')}</span>
        <RemoveButton
          label={t('subnet.remove', { subnet: subnet.subnet })}
          onClick={() =>
            edit.once(
              t('subnet.remove', { subnet: subnet.subnet }),
              (draft) => void draft.networks?.[network]?.subnets?.splice(index, 1),
            )
          }
        />
      </div>
      <Line
        label={t('field.prefix')}
        value={subnet.subnet}
        check={(text) => (text === '' ? t('mistake.prefix') : prefixMistake(text, t))}
        onType={(text) => change(t('field.prefix'), (draft) => void (draft.subnet = text))}
        onDone={edit.seal}
      />
      <Line
        label={t('field.gateway')}
        value={subnet.gateway ?? ''}
        placeholder={t('field.noGateway')}
        check={(text) => addressMistake(text, [subnet.subnet], t)}
        onType={(text) =>
          change(t('field.gateway'), (draft) => {
            if (text === '') delete draft.gateway;
            else draft.gateway = text;
          })
        }
        onDone={edit.seal}
      />
      {hosts.length > 1 &&
        hosts.map((host) => (
          <Line
            key={host}
            label={t('field.rangeOf', { host })}
            value={subnet.ranges?.[host] ?? ''}
            placeholder={planned?.get(host) ?? ''}
            note={subnet.ranges?.[host] === undefined ? t('attachment.planned') : undefined}
            check={(text) => prefixMistake(text, t)}
            onType={(text) =>
              change(t('field.rangeOf', { host }), (draft) => {
                const ranges = { ...draft.ranges };
                if (text === '') Reflect.deleteProperty(ranges, host);
                else ranges[host] = text;
                if (Object.keys(ranges).length === 0) delete draft.ranges;
                else draft.ranges = ranges;
              })
            }
            onDone={edit.seal}
          />
        ))}
      <PairList
        label={t('field.reserved')}
        pairs={subnet.reserved}
        namePlaceholder="dhcp"
        valuePlaceholder={subnet.subnet}
        check={(text) => reservedMistake(text, subnet.subnet, t)}
        set={(pairs) => change(t('field.reserved'), (draft) => setOrDrop(draft, 'reserved', pairs))}
        onDone={edit.seal}
      />
    </section>
  );
}
