/** The sandbox in words. */
import type { LabHost, LabStatus } from '../../../shared/contract/events.ts';
import type { Paint } from '../context.ts';
import { formatProblem } from './problems.ts';
import { wrap } from './screen.ts';

export function formatLab(lab: LabStatus, paint: Paint, width: number): string {
  if (lab.unavailable) return formatProblem(lab.unavailable, paint, width);
  if (!lab.running || lab.hosts.length === 0) return 'No lab is running. `vlanvas lab up` starts one.\n';
  const name = Math.max('host'.length, ...lab.hosts.map((host) => host.name.length));
  const ssh = Math.max('ssh'.length, ...lab.hosts.map((host) => host.ssh.length));
  const address = Math.max('address'.length, ...lab.hosts.map((host) => host.address.length));
  const nic = Math.max('NICs'.length, ...lab.hosts.map((host) => nicsOf(host).length));
  const head = `${'host'.padEnd(name)}  ${'ssh'.padEnd(ssh)}  ${'address'.padEnd(address)}  NICs`;
  const rows = lab.hosts.map((host) => {
    const wrong = whatIsWrong(host);
    const end = wrong === '' ? nicsOf(host) : `${nicsOf(host).padEnd(nic)}  ${paint.red(wrong)}`;
    return `${host.name.padEnd(name)}  ${host.ssh.padEnd(ssh)}  ${host.address.padEnd(address)}  ${end}`;
  });
  const [first] = lab.hosts.filter(({ running, silent }) => running && !silent?.includes('ssh'));
  const shell = first && lab.sshConfig !== undefined ? [`A shell on a host: ssh -F ${lab.sshConfig} ${first.ssh}`] : [];
  const repair = isWhole(lab)
    ? []
    : [wrap(`${repairWith(lab.hosts)} brings back what is down, and leaves the rest alone.`, width)];
  return `${[paint.bold(head), ...rows, ...(shell.length + repair.length > 0 ? [''] : []), ...repair, ...shell].join('\n')}\n`;
}

function nicsOf({ nics }: LabHost): string {
  return nics.join(', ');
}

/** Every host runs, and all its daemons answer. */
export function isWhole({ hosts }: LabStatus): boolean {
  return hosts.every((host) => whatIsWrong(host) === '');
}

function whatIsWrong({ running, silent = [] }: LabHost): string {
  if (!running) return 'not running';
  const daemons = { ssh: 'sshd', docker: 'Docker daemon' } as const;
  if (silent.length === 0) return '';
  return `its ${silent.map((daemon) => daemons[daemon]).join(' and ')} ${silent.length === 1 ? 'does' : 'do'} not answer`;
}

/** The command that asks for the hosts that are there, and no others. */
function repairWith(hosts: readonly LabHost[]): string {
  const isDefault = hosts.every(({ name }, index) => name === `docker${String(index + 1).padStart(2, '0')}`);
  if (!isDefault) return '`vlanvas lab up FILE`, with the file that it was brought up for,';
  return hosts.length === 2 ? '`vlanvas lab up`' : `\`vlanvas lab up --hosts ${hosts.length}\``;
}
