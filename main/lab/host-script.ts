/**
 * The shell script that is PID 1 of a lab host. It is kept as text here and written into the lab's folder, so nothing has
 * to be shipped beside the program. POSIX sh; every value in it has passed checkSpec, so none needs quoting.
 */
import { labCgroup } from './names.ts';
import type { CgroupHierarchy } from './mounts.ts';

/** One file system of the host: the machine's at `mount`, with the host's own changes in `upper`. */
export interface Layer {
  readonly mount: string;
  readonly upper: string;
  readonly work: string;
}

export interface HostScript {
  readonly lab: string;
  readonly name: string;
  /** The host's folder on the machine. */
  readonly folder: string;
  /** Outermost first; the first is mounted at `/`. */
  readonly layers: readonly Layer[];
  readonly cgroups: readonly CgroupHierarchy[];
  /** Command line of its Docker daemon; undefined: a host without one. */
  readonly dockerd: string | undefined;
}

/**
 * Stages, each replacing the one before in the same process:
 * - `cgroup` (the start) puts itself into the host's own cgroup, so that a new cgroup namespace has that as its root;
 * - `leaf` steps down into `init`, because a version 2 cgroup with processes cannot give controllers to its children;
 * - `host` is PID 1 of the host: mounts its file system, tells its pid, waits on standard input for its cables to be
 *   plugged in, and starts sshd and dockerd. Ends by itself if standard input closes before: a cut-off `up` leaves no host.
 * `docker PID` starts the Docker daemon again in the host that runs with that PID 1.
 */
export function hostScript(host: HostScript): string {
  const cgroup = `${labCgroup(host.lab)}/${host.name}`;
  const version2 = host.cgroups.filter(({ version }) => version === 2);
  const lines = <Item>(items: readonly Item[], line: (item: Item) => string) =>
    items.map((item) => `  ${line(item)}`).join('\n') || '  :';
  return `#!/bin/sh
# Host ${host.name} of the Vlanvas lab "${host.lab}". Written by vlanvas lab up.
set -eu
umask 022

# Hands every controller that a version 2 cgroup has to its children.
offer() {
  for controller in $(cat "$1/cgroup.controllers"); do
    echo "+$controller" 2>/dev/null >"$1/cgroup.subtree_control" || :
  done
}

# The host's cgroup in one hierarchy. A new cpuset of version 1 has no processors and takes no process until it is given some.
enter() {
  mkdir -p "$1/${cgroup}"
  if [ -f "$1/cpuset.cpus" ]; then
    for part in "${labCgroup(host.lab)}" "${cgroup}"; do
      cat "$1/cpuset.cpus" >"$1/$part/cpuset.cpus"
      cat "$1/cpuset.mems" >"$1/$part/cpuset.mems"
    done
  fi
  [ ! -f "$1/${labCgroup(host.lab)}/cgroup.controllers" ] || offer "$1/${labCgroup(host.lab)}"
  echo $$ >"$1/${cgroup}/cgroup.procs"
}

# Down to where the host's own processes are.
leaf() {
  mkdir -p "$1/${cgroup}/init"
  echo $$ >"$1/${cgroup}/init/cgroup.procs"
  offer "$1/${cgroup}"
}

case \${1:-cgroup} in
cgroup)
${lines(host.cgroups, ({ path }) => `enter ${path}`)}
  exec unshare --cgroup sh "$0" leaf
  ;;
leaf)
${lines(version2, ({ path }) => `leaf ${path}`)}
  exec unshare --net --mount --uts --ipc --pid --fork --kill-child sh "$0" host
  ;;
docker)
${lines(host.cgroups, ({ path, version }) => `echo $$ >${path}/${cgroup}${version === 2 ? '/init' : ''}/cgroup.procs`)}
  exec nsenter --target "$2" --mount --uts --ipc --net --pid --cgroup sh -c '${dockerLine(host)} &'
  ;;
host)
  # /proc is still the machine's, so this is our pid as the machine counts.
  read -r stat </proc/self/stat
  read -r boot </proc/sys/kernel/random/boot_id
  set -- $stat
  echo "$1 \${22} $boot" >${host.folder}/pid.new
  mv ${host.folder}/pid.new ${host.folder}/pid
  ulimit -n 1048576 2>/dev/null || ulimit -n "$(ulimit -Hn)"
  exec 3>>${host.folder}/sshd.log 4>>${host.folder}/dockerd.log

  # The machine's files below, this host's changes above: what is written here is seen nowhere else.
  root=${host.folder}/root
${lines(host.layers, ({ mount, upper, work }) => `mount -t overlay overlay -o lowerdir=${mount},upperdir=${upper},workdir=${work} $root${mount === '/' ? '' : mount}`)}
  if [ -d ${host.folder}/seed ]; then
    cp -a ${host.folder}/seed/. $root/
    rm -rf ${host.folder}/seed
  fi
  # Docker's overlay2 cannot lie on an overlay.
  mount --bind ${host.folder}/docker $root/var/lib/docker

  mount -t proc proc $root/proc
  mount -t sysfs sysfs $root/sys
${cgroupMounts(host.cgroups)}
  mount -t tmpfs -o mode=755 tmpfs $root/run
  mkdir -p $root/run/sshd $root/run/lock $root/run/machine
  mount -t tmpfs -o mode=1777 tmpfs $root/tmp
  mount -t tmpfs -o mode=755 tmpfs $root/dev
  mkdir $root/dev/pts $root/dev/shm $root/dev/mqueue $root/dev/net
  mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts $root/dev/pts
  mount -t tmpfs -o mode=1777 tmpfs $root/dev/shm
  mount -t mqueue mqueue $root/dev/mqueue 2>/dev/null || :
  for node in null zero full random urandom tty kmsg fuse net/tun; do
    [ ! -e /dev/$node ] || cp -a /dev/$node $root/dev/$node
  done
  ln -s pts/ptmx $root/dev/ptmx
  ln -s /proc/self/fd $root/dev/fd
  ln -s fd/0 $root/dev/stdin
  ln -s fd/1 $root/dev/stdout
  ln -s fd/2 $root/dev/stderr

  cd $root
  pivot_root . run/machine
  cd /
  umount -l /run/machine
  rmdir /run/machine
  echo ${host.name} >/proc/sys/kernel/hostname
  # A new network namespace may inherit the machine's setting; a host that has just booted forwards nothing.
  echo 0 >/proc/sys/net/ipv4/ip_forward
  [ ! -f /proc/sys/net/ipv6/conf/all/forwarding ] || echo 0 >/proc/sys/net/ipv6/conf/all/forwarding
  ip link set lo up

  read -r cabled
  exec </dev/null
  "$(command -v sshd)" -D -e >&3 2>&3 3>&- 4>&- &
  ${host.dockerd === undefined ? ':' : `{ ${dockerLine(host)}; } >&4 2>&4 3>&- 4>&- &`}
  exec 3>&- 4>&-
  # PID 1 collects whatever its parent left behind; it ends by SIGKILL from the machine, and everything here with it.
  trap : TERM INT HUP
  while :; do
    sleep 86400 &
    wait $! || :
  done
  ;;
esac
`;
}

/** The line that a daemon's log ends with when the daemon has ended; it is looked for while waiting for its first answer. */
export const DOCKER_ENDED = 'vlanvas lab: dockerd ended with exit status';

function dockerLine(host: HostScript): string {
  return host.dockerd === undefined ? ':' : `( ${host.dockerd} || : ; echo "${DOCKER_ENDED}" ) </dev/null`;
}

function cgroupMounts(cgroups: readonly CgroupHierarchy[]): string {
  const lines: string[] = [];
  const [first] = cgroups;
  // Version 1 has a folder for each hierarchy; version 2 alone is mounted at the top.
  if (first && first.path !== '/sys/fs/cgroup') lines.push('mount -t tmpfs -o mode=755 tmpfs $root/sys/fs/cgroup');
  for (const { path, version, options } of cgroups) {
    lines.push(`mkdir -p $root${path}`);
    lines.push(version === 2 ? `mount -t cgroup2 cgroup2 $root${path}` : `mount -t cgroup -o ${options} cgroup $root${path}`);
  }
  return lines.map((line) => `  ${line}`).join('\n') || '  :';
}
