/** The second line of a host's card: where it is, and what it runs. */
import type { HostDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import type { HostObservation } from '../../store/live.ts';

export function sshText(ssh: HostDocument['ssh']): string {
  if (ssh === undefined) return '';
  if (typeof ssh === 'string') return ssh.replace(/^[^@]*@/, '');
  return ssh.port === undefined ? ssh.host : `${ssh.host}:${ssh.port}`;
}

export function hostLine(host: HostDocument, observation: HostObservation | undefined, t: Translate): string {
  const where = sshText(host.ssh) || t('host.noAddress');
  return `${where} · ${runs(host, observation, t)}`;
}

function runs(host: HostDocument, observation: HostObservation | undefined, t: Translate): string {
  if (host.docker === 'none') return host.forwarding ? t('host.forwarding') : t('host.noDocker');
  if (observation?.state === 'connecting') return t('host.connecting');
  if (observation?.state === 'failed') return t('host.failed');
  const version = observation?.observed?.engine?.version ?? host.engine;
  return version === undefined ? t('host.notAsked') : t('host.engine', { version });
}
