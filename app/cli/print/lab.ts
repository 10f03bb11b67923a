/** The sandbox in words. */
import type { LabStatus } from '../../../shared/contract/events.ts';
import type { Paint } from '../context.ts';
import { formatProblem } from './problems.ts';

export function formatLab(lab: LabStatus, paint: Paint, width: number): string {
  if (lab.unavailable) return formatProblem(lab.unavailable, paint, width);
  if (!lab.running || lab.hosts.length === 0) return 'No lab is running. `vlanvas lab up` starts one.\n';
  const name = Math.max('host'.length, ...lab.hosts.map((host) => host.name.length));
  const ssh = Math.max('ssh'.length, ...lab.hosts.map((host) => host.ssh.length));
  const address = Math.max('address'.length, ...lab.hosts.map((host) => host.address.length));
  const head = `${'host'.padEnd(name)}  ${'ssh'.padEnd(ssh)}  ${'address'.padEnd(address)}  NIC`;
  const rows = lab.hosts.map(
    (host) =>
      `${host.name.padEnd(name)}  ${host.ssh.padEnd(ssh)}  ${host.address.padEnd(address)}  ${host.nic}${host.running ? '' : `  ${paint.red('not running')}`}`,
  );
  return `${[paint.bold(head), ...rows].join('\n')}\n`;
}
