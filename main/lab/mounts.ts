/** What this machine has mounted, out of /proc/self/mountinfo (proc_pid_mountinfo(5)). */

export interface Mount {
  readonly path: string;
  readonly type: string;
  /** Options of the file system itself, as in `rw,cpu,cpuacct`. */
  readonly options: readonly string[];
}

export function parseMountinfo(text: string): readonly Mount[] {
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const [before = '', after = ''] = line.split(' - ');
      const path = before.split(' ')[4];
      const [type, , options = ''] = after.split(' ');
      return path && type ? [{ path: unescape(path), type, options: options.split(',') }] : [];
    });
}

function unescape(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

// File systems that hold a machine's own files. Others (proc, tmpfs, network shares) are not part of what a host is.
const DISKS = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'jfs', 'bcachefs', 'squashfs', 'erofs']);
const SYSTEM = /^\/(usr|var|etc|opt|srv|lib\w*|bin|sbin)(\/|$)/;

/** The disks beside the root file system that a host's system is on, outermost first: /var or /usr on their own partition. */
export function systemDisks(mounts: readonly Mount[]): readonly string[] {
  const paths = mounts.filter(({ path, type }) => DISKS.has(type) && SYSTEM.test(path)).map(({ path }) => path);
  return [...new Set(paths)].sort((a, b) => a.length - b.length || a.localeCompare(b));
}

/** One cgroup hierarchy: many with version 1, one with version 2, both where a version 2 tree without controllers is mounted beside. */
export interface CgroupHierarchy {
  readonly path: string;
  readonly version: 1 | 2;
  /** Mount options that name it, version 1 only: `cpu,cpuacct` or `none,name=systemd`. */
  readonly options: string;
}

const PLAIN_OPTIONS = new Set(['rw', 'ro', 'xattr', 'clone_children', 'cpuset_v2_mode', 'noprefix']);

export function cgroupHierarchies(mounts: readonly Mount[]): readonly CgroupHierarchy[] {
  const seen = new Set<string>();
  return mounts.flatMap(({ path, type, options }): CgroupHierarchy[] => {
    if ((type !== 'cgroup' && type !== 'cgroup2') || !/^\/sys\/fs\/cgroup(\/|$)/.test(path)) return [];
    const names = options.filter((option) => !PLAIN_OPTIONS.has(option) && !option.startsWith('release_agent='));
    const key = type === 'cgroup2' ? 'cgroup2' : names.join(',');
    if (seen.has(key)) return [];
    seen.add(key);
    if (type === 'cgroup2') return [{ path, version: 2, options: '' }];
    return [
      { path, version: 1, options: names.some((name) => name.startsWith('name=')) ? `none,${names.join(',')}` : names.join(',') },
    ];
  });
}
