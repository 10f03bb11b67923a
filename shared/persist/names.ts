/** Names of our files, chains and units: from the topology's name, and never those of another topology. */
import { shortHash } from './hash.ts';

const LONGEST = 40;

/**
 * The topology's name as a part of file names: letters, digits, `_` and single `-`. Between it and the rest of a file name
 * stands `--`, which it never holds, so that no name of `lab` is one of `lab-2`. No dots, because ifupdown passes over
 * files with dots where it is told `source-directory`.
 */
export function fileStem(topology: string): string {
  const plain = topology
    .replaceAll(/[^A-Za-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  return plain === topology ? plain : `${plain === '' ? 'topology' : plain}-${shortHash(topology)}`;
}

/** `vlanvas-NAME`: units, the ifupdown file, modules and sysctl. */
export function ownName(topology: string): string {
  return `vlanvas-${fileStem(topology)}`;
}

/** `vlanvas-NAME--LINK`: the files of one link. */
export function linkName(topology: string, link: string): string {
  const plain = link.replaceAll(/[^A-Za-z0-9_.-]+/g, '-');
  return `${ownName(topology)}--${plain === link ? plain : `${plain}-${shortHash(link)}`}`;
}

/** The chain of a topology in the tables filter, mangle and nat; iptables allows 28 characters. */
export function chainName(topology: string): string {
  return `VLANVAS-${shortHash(topology)}`;
}

/** The comment on every firewall rule of a topology. */
export function ruleComment(topology: string): string {
  return `vlanvas:${topology}`.slice(0, 255);
}

/** First line of every file, after the `#!` of a script: the mark of ownership. */
export function header(topology: string): string {
  return `# Written by Vlanvas for the topology "${topology}". "vlanvas destroy" removes it.`;
}

/** After `99-sysctl.conf`, which is the user's /etc/sysctl.conf on Debian: of several settings the last by name counts. */
export const SYSCTL_PREFIX = '99-';

/** Folder of the scripts. */
export function scriptFolder(topology: string): string {
  return `/etc/vlanvas/${fileStem(topology)}`;
}
