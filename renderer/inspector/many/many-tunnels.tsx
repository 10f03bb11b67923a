import { Plus } from 'lucide-react';
import type { DesignDraft } from '../../store/edits/add.ts';
import { connect, connectionBetween } from '../../store/edits/connect.ts';
import { useT } from '../../store/hooks.ts';
import { objectId } from '../../store/object-id.ts';
import type { KindProps } from '../kind-props.ts';
import { MixedLine, MixedSelect } from './mixed.tsx';
import { PickButton } from '../pick-button.tsx';
import { setOrDrop } from '../set-or-drop.ts';
import { useEach } from './use-each.ts';
import { numberMistake, parseNumber } from '../validate.ts';

const TUNNEL_KINDS = { vxlan: 'VXLAN', gre: 'GRE' } as const;

/** Several tunnels. Their number is none of it: no two tunnels have the same. */
export function TunnelsFields({ names, document }: KindProps) {
  const t = useT();
  const { each, seal } = useEach(names);
  const found = names.flatMap((name) => document.tunnels?.[name] ?? []);
  const change = (field: string, apply: (tunnel: NonNullable<DesignDraft['tunnels']>[string]) => void): void =>
    each(field, (draft, name) => {
      const tunnel = draft.tunnels?.[name];
      if (tunnel) apply(tunnel);
    });
  const isVxlan = found.every((tunnel) => tunnel.kind === 'vxlan');
  const backends = (['linux', 'ovs'] as const).map((value) => ({ value, label: t(`tunnel.backend.${value}`) }));
  const hosts = Object.keys(document.hosts ?? {}).filter((host) => found.some((tunnel) => !(host in tunnel.hosts)));
  return (
    <>
      <MixedSelect
        label={t('tunnel.kind')}
        values={found.map((tunnel) => TUNNEL_KINDS[tunnel.kind])}
        options={Object.values(TUNNEL_KINDS)}
        onPick={(kind) =>
          change(t('tunnel.kind'), (tunnel) => {
            tunnel.kind = kind === TUNNEL_KINDS.gre ? 'gre' : 'vxlan';
            if (tunnel.kind === 'gre') delete tunnel.port;
          })
        }
      />
      <MixedSelect
        label={t('tunnel.backend')}
        values={found.map((tunnel) => t(`tunnel.backend.${tunnel.backend ?? 'linux'}`))}
        options={backends.map((backend) => backend.label)}
        onPick={(label) =>
          change(t('tunnel.backend'), (tunnel) => setOrDrop(tunnel, 'backend', backends[1]?.label === label ? 'ovs' : undefined))
        }
      />
      {isVxlan && (
        <MixedLine
          label={t('tunnel.port')}
          values={found.map((tunnel) => tunnel.port?.toString() ?? '')}
          check={(text) => numberMistake(text, 1, 65535, t)}
          onType={(text) => {
            const port = parseNumber(text, 1, 65535);
            if (port !== undefined || text === '') change(t('tunnel.port'), (tunnel) => setOrDrop(tunnel, 'port', port));
          }}
          onDone={seal}
        />
      )}
      {hosts.length > 0 && (
        <PickButton
          label={t('inspector.addHost')}
          icon={<Plus size={13} aria-hidden="true" />}
          options={hosts}
          onPick={(host) =>
            each(t('field.onHosts'), (draft, tunnel) => {
              const answer = connectionBetween(draft, objectId('tunnel', tunnel), objectId('host', host));
              if ('connection' in answer) connect(draft, answer.connection);
            })
          }
        />
      )}
    </>
  );
}
