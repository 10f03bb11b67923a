/** What an attachment seldom has: a MAC, a gateway priority, other names. */
import type { ContainerDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { More } from '../more.tsx';
import { OptionalList, OptionalNumber, OptionalText } from '../optional.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';
import { macMistake } from '../validate.ts';

type Attachment = NonNullable<NonNullable<ContainerDocument['networks']>[string]>;

interface AttachmentMoreProps {
  readonly container: string;
  readonly network: string;
  readonly attachment: Attachment | null | undefined;
}

export function AttachmentMore({ container, network, attachment }: AttachmentMoreProps) {
  const t = useT();
  const edit = useEdit(`${container} · ${network}`);
  const set = <Key extends keyof Attachment>(field: string, key: Key, value: Attachment[Key] | undefined): void =>
    edit.typed(field, (draft) => {
      const networks = draft.containers?.[container]?.networks;
      if (networks) setOrDrop<Attachment, Key>((networks[network] ??= {}), key, value);
    });
  const { mac, gatewayPriority, aliases } = attachment ?? {};
  return (
    <More used={[mac, gatewayPriority, aliases].some((value) => value !== undefined)}>
      <OptionalText
        label={t('field.mac')}
        value={mac}
        placeholder={t('field.macDefault')}
        check={(text) => macMistake(text, t)}
        set={(value) => set(t('field.mac'), 'mac', value)}
        onDone={edit.seal}
      />
      <OptionalNumber
        label={t('field.gatewayPriority')}
        value={gatewayPriority}
        low={0}
        high={65535}
        set={(value) => set(t('field.gatewayPriority'), 'gatewayPriority', value)}
        onDone={edit.seal}
      />
      <OptionalList
        label={t('field.aliases')}
        value={aliases}
        set={(value) => set(t('field.aliases'), 'aliases', value)}
        onDone={edit.seal}
      />
    </More>
  );
}
