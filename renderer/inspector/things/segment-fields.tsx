/** A segment: the tags that it carries, and what it does with foreign MACs. */
import type { SegmentDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Line } from '../line.tsx';
import { Title } from '../title.tsx';
import { useEdit } from '../use-edit.ts';
import { numberMistake, parseNumber, parseTags } from '../validate.ts';

export function SegmentFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  if (!document.segments || !(name in document.segments)) return null;
  const segment: SegmentDocument = document.segments[name] ?? {};
  const change = (field: string, apply: (draft: SegmentDocument) => void): void =>
    edit.typed(field, (draft) => {
      if (draft.segments) apply((draft.segments[name] ??= {}));
    });
  return (
    <>
      <Title kind="segment" label="inspector.kind.segment" name={name} taken={Object.keys(document.segments)} />
      <Checkbox
        label={t('field.allTags')}
        checked={segment.vlans === undefined}
        onChange={(all) =>
          change(t('field.tags'), (draft) => {
            if (all) delete draft.vlans;
            else draft.vlans = usedTags(document);
          })
        }
      />
      {segment.vlans !== undefined && (
        <Line
          label={t('field.tags')}
          value={segment.vlans.join(', ')}
          placeholder={t('field.tagsNone')}
          check={(text) => (parseTags(text) ? null : t('mistake.tags'))}
          onType={(text) => {
            const tags = parseTags(text);
            if (tags) change(t('field.tags'), (draft) => void (draft.vlans = tags));
          }}
          onDone={edit.seal}
        />
      )}
      <Checkbox
        label={t('field.foreignMacs')}
        checked={segment.foreignMacs !== false}
        onChange={(pass) =>
          change(t('field.foreignMacs'), (draft) => {
            if (pass) delete draft.foreignMacs;
            else draft.foreignMacs = false;
          })
        }
      />
      <Line
        label={t('field.mtu')}
        value={segment.mtu?.toString() ?? ''}
        placeholder="1500"
        check={(text) => numberMistake(text, 68, 65535, t)}
        onType={(text) => {
          const value = parseNumber(text, 68, 65535);
          if (value === undefined && text !== '') return;
          change(t('field.mtu'), (draft) => {
            if (value === undefined) delete draft.mtu;
            else draft.mtu = value;
          });
        }}
        onDone={edit.seal}
      />
    </>
  );
}

/** The tags that the design uses: what a segment carries when it stops carrying all. */
function usedTags(document: TopologyDocument): number[] {
  const tags = Object.values(document.hosts ?? {}).flatMap((host) =>
    Object.values(host.interfaces ?? {}).flatMap((nic) => nic?.vlan ?? []),
  );
  return [...new Set(tags)].sort((a, b) => a - b);
}
