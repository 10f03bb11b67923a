/** Which files on a host are ours: by name to find them, by their first lines to be sure. */
import { SYSCTL_PREFIX, header, ownName, scriptFolder } from './names.ts';
import type { PersistentFile } from './request.ts';

/** Shell patterns that match every file which any version of a design of this name may have written, in every dialect. */
export function ownedGlobs(topology: string): readonly string[] {
  const name = ownName(topology);
  return [
    `/etc/modules-load.d/${name}.conf`,
    `/etc/sysctl.d/${SYSCTL_PREFIX}${name}.conf`,
    `/etc/systemd/network/05-${name}--*`,
    `/etc/systemd/network/90-${name}--*.network`,
    `/etc/systemd/network/*.network.d/${name}--*.conf`,
    `/etc/network/interfaces.d/${name}`,
    `/etc/network/if-up.d/${name}`,
    `/etc/netplan/90-${name}.yaml`,
    `/etc/NetworkManager/system-connections/${name}--*.nmconnection`,
    `/etc/NetworkManager/dispatcher.d/50-${name}`,
    `/etc/sysconfig/network-scripts/ifcfg-${name}--*`,
    `/etc/sysconfig/network-scripts/route-${name}--*`,
    `/etc/sysconfig/network-scripts/route6-${name}--*`,
    `${scriptFolder(topology)}/*.sh`,
    `/etc/systemd/system/${name}.service`,
    `/etc/systemd/system/${name}--*.service`,
    `/etc/systemd/system/docker.service.d/${name}.conf`,
  ];
}

/** Folders that are removed once they are empty: of them, those that writing may have made. */
export function ownedFolders(topology: string, paths: readonly string[]): readonly string[] {
  const dropIns = paths
    .map((path) => path.slice(0, path.lastIndexOf('/')))
    .filter((folder) => folder.endsWith('.d') && /\.(network|service)\.d$/.test(folder));
  return [...new Set([...dropIns, scriptFolder(topology), '/etc/vlanvas'])];
}

/** Whether a file carries our mark for this topology. */
export function isOwnedFile(topology: string, content: string): boolean {
  return content.split('\n', 2).includes(header(topology));
}

export interface FoundFile {
  readonly path: string;
  readonly content: string;
}

export interface FileChanges {
  /** Files that are not there or differ. */
  readonly write: readonly PersistentFile[];
  /** Paths of files of ours that the design no longer has, units first: they are disabled while their file is there. */
  readonly remove: readonly string[];
  /** Paths that must be written and hold a file without our mark: the plan stops there. */
  readonly foreign: readonly string[];
}

/** From the files found by `ownedGlobs` to those wanted; none wanted: everything of ours goes. */
export function fileChanges(topology: string, found: readonly FoundFile[], wanted: readonly PersistentFile[]): FileChanges {
  const ours = found.filter(({ content }) => isOwnedFile(topology, content));
  const isUnit = (path: string) => path.endsWith('.service');
  const remove = ours.map(({ path }) => path).filter((path) => !wanted.some((file) => file.path === path));
  return {
    write: wanted.filter((file) => !ours.some(({ path, content }) => path === file.path && content === file.content)),
    remove: [...remove.filter(isUnit), ...remove.filter((path) => !isUnit(path))],
    foreign: wanted.map(({ path }) => path).filter((path) => found.some((file) => file.path === path && !ours.includes(file))),
  };
}

/** What is run after files are removed, as command lines: so that their managers forget them. Harmless where there are none. */
export function afterRemoval(paths: readonly string[]): readonly string[] {
  const any = (part: string) => paths.some((path) => path.startsWith(part));
  return [
    ...(any('/etc/systemd/system/') ? ['systemctl daemon-reload'] : []),
    ...(any('/etc/netplan/') ? ['netplan generate'] : []),
    ...(any('/etc/NetworkManager/system-connections/') ? ['nmcli connection reload'] : []),
  ];
}
