/** What a container seldom has: a name of its own on the host, a restart policy, an environment, ports, capabilities. */
import type { ContainerDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { More } from '../more.tsx';
import { OptionalChoice, OptionalList, OptionalText } from '../optional.tsx';
import { PairList } from '../pair-list.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';
import { nameMistakeText } from '../validate.ts';

const RESTARTS = ['no', 'always', 'unless-stopped', 'on-failure'] as const;

export function ContainerMore({ name, container }: { readonly name: string; readonly container: ContainerDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const set = <Key extends keyof ContainerDocument>(field: string, key: Key, value: ContainerDocument[Key] | undefined): void =>
    edit.typed(field, (draft) => {
      const found = draft.containers?.[name];
      if (found) setOrDrop<ContainerDocument, Key>(found, key, value);
    });
  const { restart, environment, ports, capabilities } = container;
  const used = [container.name, restart, environment, ports, capabilities].some((value) => value !== undefined);
  return (
    <More used={used}>
      <OptionalText
        label={t('field.nameOnHost')}
        value={container.name}
        placeholder={name}
        check={(text) => (text === '' ? null : nameMistakeText(text, t))}
        set={(value) => {
          if (value === undefined || nameMistakeText(value, t) === null) set(t('field.nameOnHost'), 'name', value);
        }}
        onDone={edit.seal}
      />
      <OptionalChoice
        label={t('field.restart')}
        value={restart}
        none={t('field.restartDefault')}
        options={RESTARTS.map((value) => ({ value, label: value }))}
        set={(value) => set(t('field.restart'), 'restart', value)}
      />
      <OptionalList
        label={t('field.ports')}
        value={ports}
        placeholder="8080:80"
        check={(text) => (/^[\d.:\-/a-z\s,[\]]*$/.test(text) ? null : t('mistake.ports'))}
        set={(value) => set(t('field.ports'), 'ports', value)}
        onDone={edit.seal}
      />
      <OptionalList
        label={t('field.capabilities')}
        value={capabilities}
        placeholder="NET_ADMIN"
        set={(value) => set(t('field.capabilities'), 'capabilities', value)}
        onDone={edit.seal}
      />
      <PairList
        label={t('field.environment')}
        pairs={environment}
        namePlaceholder="NAME"
        set={(pairs) => set(t('field.environment'), 'environment', pairs)}
        onDone={edit.seal}
      />
    </More>
  );
}
