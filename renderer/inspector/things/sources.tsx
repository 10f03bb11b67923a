/** What the design has beside what is drawn: variables, where images come from, registries on its hosts. */
import { Plus } from 'lucide-react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { freePlainName } from '../../store/edits/names.ts';
import { nameMistake, renameImage, renameRegistry } from '../../store/edits/rename.ts';
import { useT } from '../../store/hooks.ts';
import { EditButton } from '../edit-button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CardHead } from '../card-head.tsx';
import styles from '../inspector.module.css';
import { More } from '../more.tsx';
import { OptionalChoice, OptionalNumber, OptionalText } from '../optional.tsx';
import { PairList } from '../pair-list.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';

export function Sources({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(t('inspector.kind.design'));
  const { variables, images, registries } = document;
  const written = Object.fromEntries(Object.entries(variables ?? {}).map(([name, value]) => [name, String(value)]));
  return (
    <More used={variables !== undefined || images !== undefined || registries !== undefined}>
      <PairList
        label={t('field.variables')}
        pairs={written}
        set={(pairs) => edit.typed(t('field.variables'), (draft) => setVariables(draft, pairs))}
        onDone={edit.seal}
      />
      <Images document={document} />
      <Registries document={document} />
    </More>
  );
}

/** A variable that was a number or a yes in the file stays one as long as its text did not change. */
function setVariables(draft: Pick<TopologyDocument, 'variables'>, pairs: Record<string, string> | undefined): void {
  const before = draft.variables ?? {};
  const kept = pairs && Object.entries(pairs).map(([name, text]) => [name, String(before[name]) === text ? before[name] : text]);
  setOrDrop(draft, 'variables', kept && (Object.fromEntries(kept) as NonNullable<TopologyDocument['variables']>));
}

function Images({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(t('field.images'));
  const images = document.images ?? {};
  const free = [...new Set(Object.values(document.containers ?? {}).map((container) => container.image))].find(
    (image) => !(image in images),
  );
  const change = (name: string, key: 'registry' | 'tar' | 'host', value: string | undefined): void =>
    edit.typed(`${name} ${t(`image.${key}`)}`, (draft) => {
      const found = draft.images?.[name];
      if (found) setOrDrop(found, key, value);
    });
  return (
    <section className={styles.list} aria-label={t('field.images')}>
      <h3 className={styles.group}>{t('field.images')}</h3>
      {Object.entries(images).map(([name, image]) => (
        <section key={name} className={styles.card} aria-label={name}>
          <CardHead
            title={name}
            rename={{
              check: (next) => (next.trim() === '' ? t('mistake.image') : next in images ? t('mistake.name.taken') : null),
              to: (next) => edit.once(t('edit.rename', { from: name, to: next }), (draft) => renameImage(draft, name, next)),
            }}
            remove={t('pair.remove', { name })}
            onRemove={() =>
              edit.once(t('pair.remove', { name }), (draft) => {
                Reflect.deleteProperty(draft.images ?? {}, name);
                if (Object.keys(draft.images ?? {}).length === 0) delete draft.images;
              })
            }
          />
          {(['registry', 'tar'] as const).map((key) => (
            <OptionalText
              key={key}
              label={t(`image.${key}`)}
              value={image[key]}
              set={(value) => change(name, key, value)}
              onDone={edit.seal}
            />
          ))}
          <OptionalChoice
            label={t('image.host')}
            value={image.host}
            none={t('field.noGateway')}
            options={Object.keys(document.hosts ?? {}).map((host) => ({ value: host, label: host }))}
            set={(value) => change(name, 'host', value)}
          />
        </section>
      ))}
      {free !== undefined && (
        <div className={styles.buttons}>
          <EditButton
            small
            onClick={() =>
              edit.once(t('image.add', { name: free }), (draft) => void (draft.images = { ...draft.images, [free]: {} }))
            }
          >
            <Plus size={13} aria-hidden="true" /> {free}
          </EditButton>
        </div>
      )}
    </section>
  );
}

function Registries({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(t('field.registries'));
  const [host] = Object.keys(document.hosts ?? {});
  return (
    <section className={styles.list} aria-label={t('field.registries')}>
      <h3 className={styles.group}>{t('field.registries')}</h3>
      {Object.entries(document.registries ?? {}).map(([name, registry]) => (
        <section key={name} className={styles.card} aria-label={name}>
          <CardHead
            title={name}
            rename={{
              check: (next) => {
                const mistake = nameMistake(next, Object.keys(document.registries ?? {}), 'registry');
                return mistake === null ? null : t(`mistake.name.${mistake}`);
              },
              to: (next) => edit.once(t('edit.rename', { from: name, to: next }), (draft) => renameRegistry(draft, name, next)),
            }}
            remove={t('pair.remove', { name })}
            onRemove={() =>
              edit.once(t('pair.remove', { name }), (draft) => {
                Reflect.deleteProperty(draft.registries ?? {}, name);
                if (Object.keys(draft.registries ?? {}).length === 0) delete draft.registries;
              })
            }
          />
          <OptionalChoice
            label={t('field.host')}
            value={registry.host}
            none={t('field.noGateway')}
            options={Object.keys(document.hosts ?? {}).map((one) => ({ value: one, label: one }))}
            set={(value) =>
              edit.typed(`${name} host`, (draft) => {
                const found = draft.registries?.[name];
                if (found && value !== undefined) found.host = value;
              })
            }
          />
          <OptionalNumber
            label={t('registry.port')}
            value={registry.port}
            low={1}
            high={65535}
            placeholder="5000"
            set={(value) =>
              edit.typed(`${name} port`, (draft) => {
                const found = draft.registries?.[name];
                if (found) setOrDrop(found, 'port', value);
              })
            }
            onDone={edit.seal}
          />
          <OptionalText
            label={t('field.image')}
            value={registry.image}
            placeholder="registry:2"
            set={(value) =>
              edit.typed(`${name} image`, (draft) => {
                const found = draft.registries?.[name];
                if (found) setOrDrop(found, 'image', value);
              })
            }
            onDone={edit.seal}
          />
          <Checkbox
            label={t('registry.insecure')}
            checked={registry.insecure === true}
            onChange={(on) =>
              edit.typed(`${name} insecure`, (draft) => {
                const found = draft.registries?.[name];
                if (found) setOrDrop(found, 'insecure', on ? true : undefined);
              })
            }
          />
        </section>
      ))}
      {host !== undefined && (
        <div className={styles.buttons}>
          <EditButton
            small
            onClick={() =>
              edit.once(t('registry.add'), (draft) => {
                const name = freePlainName('registry', Object.keys(draft.registries ?? {}));
                draft.registries = { ...draft.registries, [name]: { host } };
              })
            }
          >
            <Plus size={13} aria-hidden="true" /> {t('registry.button')}
          </EditButton>
        </div>
      )}
    </section>
  );
}
