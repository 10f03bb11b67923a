/** How a host is logged in to: one line for what most need, a field each for the rest. */
import type { HostDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Line } from '../line.tsx';
import { More } from '../more.tsx';
import { OptionalChoice, OptionalNumber, OptionalText } from '../optional.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';

type SshMapping = Extract<NonNullable<HostDocument['ssh']>, object>;

export function SshFields({ name, ssh }: { readonly name: string; readonly ssh: HostDocument['ssh'] }) {
  const t = useT();
  const edit = useEdit(name);
  const write = (field: string, next: HostDocument['ssh']): void =>
    edit.typed(field, (draft) => {
      const found = draft.hosts?.[name];
      if (found) setOrDrop(found, 'ssh', next);
    });
  const mapping = mappingOf(ssh);
  const set = <Key extends keyof SshMapping>(field: string, key: Key, value: SshMapping[Key] | undefined): void => {
    const next = { ...mapping };
    setOrDrop<SshMapping, Key>(next, key, value);
    write(field, shortest(next));
  };
  const { identityFile, agent, jump, sudo } = mapping;
  return (
    <>
      <Line
        label={t('field.ssh')}
        value={lineOf(mapping)}
        placeholder="root@192.168.1.11"
        hint={t('field.sshHint')}
        onType={(text) => write(t('field.ssh'), shortest({ ...mapping, ...withoutLine, ...mappingOf(text) }))}
        onDone={edit.seal}
      />
      <More label={t('ssh.more')} used={[identityFile, agent, jump, sudo].some((value) => value !== undefined)}>
        <OptionalNumber
          label={t('ssh.port')}
          value={mapping.port}
          low={1}
          high={65535}
          placeholder="22"
          set={(value) => set(t('ssh.port'), 'port', value)}
          onDone={edit.seal}
        />
        {(['identityFile', 'jump'] as const).map((key) => (
          <OptionalText
            key={key}
            label={t(`ssh.${key}`)}
            value={mapping[key]}
            placeholder={key === 'jump' ? 'user@gateway' : '~/.ssh/id_ed25519'}
            set={(value) => set(t(`ssh.${key}`), key, value)}
            onDone={edit.seal}
          />
        ))}
        <OptionalChoice
          label={t('ssh.agent')}
          value={agent === undefined ? undefined : String(agent)}
          none={t('ssh.default')}
          options={[
            { value: 'true', label: t('ssh.agentOn') },
            { value: 'false', label: t('ssh.agentOff') },
            ...(typeof agent === 'string' ? [{ value: agent, label: agent }] : []),
          ]}
          set={(value) =>
            set(
              t('ssh.agent'),
              'agent',
              value === undefined ? undefined : value === 'true' || (value === 'false' ? false : value),
            )
          }
        />
        <Checkbox
          label={t('ssh.sudo')}
          checked={sudo === true}
          onChange={(on) => set(t('ssh.sudo'), 'sudo', on ? true : undefined)}
        />
      </More>
    </>
  );
}

/** What the one line says is said by it alone. */
const withoutLine = { user: undefined, port: undefined };

/** `user@host:port` as a mapping; an address of IPv6 with a port stands in brackets. */
function mappingOf(ssh: HostDocument['ssh']): SshMapping {
  if (typeof ssh === 'object') return ssh;
  const [, user, bracketed, host, port] =
    /^(?:([^@]*)@)?(?:\[([^\]]*)\]|([^:]*(?::[^:]*){2,}|[^:]*))(?::(\d+))?$/.exec(ssh ?? '') ?? [];
  return {
    host: bracketed ?? host ?? ssh ?? '',
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port: Number(port) }),
  };
}

function lineOf({ user, host, port }: SshMapping): string {
  const where = port !== undefined && host.includes(':') ? `[${host}]` : host;
  return `${user === undefined ? '' : `${user}@`}${where}${port === undefined ? '' : `:${port}`}`;
}

/** The one line where that says it all. */
function shortest(mapping: { [Key in keyof SshMapping]: SshMapping[Key] | undefined }): HostDocument['ssh'] {
  const entries = Object.entries(mapping).filter(([, value]) => value !== undefined);
  const kept = Object.fromEntries(entries) as SshMapping;
  const isLine = Object.keys(kept).every((key) => key === 'host' || key === 'user' || key === 'port');
  if (!isLine) return kept;
  return lineOf(kept) === '' ? undefined : lineOf(kept);
}
